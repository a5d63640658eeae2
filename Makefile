# The one door: every act of a developer or a newcomer. Each target sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup setup-spark demo test test-postgres test-fast check fix docs assets bench lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/' | sort

setup: ## .venv with the caicach command, fonts and LibreOffice where apt-get may
	@PYTHON=$(PYTHON) sh scripts/setup.sh

setup-spark: setup ## Apache Spark in the folder .spark and Java, for the tests of consolidation on a cluster
	@PYTHON=$(PYTHON) sh scripts/setup_spark.sh

demo: setup ## read, check and write the example report into out/, then open the portal of a small province to try
	@$(BIN)/caicach demo --to out
	@if [ -t 1 ]; then CAICACH_DATA=out/portal $(BIN)/caicach serve --demo; \
	else echo "The portal to try: CAICACH_DATA=out/portal $(BIN)/caicach serve --demo"; fi

test: setup setup-spark ## everything in random order on SQLite, then what uses the database again on a real PostgreSQL
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal
	@$(MAKE) -s test-postgres

test-postgres: setup ## what uses the database, on a PostgreSQL started for it
	@$(BIN)/python scripts/with_postgres.py $(BIN)/pytest -n $(WORKERS) --dist worksteal \
	  -m "database and not browser" tests/integration tests/functional

test-fast: setup ## the fast loop: nothing marked slow
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not slow"

check: setup ## format, lint, types, rooms, generated docs; changes nothing, reports all at once
	@sh scripts/check.sh

fix: setup ## format and mend what ruff can, regenerate the docs
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format -q . ; $(BIN)/python scripts/reference.py

docs: setup ## regenerate docs/reference
	@$(BIN)/python scripts/reference.py

assets: setup ## copy the icons, styles and fonts of the pages again (scripts/icons.txt)
	@$(BIN)/python scripts/assets.py

bench: setup ## the table of docs/reference/benchmarks.md, measured now
	@$(BIN)/uv pip install -q -p .venv --require-hashes -r requirements-bench.lock
	@$(BIN)/python -m benchmarks

lock: setup ## resolve pyproject.toml again
	@sh scripts/lock.sh

clean: ## remove what the targets made
	@rm -rf .venv .spark node_modules src/caicach/web/static/vendor out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

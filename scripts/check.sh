#!/bin/sh
# Runs every check, prints each command, and fails once at the end.
cd "$(dirname "$0")/.."
failed=0
run() { printf '\033[1m%s\033[0m\n' "$*"; "$@" || failed=$((failed + 1)); }
run .venv/bin/ruff format --check -q .
run .venv/bin/ruff check -q .
run .venv/bin/mypy
run .venv/bin/lint-imports --no-cache
run .venv/bin/python scripts/reference.py --check
run .venv/bin/pytest -q tests/repository
[ "$failed" -eq 0 ] && echo "check: all is well" || { echo "check: $failed of the above failed"; exit 1; }

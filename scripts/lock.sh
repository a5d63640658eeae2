#!/bin/sh
# Resolves pyproject.toml and package.json into hashed lock files without download addresses.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v .venv/bin/uv || command -v uv)
compile() {
  "${uv}" pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url pyproject.toml "$@"
}
compile -o requirements.lock
compile --extra engines -o requirements-engines.lock
compile --extra engines --extra spark -o requirements-spark.lock
compile --extra portal --extra s3 -o requirements-portal.lock
compile --all-extras --group dev -o requirements-dev.lock
compile --all-extras --group dev --group bench -o requirements-bench.lock
"${uv}" pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
  --no-emit-index-url --group spark-server -o requirements-spark-server.lock
.venv/bin/python scripts/assets.py --lock

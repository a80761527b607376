#!/bin/sh
# Make the virtual environment and see to bubblewrap. Usage: setup.sh PYTHON VENV
set -eu
python=$1
venv=$2

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo "$@"
    else return 1
    fi
}
installed=no
debian() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ $installed = no ]; then as_root apt-get update -qq || return 1; installed=yes; fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "setup: Python 3.11 or newer is needed; '$python' is not one. Name it: make PYTHON=/path/to/python3.11" >&2
    exit 2
}
if ! command -v bwrap >/dev/null 2>&1; then
    echo "setup: installing bubblewrap, which isolates student code"
    debian bubblewrap || {
        echo "setup: bubblewrap is missing and could not be installed. Ask an administrator for: apt-get install bubblewrap" >&2
        exit 2
    }
fi
# For the tests of the pages alone: without it they say "not run".
if [ ! -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    echo "setup: installing chromium, in which the reports are tested"
    debian chromium fonts-nanum || echo "setup: chromium could not be installed: the tests in a browser will not run"
fi
if [ ! -x "$venv/bin/python" ]; then
    "$python" -c 'import ensurepip' 2>/dev/null || debian python3-venv || {
        echo "setup: Python cannot make virtual environments. Ask an administrator for: apt-get install python3-venv" >&2
        exit 2
    }
    echo "setup: making $venv"
    "$python" -m venv "$venv"
fi
echo "setup: installing packages; the first time takes some minutes"
# torch first and by itself, so that its build is the one chosen for this machine and torchvision takes it as it is.
"$venv/bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt torch
"$venv/bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'

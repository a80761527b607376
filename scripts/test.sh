#!/bin/sh
# Every check that must hold before a release. Run through `make test`.
set -eu
ruff check .
ruff format --check .
mypy
autograder build --check
pytest "$@"

#!/bin/sh
# Every check that must hold before a release. Run through `make test`; options are pytest's.
set -eu
ruff check .
ruff format --check .
mypy
autograder build --check
pytest -n auto --dist worksteal "$@"

#!/bin/sh
# Every check that must hold before a release. Run through `make test`; options are pytest's.
set -eu
# As in a sandbox: several test processes with a thread for each core each would wait for one another.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
ruff check .
ruff format --check .
mypy
autograder build --check
pytest -n auto --dist worksteal "$@"

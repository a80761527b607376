#!/bin/sh
# Every check that must hold before a release. Run through `make test`; options are pytest's.
set -eu
ruff check .
ruff format --check .
# A minute on one core: beside what uses the others, not before it.
mypy &
types=$!
trap 'kill $types 2>/dev/null || true' EXIT
autograder build --check
status=0
pytest -n auto --dist worksteal "$@" || status=$?
trap - EXIT
wait $types || status=$?
exit $status

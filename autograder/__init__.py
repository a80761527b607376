"""The auto-graded deep-learning course: see docs/design.md for the whole system on one page."""

import sys

__version__ = "0.1.0"

# Where jsonschema, which comes with nbformat, finds this package, it compiles the grammar of internationalised
# addresses: two seconds of every start, for a format that no schema of a notebook has. None says "not installed".
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # typeshed does not know of None here

"""The auto-graded deep-learning course: see docs/design.md for the whole system on one page."""

__version__ = "0.1.0"

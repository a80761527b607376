"""The attack corpus: one small file per attack, and what grades it."""

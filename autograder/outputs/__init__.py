"""One file per destination; each is a function of stored results and runs no student code."""

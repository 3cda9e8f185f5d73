"""What was read and compiled, in SQLite, so that nothing is done twice."""

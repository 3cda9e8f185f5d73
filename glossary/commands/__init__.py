"""One file for each command: it says what is done in which order, and what the person is told."""

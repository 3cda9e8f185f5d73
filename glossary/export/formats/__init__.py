"""One module a format; each has its row of the table as `FORMAT`."""

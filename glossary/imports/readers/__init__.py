"""One module a format that is read; each has its row of the table as `READER`."""

"""Posts as files: found, read and written back as bytes. Text mode is never used: it would change the ends of lines."""

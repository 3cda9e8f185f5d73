"""The formats of the terms page, one file each."""

"""What each command can be told on the command line. What it then does stands in `commands/`."""

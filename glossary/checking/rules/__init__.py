"""The rules, one a file. A new file here is a new rule; its docstring is what `--explain` shows."""

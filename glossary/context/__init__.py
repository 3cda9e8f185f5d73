"""The entries that one text mentions, in the sense that it uses, for whoever translates it or writes on; pure."""

"""From the uses of headwords to entries: what is one concept, and what its fields are."""

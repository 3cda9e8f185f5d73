"""Where a glossary's words stand in a text, in how many posts, and in which sense."""

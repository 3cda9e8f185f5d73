"""Definitions into a post, and out of it again."""

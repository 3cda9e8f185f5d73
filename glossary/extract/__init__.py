"""From posts to the glossary file."""

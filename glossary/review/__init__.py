"""What a person decides about the glossary, and how it is written down."""

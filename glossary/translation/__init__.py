"""Whether a translation uses the names that the glossary has for what its source mentions; pure."""

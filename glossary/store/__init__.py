"""The glossary file that people edit, taken apart and put together again byte for byte."""

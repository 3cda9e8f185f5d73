"""Words in Chinese and in English: keys, scripts, likeness, width."""

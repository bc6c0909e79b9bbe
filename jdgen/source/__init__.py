"""Reading files: text, YAML, places, and role files."""

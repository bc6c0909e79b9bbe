"""The ways to make a pack. Each is a function of a template and plain data that answers a function that makes one pack."""

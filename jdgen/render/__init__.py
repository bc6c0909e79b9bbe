"""Templates to bytes. Knows nothing of rules or of where data came from."""

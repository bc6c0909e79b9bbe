"""Pictures: read before anything is drawn, checked as untrusted files, and from then on plain data."""

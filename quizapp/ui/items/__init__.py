"""Questions: how each of them works."""

"""Today: what is due, and one obvious button."""

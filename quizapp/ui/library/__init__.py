"""Library: decks, their findings, and search."""

"""Decks and histories in the formats of others: a module for each, and one table of them."""

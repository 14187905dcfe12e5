"""Decks as running text: ``Q:`` and ``A:``, ``C:`` with gaps in brackets, and ``term :: definition``."""

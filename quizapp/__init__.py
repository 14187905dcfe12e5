"""Quizapp: flashcards with spaced repetition and self-assessment, from decks written in YAML."""

__version__ = "0.1.0"

"""Decks as tables: a row for each item. CSV, TSV as Quizlet has it, and Anki's text files."""

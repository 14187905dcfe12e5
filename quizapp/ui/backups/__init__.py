"""The room of backups: of a learner's file, and of the learner's own decks."""

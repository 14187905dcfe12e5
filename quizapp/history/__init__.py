"""What a learner did: one append-only SQLite file for each learner."""

"""How decks become an index: its tables, what goes into them, and how they are searched."""

"""The room where decks come in from elsewhere, and leave."""

"""The linter's rules: what makes an item or a deck weak, told from its words and counts."""

"""From YAML to items: the deck language, its findings, and the index that is read ever after."""

"""How a deck file is read: from bytes to events, from events to nodes, from nodes to items and findings."""

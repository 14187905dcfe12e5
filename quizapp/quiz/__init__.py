"""Self-assessment: drawing a paper, marking it, and the attempt at it."""

"""Results: what an attempt says."""

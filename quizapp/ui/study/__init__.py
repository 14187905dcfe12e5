"""Study: one item, nothing else."""

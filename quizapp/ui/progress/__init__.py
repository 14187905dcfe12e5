"""Progress: what all the answers say."""

"""Memory: when a face is due, and which one comes next."""

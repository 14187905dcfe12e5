"""Charts: each paints one frozen value and says it in words."""

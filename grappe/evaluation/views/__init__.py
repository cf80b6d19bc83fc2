"""Pages of selections, split by what they show."""

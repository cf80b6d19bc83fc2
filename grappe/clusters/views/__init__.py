"""Pages of clusters, by noun."""

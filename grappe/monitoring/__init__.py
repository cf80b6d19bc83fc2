"""Funded projects followed from the grant to what came of them."""

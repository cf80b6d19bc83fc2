"""Proposals: ideas, consortia and what they write together."""

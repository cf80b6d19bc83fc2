"""The matching engine: arrays and files in, ranked partners with reasons out. No Django."""

"""Marks in, an order with its uncertainty out. No Django."""

"""What we ask: instruments as data."""

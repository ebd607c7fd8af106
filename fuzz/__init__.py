"""Thousands of files made or broken at random, handed to the reader: no trace, no hang, no growth."""

"""What we work out: pure functions from tallies to frozen values."""

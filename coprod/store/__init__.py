"""What we remember: one DuckDB file, written by one process, from which only tallies leave towards a screen."""

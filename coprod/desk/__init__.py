"""What people do: the use cases, and the only place where rooms meet."""

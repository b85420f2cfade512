"""A report becomes statements."""

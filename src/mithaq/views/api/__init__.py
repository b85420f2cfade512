"""The API: every page and every question as JSON, and the few things that can be written."""

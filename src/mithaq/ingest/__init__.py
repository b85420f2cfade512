"""The world becomes reports."""

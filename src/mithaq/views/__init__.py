"""Shown: command line, HTTP, page, files."""

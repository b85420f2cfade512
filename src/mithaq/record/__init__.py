"""Statements become the ledger."""

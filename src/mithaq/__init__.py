"""Mithaq: the record of diplomacy, read from the news."""

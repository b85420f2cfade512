"""How each language says it: one folder each."""

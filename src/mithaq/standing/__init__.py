"""The ledger becomes who stands where."""

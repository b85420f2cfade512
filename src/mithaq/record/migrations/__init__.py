"""How a ledger's tables come to be and change: Alembic revisions."""

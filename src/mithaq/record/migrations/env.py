"""Alembic's entry: runs the revisions on the connection that `record.opening` gives."""

from alembic import context

from mithaq.record.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transaction_per_migration=False,
)
context.run_migrations()

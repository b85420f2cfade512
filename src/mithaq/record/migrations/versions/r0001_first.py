"""The first tables, and the triggers that keep what is written as it was written."""

from alembic import op

from mithaq.record.guards import guards
from mithaq.record.schema import METADATA, WORDS

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables and their guards."""
    connection = op.get_bind()
    METADATA.create_all(connection)
    for command in (*WORDS[connection.dialect.name], *guards(connection.dialect.name)):
        op.execute(command)

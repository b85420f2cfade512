"""Recognition makes a standing: what was derived without it is derived again before it is asked."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Note that all must be derived anew where there is anything to derive it from."""
    op.execute(
        "INSERT INTO mark (name, value) SELECT 'due', 1 "
        "WHERE EXISTS (SELECT 1 FROM statement WHERE type = 'recognise') "
        "AND NOT EXISTS (SELECT 1 FROM mark WHERE name = 'due')"
    )

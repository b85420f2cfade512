"""An act told late counts against the doubt that outweighs it: standings are derived again."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Note that all must be derived anew where there is anything to derive it from."""
    op.execute(
        "INSERT INTO mark (name, value) SELECT 'due', 1 WHERE EXISTS (SELECT 1 FROM statement) "
        "AND NOT EXISTS (SELECT 1 FROM mark WHERE name = 'due')"
    )

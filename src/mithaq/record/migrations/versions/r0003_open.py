"""Of the standings of a pair, those that are known still are found by the index alone."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Lengthen the index of pairs."""
    op.drop_index("standing_pair", "standing")
    op.create_index("standing_pair", "standing", ["axis", "state", "toward", "known_to"])

"""Whose force moved in a set, as its record says."""

# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# A step that a release has shipped is never changed: write another one.

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a database of the step before to this one."""
    op.add_column("exercise_set", sa.Column("rom_type", sa.Text(), nullable=True))

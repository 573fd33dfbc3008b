"""When a recording was made, and who says so."""

# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# A step that a release has shipped is never changed: write another one.

import sqlalchemy as sa
from alembic import op

from hep_vision.store.tables import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a database of the step before to this one."""
    op.add_column("exercise_set", sa.Column("recorded_at", Moment(timezone=True), nullable=True))
    op.add_column("exercise_set", sa.Column("recorded_at_from", sa.Text(), nullable=True))

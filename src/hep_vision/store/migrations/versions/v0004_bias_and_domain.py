"""The pose estimator's bias, its degrees of freedom and what people differ by, of each attempt."""

# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# A step that a release has shipped is never changed: write another one.

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a database of the step before to this one."""
    for name in ("bias", "domain", "df"):
        op.add_column("attempt", sa.Column(name, sa.Double(), nullable=True))

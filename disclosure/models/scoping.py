"""The queryset verb every list starts from."""

from typing import Any, ClassVar, TypeVar

from django.apps import apps
from django.db import models

from disclosure.visibility import Officer, Reach, visible

Row = TypeVar("Row", bound=models.Model)

USER = "auth.User"


class ScopedQuerySet(models.QuerySet[Row]):
    """Rows an officer may see; subclasses name their reach."""

    reach: ClassVar[Reach]
    joins_many: ClassVar[bool] = False

    def visible_to(self, user: Officer) -> Any:
        """The rows within the user's memberships; none for anybody else."""
        memberships = apps.get_model("disclosure", "Membership")._default_manager.all()
        rows = self.filter(visible(user, self.reach, memberships))
        return rows.distinct() if self.joins_many else rows

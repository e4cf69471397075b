"""Sealed papers whose values are known to be nobody's, so that finding one anywhere else proves a leak."""

from django.db import models

from disclosure.models.files import SealedFile


class Canary(models.Model):
    """A sealed file that was made to be looked for; `closed` holds its values, encrypted by the vault."""

    sealed_file = models.OneToOneField(SealedFile, on_delete=models.PROTECT, related_name="canary")
    closed = models.BinaryField()
    planted_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)

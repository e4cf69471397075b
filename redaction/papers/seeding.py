"""Chance that repeats: the same words give the same rolls, on every machine and in every process."""

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Dice(random.Random):
    """A seeded source of choices. Not for secrets: everything it makes is invented and may be made again."""

    def one(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.randrange(len(items))]

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """That many different items, or all of them where there are fewer, in random order."""
        return self.sample(list(items), min(count, len(items)))

    def chance(self, share: float) -> bool:
        """True in that share of the rolls."""
        return self.random() < share

    def digits(self, count: int) -> str:
        """That many digits."""
        return "".join(str(self.randrange(10)) for _ in range(count))


def dice(*words: object) -> Dice:
    """Dice whose rolls follow from the words alone."""
    digest = hashlib.sha256("\x1f".join(str(word) for word in words).encode()).digest()
    return Dice(int.from_bytes(digest[:8], "big"))

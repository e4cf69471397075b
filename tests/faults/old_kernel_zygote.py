"""The hostile zygote on a kernel that has no Landlock: seccomp alone locks its children."""

import sys

from redaction.sandbox import landlock
from tests import counting
from tests.faults import hostile_zygote

__all__ = ["hostile_zygote"]


def _no_version():
    return 0


if __name__ == "__main__":
    landlock.abi = _no_version
    sys.exit(counting.main())

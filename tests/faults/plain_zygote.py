"""The zygote as the product runs it, its children's lines counted where the tests are measured."""

import sys

from tests import counting

if __name__ == "__main__":
    sys.exit(counting.main())

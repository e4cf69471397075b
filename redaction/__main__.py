"""`python -m redaction …`"""

import sys

from redaction.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

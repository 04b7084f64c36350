"""The command line: ``python -m r2p``."""

import sys

from r2p.cli import main

if __name__ == "__main__":
    sys.exit(main())

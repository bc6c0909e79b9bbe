"""``python -m jdgen``."""

import sys

from jdgen.cli import main

sys.exit(main())

"""Run the program as `python -m ntmcli`."""

import sys

from ntmcli.cli.app import main

sys.exit(main())

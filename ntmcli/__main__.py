"""Run the program as `python -m ntmcli`."""

from ntmcli.cli.app import run

run()

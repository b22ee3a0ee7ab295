"""``python -m mubiao``: the command line."""

from mubiao.cli import main

main()

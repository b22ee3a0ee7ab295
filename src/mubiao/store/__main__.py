"""``python -m mubiao.store DATABASE PATH...``: add, printing the name of each document once it is in the file; for tests and scripts."""

from __future__ import annotations

import sys

from mubiao.store import Added, Store


def main(database: str, *paths: str) -> int:
    """Add ``paths``; 0 when all were read."""

    def told(added: Added) -> None:
        sys.stdout.write(added.name + "\n")
        sys.stdout.flush()

    with Store(database, create=True) as store:
        return 1 if store.add(paths, told=told).failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

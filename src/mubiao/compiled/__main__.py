"""``python -m mubiao.compiled``: compile the rooms for this interpreter, or say which run, or take the compiled ones away."""

from __future__ import annotations

import argparse
import sys
import time

from mubiao.compiled import building, place, running


def main() -> int:
    """0 when done; 1 with the reason on standard error when the rooms could not be compiled."""
    parser = argparse.ArgumentParser(prog="python -m mubiao.compiled", description="Compile the rooms of the Chinese grammar.")
    parser.add_argument("--which", action="store_true", help="say whether compiled rooms run or pure Python, and compile nothing")
    parser.add_argument("--remove", action="store_true", help="take the compiled rooms away")
    wanted = parser.parse_args()
    if wanted.which:
        print(running())
    elif wanted.remove:
        building.remove()
        print(f"removed: {place()}")
    else:
        print("compiling takes two or three minutes of the processor, on all cores …", flush=True)
        begin = time.monotonic()
        try:
            count = building.build()
        except building.BuildError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"{count} modules in {time.monotonic() - begin:.0f} s, in {place()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Draws charts in a process of its own: a specification a line in, a picture a line out. Runs as a script, and imports the drawing alone.

The drawing library holds the interpreter while it works and keeps a hundred megabytes once it has; neither is the server's to carry.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def main() -> None:
    import vl_convert

    for line in sys.stdin.buffer:
        asked: dict[str, Any] = json.loads(line)
        try:
            made = (
                vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
                if asked["what"] == "library"
                else vl_convert.vegalite_to_svg(asked["specification"])
            )
            answer = {"made": made}
        except Exception as error:  # whatever the library says is said to the server, which knows what was asked
            answer = {"failed": f"{type(error).__name__}: {error}"}
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

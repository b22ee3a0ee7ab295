"""Four invented work reports that show the program at work: a province (docx), a prefecture (html), a county (txt), a city (pdf).

The texts were written for this package and come from no government; every file says so in its name and in its first line.
They plan the year 2031. ``tools/make_samples.py`` builds them from the plain texts beside it.
"""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path

NAMES = (
    "湖南省2031年政府工作报告（虚构样例）.docx",
    "怀化市2031年政府工作报告（虚构样例）.html",
    "溆浦县2031年政府工作报告（虚构样例）.txt",
    "洪江市2031年政府工作报告（虚构样例）.pdf",
)

_unpacked = ExitStack()  # holds copies for the life of the program where the package is read out of a zip
atexit.register(_unpacked.close)


def paths() -> list[Path]:
    """The sample files in the order province, prefecture, county, county-level city.

    Raises FileNotFoundError where the installation left the data files out.
    """
    found = [_unpacked.enter_context(as_file(files(__name__).joinpath(name))) for name in NAMES]
    for path in found:
        if not path.is_file():
            raise FileNotFoundError(path)
    return found

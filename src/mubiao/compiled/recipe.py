"""Run in a folder that holds a copy of the package: ``recipe.py FILE…`` compiles these modules beside their sources.

A script of its own, since setuptools and mypyc take the arguments, the folder and the end of a process for theirs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mypyc.build import mypycify
from setuptools import setup

# Nothing that is compiled hangs on the types of other libraries.
_OPTIONS = ("--config-file=", "--no-site-packages", "--ignore-missing-imports")
# In a file of its own a module misses what this header of mypyc declares.
_MISSED = ["-include", "str_extra_ops.h"]


def main(files: list[str]) -> None:
    # A file of C for each module: one for all takes four times as long to compile.
    extensions = mypycify([*_OPTIONS, *files], opt_level="2", debug_level="0", multi_file=True)
    for extension in extensions:
        if sys.platform != "win32" and any(Path(folder, _MISSED[1]).exists() for folder in extension.include_dirs):
            extension.extra_compile_args = [*extension.extra_compile_args, *_MISSED]
    setup(name="mubiao-compiled", packages=[], ext_modules=extensions, script_args=["--quiet", "build_ext", "--inplace"])


if __name__ == "__main__":
    main(sys.argv[1:])

"""Run in a folder that holds a copy of the package: ``recipe.py FILE…`` compiles these modules beside their sources.

A script of its own, since setuptools and mypyc take the arguments, the folder and the end of a process for theirs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

from mypyc.build import mypycify
from setuptools import setup
from setuptools.command.build_ext import build_ext

# Nothing that is compiled hangs on the types of other libraries.
_OPTIONS = ("--config-file=", "--no-site-packages", "--ignore-missing-imports")
# In a file of its own a module misses what this header of mypyc declares.
_MISSED = ["-include", "str_extra_ops.h"]
# Twice the work of the compiler (-O2) makes nothing quicker here: what is compiled calls Python's own functions most of the time.
_LEVEL = "1"


class _OnAllCores(build_ext):  # type: ignore[misc]  # setuptools tells no types
    """setuptools compiles the files of one library one after another; these are a hundred, and all go into one."""

    def build_extensions(self) -> None:
        self.parallel = os.cpu_count() or 1  # the other libraries, a small one for each module, beside it
        one_after_another = self.compiler.compile

        def compiled(sources: Sequence[str], **options: Any) -> list[str]:
            largest_first = sorted(sources, key=lambda source: -Path(source).stat().st_size)
            with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
                return list(chain.from_iterable(threads.map(lambda source: one_after_another([source], **options), largest_first)))

        self.compiler.compile = compiled
        super().build_extensions()


def main(files: list[str]) -> None:
    # A file of C for each module: one for all takes four times as long to compile.
    extensions = mypycify([*_OPTIONS, *files], opt_level=_LEVEL, debug_level="0", multi_file=True)
    for extension in extensions:
        if sys.platform != "win32" and any(Path(folder, _MISSED[1]).exists() for folder in extension.include_dirs):
            extension.extra_compile_args = [*extension.extra_compile_args, *_MISSED]
    command = {"build_ext": _OnAllCores}
    setup(name="mubiao-compiled", packages=[], ext_modules=extensions, cmdclass=command, script_args=["--quiet", "build_ext", "--inplace"])


if __name__ == "__main__":
    main(sys.argv[1:])

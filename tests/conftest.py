"""What the tests share. The shared corpora stand beside the project in development; without them their tests skip."""

from __future__ import annotations

import os
from pathlib import Path

# Tests reach into modules and set what is in them, which a compiled one does not heed; tests/test_compiled.py compares the two.
os.environ.setdefault("MUBIAO_COMPILED", "0")

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
# A verdict on a change must not hang on chance: there the drawn examples are the same every time. Elsewhere each run draws anew.
# Nor on how busy the machine is: no example has a deadline, speed is measured in benchmarks/.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("anew", deadline=None)
settings.load_profile("same" if os.environ.get("CI") else "anew")

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not beside the project")


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared corpora are not beside the project")
    return SHARED

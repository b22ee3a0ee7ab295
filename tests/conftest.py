"""What the tests share. The shared corpora stand beside the project in development; without them their tests skip."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

# Tests reach into modules and set what is in them, which a compiled one does not heed; tests/test_compiled.py compares the two.
os.environ.setdefault("MUBIAO_COMPILED", "0")

import pytest
from hypothesis import settings

import mubiao
from mubiao.store import Store

SHARED = Path(__file__).resolve().parents[2] / "shared"
# A verdict on a change must not hang on chance: there the drawn examples are the same every time. Elsewhere each run draws anew.
# Nor on how busy the machine is: no example has a deadline, speed is measured in benchmarks/.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("anew", deadline=None)
settings.load_profile("same" if os.environ.get("CI") else "anew")

# The files that take longest, longest first: two workers end together only where none is left with a long one at the end. A file that
# is not here takes less than five seconds.
LONGEST = (
    "test_web_browser.py", "test_pool.py", "test_corpora.py", "test_publishing.py", "test_analysis_cli.py", "test_lake.py",
    "test_store_files.py", "test_compiled.py", "test_charts.py", "test_web.py", "test_assistants.py", "test_reading.py", "test_headline.py",
    "test_statements_en.py", "test_analysis_properties.py", "test_audit.py", "test_dataset.py", "test_store_findings.py",
    "test_reading_flow.py", "test_news_voices.py", "test_export.py", "test_shortcuts.py", "test_language_quantities.py", "test_crawl.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not beside the project")


@pytest.fixture(scope="session")
def samples_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the shipped samples, for who copies it: they are read once for all files of a worker."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with Store(path, create=True) as store:
        store.add([Path(mubiao.__file__).parent / "samples"])
    return path


@pytest.fixture(scope="module")
def database(samples_read: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The samples in a database of the file's own."""
    return shutil.copyfile(samples_read, tmp_path_factory.mktemp("database") / "reports.db").as_posix()


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared corpora are not beside the project")
    return SHARED

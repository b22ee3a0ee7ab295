"""A session of Spark, as parts of a lake want it: a task that failed is tried again, on one machine too."""

from __future__ import annotations

import os
import sys
import warnings
from typing import TYPE_CHECKING

from mubiao.errors import MubiaoError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

FAILURES = 8  # of a task, before Spark gives the job up; a document that kills its process takes two


class SparkFailed(MubiaoError):
    """Spark or Java is not there, or a job was given up."""


def session_of(master: str | None = None) -> SparkSession:
    """The session there is, or one that is made. ``master``: where it runs; None for the one of spark-submit, else all cores of this
    machine. Raises SparkFailed where PySpark or Java is missing."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise SparkFailed("PySpark is not installed: pip install 'mubiao[spark]'; it needs Java 17 or 21 beside it") from missing
    active = SparkSession.getActiveSession()
    if active is not None and master is None:
        return active
    # Of pandas nothing is used.
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
    builder = SparkSession.builder.appName("mubiao")
    for name, value in _settings(master).items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError) as failed:
        raise SparkFailed(f"Spark does not start ({str(failed).strip().splitlines()[0]}): is Java 17 or 21 there?") from failed
    session.sparkContext.setLogLevel("ERROR")
    return session


def _settings(master: str | None) -> dict[str, str]:
    """What the session is asked for; where spark-submit began this program, it has said already where to run."""
    wanted = {"spark.task.maxFailures": str(FAILURES), "spark.speculation": "false", "spark.ui.showConsoleProgress": "false"}
    if master is None and "PYSPARK_GATEWAY_PORT" in os.environ:
        return wanted
    chosen = _retrying(master or f"local[{os.cpu_count() or 1}]")
    if chosen.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        wanted |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false"}
    return {**wanted, "spark.master": chosen}


def _retrying(master: str) -> str:
    """A master of one machine with the failures it bears: Spark's own default there is none."""
    if master == "local":
        return f"local[1,{FAILURES}]"
    if master.startswith("local[") and "," not in master:
        return f"{master[:-1]},{FAILURES}]"
    return master

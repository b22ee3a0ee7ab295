"""Time against length, all in one line: linear means the last column stays level."""

from __future__ import annotations

from benchmarks.speed import reports, seconds
from mubiao import api
from mubiao.records import Document


def measure(longest: int) -> None:
    text = "".join(report.text.replace("\n", "") for report in reports(limit=40))
    print(f"{'characters in one line':>24}{'seconds':>10}{'microseconds a character':>27}")
    size = 10_000
    while size <= longest:
        line = (text * (size // len(text) + 1))[:size]
        document = Document("one-line.txt", "0" * 64, "text/plain", "utf-8", "zh", line)
        took = seconds(lambda document=document: api.examine(document), least=0.2)  # type: ignore[misc]
        print(f"{size:>24,}{took:>10.3f}{took / size * 1e6:>27.3f}")
        size *= 10
    print()

"""``python -m benchmarks.crawl_real FOLDER``: real texts as pages of many builds; which are taken for reports, by folder.

Each document is put on a page three times: titled by its file's name, titled 政府工作报告 (what is not a report: 要闻), and without a title.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from benchmarks.crawl_maker.furniture import Furniture
from mubiao import api
from mubiao.crawl import Page, judge
from mubiao.errors import ReadError
from mubiao.reading import documents as files_in


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=8)
    given = parser.parse_args()
    furniture = Furniture(random.Random(given.seed))
    for folder in sorted(path for path in given.folder.iterdir() if path.is_dir()):
        for named in ("named", "general", "untitled"):
            found: Counter[str] = Counter()
            missed = []
            for file in files_in([str(folder)]):
                for document in api.documents(str(file)):
                    if isinstance(document, ReadError):
                        continue
                    reports = folder.name not in ("news", "communiques")
                    title = {"named": Path(document.name).stem, "general": "政府工作报告" if reports else "要闻", "untitled": "正文"}[named]
                    page, charset = furniture.page(title, [line for line in document.text.split("\n") if line.strip()], dated=2024)
                    kind = judge(Page("http://a.gov.cn/c/1.html", None, "text/html", charset, page, "")).kind
                    found[kind] += 1
                    if (kind == "work_report") != reports:
                        missed.append(f"{Path(document.name).name}: {kind}")
            print(f"{folder.name:20}{named:10}{dict(found)}  {'; '.join(missed)}")


if __name__ == "__main__":
    main()

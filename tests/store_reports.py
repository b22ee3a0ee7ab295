"""Invented reports for the tests of the database: places are real, figures and sentences are not."""

from __future__ import annotations

from pathlib import Path

from report_texts import REVIEW, SELF, TASKS, greeting


def report(
    place: str = "溆浦县",
    year: int = 2031,
    target: str = "地区生产总值增长6%左右，一般公共预算收入增长4%，居民收入增长与经济增长同步。",
    outcome: str = "全县地区生产总值增长5.3%。",
    extra: str = "",
) -> str:
    """A whole report of a county (or whatever place) with these targets and this outcome of the year before."""
    who = "县人民政府" if place.endswith("县") else "市人民政府" if place.endswith("市") else "省人民政府"
    lines = (
        f"{place}{year}年政府工作报告（虚构样例）",
        *greeting(who),
        f"一、{year - 1}年工作回顾",
        f"过去一年，{outcome}",
        *REVIEW[1:],
        f"二、{year}年工作安排",
        f"今年经济社会发展的主要预期目标是：{target}",
        "重点做好以下工作：",
        *TASKS,
        *([extra] if extra else []),
        "三、全面加强政府自身建设",
        *SELF,
        "各位代表！让我们团结一心、埋头苦干，为建设美好家园而努力奋斗！",
    )
    return "\n".join(lines)


def written(folder: Path, name: str, text: str) -> Path:
    """A text in a file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

"""How Chinese places are named: the parts of an official name, and one spelling for everything a name may be written in."""

from __future__ import annotations

import re
import unicodedata

# Peoples as they stand in the names of autonomous areas, with or without 族 (克孜勒苏柯尔克孜自治州, 恩施土家族苗族自治州).
PEOPLES = """
    蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗
    撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各
""".split()  # noqa: SIM905 - a list to be read and edited as words
_PEOPLE = (
    *sorted((f"{people}族" for people in PEOPLES), key=len, reverse=True),
    "柯尔克孜",
    "维吾尔",
    "哈萨克",
    "塔吉克",
    "蒙古",
    "锡伯",
)

# Longest first: the first that fits is the kind of the place.
KINDS = """
    特别行政区 自治区 自治州 自治县 自治旗 联合旗 行政区 行政委员会 管理区 特别区 地区 林区 特区 矿区 新区 群岛 省 市 州 盟 县 区 旗 镇
""".split()  # noqa: SIM905 - a list to be read and edited as words
# A district may be called 碑林 or 清新; only a longer name can be a 林区 or 新区.
_SHORTEST = {"林区": 3, "新区": 2, "矿区": 2, "特区": 2}
# Daily names that no rule gives: 井陉 alone is the county beside the mining district.
_DAILY = {"井陉矿区": "井陉矿区", "古交工矿区": "古交"}
# 左旗, 前旗 …: what stands before 旗 tells the banners of one name apart, so the banner keeps its whole name.
_SIDES = "左右前中后"


def kind_of(name: str) -> str:
    """The kind of area an official name says: 市, 自治州, 盟, 旗, 地区 … (empty where the name says none)."""
    return next((kind for kind in KINDS if name.endswith(kind) and len(name) - len(kind) >= _SHORTEST.get(kind, 1)), "")


def short_name(name: str) -> str:
    """The name in daily use: 凉山 for 凉山彝族自治州, 内蒙古 for 内蒙古自治区; a county of one character keeps its suffix (忠县)."""
    if name in _DAILY:
        return _DAILY[name]
    kind = kind_of(name)
    stem = name[: len(name) - len(kind)]
    if kind == "旗" and stem[-1:] in tuple(_SIDES):
        return name
    if kind.startswith("自治") or stem.endswith("族"):
        stem = _without_peoples(stem)
    if kind in ("特别行政区", "行政区", "自治区", "自治州", "省"):
        return stem
    return stem if len(stem) > 1 else name


def _without_peoples(stem: str) -> str:
    rest = stem
    while (people := next((p for p in _PEOPLE if rest.endswith(p)), None)) is not None:
        if len(rest) - len(people) < 2:
            # The people is the whole name (东乡族自治县, 内蒙古自治区).
            break
        rest = rest[: -len(people)]
    return rest.removesuffix("族") if len(rest) > 2 else rest


_CHINESE = re.compile(r"[\u3007\u3400-\u9fff]")
_LATIN_NOISE = re.compile(r"[^a-z0-9]+")
# Kinds and titles that English adds to a name: Xi'an City, Liangshan Yi Autonomous Prefecture, the Macao SAR.
_ENGLISH_KIND = re.compile(
    r"\b(?:province|provincial|municipality|autonomous|region|prefecture|prefectural|level|city|county|district|banner|league|"
    r"special|administrative|sar|of|the)\b"
)
_PINYIN_KIND = re.compile(r"(?<=\w) (?:shi|sheng|xian|qu|zizhiqu|zizhizhou|zizhixian|diqu|meng|qi)$")
_ENGLISH_PEOPLES = re.compile(
    r"\b(?:zhuang|hui|uygur|uyghur|uighur|tibetan|yi|miao|dong|tujia|buyei|bouyei|dai|bai|jingpo|hani|lisu|qiang|korean|mongol|mongolian|kazakh|kazak|kirgiz|kyrgyz|tu|li|and)\b"
)


def is_chinese(name: str) -> bool:
    return _CHINESE.search(name) is not None


def spelling(name: str) -> str:
    """One spelling for all ways to write a name: widths, blanks, case, tones and apostrophes away; ü is u (so are lv and lyu)."""
    name = unicodedata.normalize("NFKC", name).strip()
    if is_chinese(name):
        return re.sub(r"[\s·•・]+", "", name)
    return _LATIN_NOISE.sub("", _plain(name))


def english_spellings(name: str) -> list[str]:
    """What an English or pinyin name may stand under, best first: as given, without its kind, without its kind and people."""
    plain = _plain(unicodedata.normalize("NFKC", name))
    words = _LATIN_NOISE.sub(" ", plain.replace("'", ""))
    bare = _PINYIN_KIND.sub("", _ENGLISH_KIND.sub(" ", words).strip())
    forms = [words, bare]
    if re.search(r"\bautonomous\b|\bprefecture\b|\bregion\b", words):
        forms.append(_ENGLISH_PEOPLES.sub(" ", bare))
    return list(dict.fromkeys(form.replace(" ", "") for form in forms if form.strip()))


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("’", "'").replace("‘", "'").replace("ʼ", "'"))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"lyu|lv", "lu", re.sub(r"nyu|nv", "nu", letters))

"""The numbers that the items of a list begin with: 1．, （2）, ③, 一、, 第二，, 三要."""

from __future__ import annotations

import re

# What numbers an item of a list: 1．, （2）, ③, 一、, 第二，
_NUMBER = re.compile(
    r"[ \t　]*(?:[（(]?[0-9０-９]{1,2}(?:[)）]|[．.、](?!\d))|[（(][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}[，、])(?!第?[一二三四五六七八九十]{1,2}(?:[、和及]|次?产))|[一二三四五六七八九十]{1,3}(?:要(?![素是么塞闻不])|是要?|则))[ \t　]*"
)
_BEGINS = frozenset(" \t　（(0123456789０１２３４５６７８９一二三四五六七八九十第" + "".join(map(chr, range(ord("①"), ord("⑳") + 1))))


def past_number(text: str, start: int, end: int) -> int:
    """Behind the number of an item: ②|改造老旧小区12个; 2.|新增托位180个; 三要|…"""
    if start >= end or text[start] not in _BEGINS:
        return start
    number = _NUMBER.match(text, start, end)
    return number.end() if number else start

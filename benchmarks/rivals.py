"""The same text through (a) one broad regular expression and (b) Recognizers-Text."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

from benchmarks.speed import seconds
from mubiao.reading.flow import flow_of
from mubiao.records import Document

# What an afternoon gives: a noun, a verb, a number, a unit, a qualifier. The floor of what reading every character costs.
BROAD = re.compile(
    r"([\u4e00-\u9fff、（）()]{2,30}?)(增长|下降|达到?|控制在|稳定在|突破|超过|为)?(\d+(?:\.\d+)?)(%|％|个百分点|万人|亿元|万元|亿斤|万吨|亿美元|天)(左右|以上|以内|以下)?"
)


def measure(documents: Sequence[Document], ours: float) -> None:
    """Print how many times slower or faster extraction is than each rival on the same text."""
    texts = [flow_of(document).text for document in documents]
    floor = seconds(lambda: [list(BROAD.finditer(text)) for text in texts])
    print(
        f"(a) one broad regular expression: {len(texts) / floor:,.0f} reports a second; extraction takes {ours / floor:.1f} times as long"
    )
    try:
        from recognizers_number import recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension
        from recognizers_text import Culture
    except ImportError as error:
        print(f"(b) Recognizers-Text is not installed ({error.name}): pip install 'mubiao[bench]'\n")
        return
    # A sample of sentences, spread over the reports: the whole corpus would take it hours.
    sentences = [sentence for text in texts[:: max(1, len(texts) // 10)] for sentence in re.split(r"[。；\n]", text)[::6] if sentence]
    characters = sum(map(len, sentences))
    recognize_percentage("增长5%", Culture.Chinese)
    recognize_currency("5亿元", Culture.Chinese)
    recognize_dimension("5公里", Culture.Chinese)
    begin = time.process_time()
    for sentence in sentences:
        recognize_percentage(sentence, Culture.Chinese)
        recognize_currency(sentence, Culture.Chinese)
        recognize_dimension(sentence, Culture.Chinese)
    theirs = (time.process_time() - begin) / characters
    mine = ours / sum(map(len, texts))
    rate = len(texts) / (theirs * sum(map(len, texts)))
    print(
        f"(b) Recognizers-Text (percentage, currency, dimension): {rate:.2f} reports a second, by {len(sentences):,} of their sentences; "
        f"extraction is {theirs / mine:.0f} times as fast\n"
    )

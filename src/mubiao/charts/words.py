"""Words on charts."""

WORDS = {
    "en": {"value": "as printed", "before": "the year before"},
    "zh": {"value": "原文", "before": "上年"},
}

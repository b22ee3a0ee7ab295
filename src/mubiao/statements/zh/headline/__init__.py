"""Finds the passage of main expected targets (主要预期目标) and reads its sentences.

The passage opens with words that announce it and runs until a sentence comments on it (上述目标…, 提出…) or the tasks begin. Where a
report announces none, the cluster of sentences that set the year's core figures stands for it, and failing that the sentences that
say 今年…预期目标 of a core indicator: the form of the State Council's reports before 2005.
"""

"""A sentence said again in other words, each character of which knows its place in the flow; findings in it lead back there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mubiao.statements.findings import Finding


@dataclass(frozen=True, slots=True)
class Origins:
    """``text``; ``origin[i]`` is the place in the flow that ``text[i]`` stands for, with one more for the end."""

    text: str
    origin: tuple[int, ...]

    def back(self, finding: Finding) -> Finding:
        """A finding with places of the flow."""
        subject = finding.subject
        return replace(
            finding,
            subject=replace(subject, start=self.origin[subject.start], end=self.end(subject.end)),
            start=self.origin[finding.start],
            end=self.end(finding.end),
            printed_start=self.origin[finding.printed_start],
            printed_end=self.end(finding.printed_end),
        )

    def end(self, place: int) -> int:
        """The place in the flow behind the character before ``place``."""
        return self.origin[place - 1] + 1 if place > 0 else self.origin[0]

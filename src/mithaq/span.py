"""Where words stand."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in the raw text of a report."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards."""
        if not 0 <= self.start <= self.end:
            message = f"span: {self.start}..{self.end} runs backwards; give start <= end"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words that stand there."""
        return text[self.start : self.end]

    def cover(self, other: Self) -> "Span":
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def overlaps(self, other: Self) -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def __contains__(self, other: Self) -> bool:
        """Say whether *other* stands wholly within."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        """Count the code points."""
        return self.end - self.start

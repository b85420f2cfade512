"""The tables of `standing.ladder`, drawn: for the documentation and for a legend."""

from collections.abc import Iterator

from mithaq.record.entry import Timeline
from mithaq.standing.ladder import ATTITUDES, LADDERS, LINES, Ladder, Line, Whose
from mithaq.statement import Polarity


def diagram(timeline: Timeline) -> str:
    """Return the ladder of *timeline* as a Mermaid state diagram; empty for a posture."""
    ladder = LADDERS.get(timeline)
    return "\n".join(["stateDiagram-v2", *_arrows(ladder)]) if ladder else ""


def _arrows(ladder: Ladder) -> Iterator[str]:
    """Yield one arrow for each pair of rungs, with all moves that lead along it."""
    labels: dict[tuple[str, str], list[str]] = {}
    for rung, moves in ladder.items():
        for move, target in moves.items():
            if rung is not target:
                labels.setdefault((rung, target), []).append(move)
    for (start, end), along in labels.items():
        yield f"    {start} --> {end}: {', '.join(along)}"


def legend() -> str:
    """Return `LINES` as a Markdown table: what a claim says, what it does, and why."""
    head = ["| toward | timeline | a claim that says | does | because |", "|---|---|---|---|---|"]
    return "\n".join([*head, *map(_row, LINES)])


def _row(line: Line) -> str:
    cells = (line.toward, line.timeline, _says(line), _does(line), line.cite)
    return f"| {' | '.join(cells)} |"


def _says(line: Line) -> str:
    words = [
        " or ".join(f"`{one}`" for one in line.types),
        f"({', '.join(line.levels)})" if line.levels else "",
        ", ".join(line.modalities),
        "denied" if line.polarity is Polarity.NEGATIVE else "",
        "by itself" if line.whose is Whose.OWN else "",
        "by others" if line.whose is Whose.OTHER else "",
    ]
    return " ".join(word for word in words if word)


def _does(line: Line) -> str:
    makes = ATTITUDES.get(line.move)
    return f"`{line.move}`: {makes}" if makes else f"`{line.move}`"

"""The table itself: whole, cited, and drawn in the documentation as it is."""

from pathlib import Path

import pytest

from mithaq.record.entry import Timeline
from mithaq.standing.chart import diagram, legend
from mithaq.standing.ladder import ATTITUDES, LADDERS, LINES, WORDS, Move

DOCS = Path(__file__).parents[2] / "docs" / "ledger.md"


def test_every_line_says_why() -> None:
    assert all(line.cite for line in LINES)


def test_every_move_is_made_by_a_line_and_leads_somewhere() -> None:
    made = {line.move for line in LINES}
    assert made == set(Move)
    leads = {move for ladder in LADDERS.values() for moves in ladder.values() for move in moves}
    assert made == leads | set(ATTITUDES) | {Move.DISCLAIM}


def test_a_ladder_leads_only_to_its_own_rungs() -> None:
    for ladder in LADDERS.values():
        targets = {target for moves in ladder.values() for target in moves.values()}
        assert targets <= set(ladder)


def test_every_timeline_has_lines() -> None:
    assert {line.timeline for line in LINES} == set(Timeline)
    assert set(LADDERS) == set(Timeline) - {Timeline.POSTURE}
    assert set(ATTITUDES) < WORDS


@pytest.mark.parametrize(
    "timeline", [Timeline.COMMITMENT, Timeline.TIES, Timeline.MISSION, Timeline.RECOGNITION]
)
def test_the_documentation_shows_the_ladder_as_it_is(timeline: Timeline) -> None:
    assert diagram(timeline) in DOCS.read_text(encoding="utf-8")


def test_the_documentation_shows_the_lines_as_they_are() -> None:
    assert legend() in DOCS.read_text(encoding="utf-8")

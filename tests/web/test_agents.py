"""The tools for agents, asked by the official client; the remote ledger; the notebook's cards."""

import asyncio
from typing import Any

import mcp
import pytest
from tests.web import newsroom

from mithaq import connect
from mithaq.knowledge.knowledge import knowledge
from mithaq.report import Report
from mithaq.views import notebook
from mithaq.views.agents import Clerk, create_agent_server
from mithaq.views.client import RemoteRefused


def test_agents_get_sentences_with_ids() -> None:
    clerk = Clerk(newsroom.fill, knowledge())

    async def talk() -> tuple[list[Any], Any, Any, Any]:
        async with mcp.Client(create_agent_server(clerk)) as client:
            tools = (await client.list_tools()).tools
            board = await client.call_tool("who_stands_where", {"accord": "Abraham Accords"})
            then = await client.call_tool(
                "who_stands_where", {"accord": "abraham-accords", "known": "2020-10-01"}
            )
            wrong = await client.call_tool("where_a_state_stands", {"state": "Kazakstan"})
            return tools, board.content[0], then.content[0], wrong.content[0]

    tools, *answers = asyncio.run(talk())
    board, then, wrong = (answer.text for answer in answers)
    clerk.close()
    assert len(tools) == 6
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert "Kazakhstan → Abraham Accords: announced" in board
    assert "[report " in board
    assert "Kazakhstan" not in then
    assert "state:KAZ" in wrong


def test_remote_ledger_answers_like_the_local_one(base_url: str) -> None:
    with connect(base_url) as remote:
        page = remote.accord("abraham-accords", known="2020-10-01")
        assert {cell.state for cell in page.cells} == {"state:ARE", "state:BHR"}
        assert len(remote.changes("2025-11-05")) >= 5
        assert remote.expected()[0].time == "2025-11-18"
        assert remote.search("Kazakhstan").total > 3
        with pytest.raises(RemoteRefused, match="did you mean state:KAZ"):
            remote.state("Kazakstan")
        with pytest.raises(RemoteRefused, match="token"):
            remote.add(Report(text="Egypt met Turkey."))


def test_notebook_draws_escaped_cards_and_boards(base_url: str) -> None:
    with connect(base_url) as remote:
        page = remote.accord("abraham-accords")
    html = notebook.card(page.cards[0], "ar")._repr_html_()
    assert 'dir="rtl"' in html
    assert page.cards[0].quote.text.split()[0] in html
    assert "<script" not in html
    drawn = notebook.board(page)._repr_html_()
    assert "<th>announced</th>" in drawn
    assert "Kazakhstan" in drawn


def test_frame_has_a_line_for_each_cell(base_url: str) -> None:
    with connect(base_url) as remote:
        cells = remote.accord("abraham-accords").cells
    frame = notebook.to_frame(cells)
    assert len(frame) == len(cells)
    assert set(frame["state"]) >= {"state:KAZ"}

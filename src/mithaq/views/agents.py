"""The ledger for agents (Model Context Protocol): questions as tools, read-only.

Each answer is text: who stands where, on whose word, and the sentence with its id, so that an
agent can quote and a person can check.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

from mithaq.errors import MithaqError
from mithaq.knowledge.knowledge import Knowledge
from mithaq.views.names import resolve
from mithaq.views.tables import Cell, ChangeLine, ExpectedLine, Quote, StatementCard
from mithaq.views.web import lists
from mithaq.views.web.clock import ask
from mithaq.views.web.site import Opener
from mithaq.views.web.supply import Supply
from mithaq.views.words import Words

_READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_INSTRUCTIONS = (
    "The record of diplomacy, read from news reports. Every line ends with the sentence it rests "
    "on and the id of its report; quote it. `known` is the day by which something had been "
    "published, "
    "YYYY-MM-DD; without it the latest is answered."
)
_MOST = 25
_ARROW = " \N{RIGHTWARDS ARROW} "

Question = Callable[[Supply, Words], Iterable[str]]


class Clerk:
    """Asks the ledger on the one thread that opened it."""

    def __init__(self, open_ledger: Opener, knowledge: Knowledge) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._open = self._thread.submit(open_ledger).result()
        self._ledger = self._thread.submit(self._open.__enter__).result()
        self._knowledge = knowledge

    async def ask(self, question: Question, known: str | None, lang: str) -> str:
        """Answer *question* as lines of text; an error says what to do."""

        def work() -> str:
            latest = (self._ledger.counts().last_published or "1970-01-01")[:10]
            words = Words(lang=lang if lang in {"en", "ar"} else "en", knowledge=self._knowledge)
            try:
                moment = ask(known, None, None, latest)
                supply = Supply(self._ledger, self._knowledge, moment, latest)
                lines = list(question(supply, words))
            except MithaqError as error:
                return f"{error.what}; {error.do}"
            return "\n".join(lines) or words.say("label.empty")

        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Let go of the ledger."""
        self._thread.submit(self._open.__exit__, None, None, None).result()
        self._thread.shutdown()


def create_agent_server(clerk: Clerk) -> MCPServer:
    """Return the server with its tools."""
    server: MCPServer = MCPServer("mithaq", instructions=_INSTRUCTIONS)
    _add_boards(server, clerk)
    _add_lists(server, clerk)
    return server


def _add_boards(server: MCPServer, clerk: Clerk) -> None:
    @server.tool(annotations=_READ_ONLY)
    async def who_stands_where(accord: str, known: str | None = None, lang: str = "en") -> str:
        """Say who stands where toward an accord, on whose word, with the sentences."""

        def question(supply: Supply, words: Words) -> Iterator[str]:
            page = supply.then.accord(resolve(accord, supply.knowledge, "accord", "org"))
            yield from (_cell(cell, words) for cell in page.cells)
            yield from (_expected(line, words) for line in page.expected)

        return await clerk.ask(question, known, lang)

    @server.tool(annotations=_READ_ONLY)
    async def where_a_state_stands(state: str, known: str | None = None, lang: str = "en") -> str:
        """Say where a state stands toward every accord and state, with the sentences."""

        def question(supply: Supply, words: Words) -> Iterator[str]:
            page = supply.then.state(resolve(state, supply.knowledge, "state"))
            yield from (_cell(cell, words) for cell in (*page.accords, *page.ties)[:_MOST])

        return await clerk.ask(question, known, lang)

    @server.tool(annotations=_READ_ONLY)
    async def what_is_between(
        one: str, other: str, known: str | None = None, lang: str = "en"
    ) -> str:
        """Say what ties hold between two states and what was told of the two."""

        def question(supply: Supply, words: Words) -> Iterator[str]:
            sides = [resolve(name, supply.knowledge, "state", "org") for name in (one, other)]
            page = supply.then.pair(*sides)
            yield from (_cell(cell, words) for cell in page.ties)
            yield from (_card(card, words) for card in (*page.contacts, *page.stances)[:_MOST])

        return await clerk.ask(question, known, lang)


def _add_lists(server: MCPServer, clerk: Clerk) -> None:
    @server.tool(annotations=_READ_ONLY)
    async def what_changed(
        since: str, about: str | None = None, known: str | None = None, lang: str = "en"
    ) -> str:
        """Say what became known after a day, the newest first."""

        def question(supply: Supply, words: Words) -> Iterator[str]:
            side = resolve(about, supply.knowledge, "state", "accord", "org") if about else None
            lines = supply.then.changes(since, side).lines
            yield from (_change(line, words) for line in lines[:_MOST])

        return await clerk.ask(question, known, lang)

    @server.tool(annotations=_READ_ONLY)
    async def what_is_expected(known: str | None = None, lang: str = "en") -> str:
        """Say what is planned or expected, dated things first."""
        return await clerk.ask(
            lambda supply, words: (
                _expected(line, words) for line in supply.then.expected()[:_MOST]
            ),
            known,
            lang,
        )

    @server.tool(annotations=_READ_ONLY)
    async def find_sentences(words_: str, known: str | None = None, lang: str = "en") -> str:
        """Find statements by the words of their sentences, in English or Arabic."""

        def question(supply: Supply, words: Words) -> Iterator[str]:
            page = lists.search(supply, {"q": words_}, offset=0, limit=_MOST)
            yield from (_card(card, words) for card in page.cards)

        return await clerk.ask(question, known, lang)


def _cell(cell: Cell, words: Words) -> str:
    sides = _ARROW.join((words.name(cell.state), words.name(cell.toward)))
    said = f"{sides}: {words.say(f'rung.{cell.value}')}"
    since = f"{words.say('label.since')} {words.date(cell.told or cell.since)}"
    return f"{said}, {since}, {words.say(f'grade.{cell.grade}')}{_quoted(cell.quotes[:1])}"


def _change(line: ChangeLine, words: Words) -> str:
    steps = [words.say(f"rung.{value}") for value in (line.before, line.after) if value]
    sides = f"{words.name(line.state)}, {words.name(line.toward)}"
    said = f"{line.day}: {sides}: {_ARROW.join(steps)}"
    return said + _quoted([line.quote] if line.quote else [])


def _expected(line: ExpectedLine, words: Words) -> str:
    when = words.date(line.time) if line.time else words.say("label.no_date")
    return f"{when}: {_card(line.card, words)}"


def _card(card: StatementCard, words: Words) -> str:
    told = card.statement
    how = f"{words.reality(told)}; {words.voice(told)}"
    said = f"{words.gloss(told)} ({how}) [statement {card.id[:12]}]"
    return said + _quoted([card.quote])


def _quoted(quotes: Iterable[Quote]) -> str:
    return "".join(
        f"\n  \N{LEFT DOUBLE QUOTATION MARK}{one.text}\N{RIGHT DOUBLE QUOTATION MARK}"
        f" [report {one.report[:12]}, {one.start}-{one.end}]"
        for one in quotes
    )

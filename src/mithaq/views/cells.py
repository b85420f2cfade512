"""Cells and cards: what the ledger returns, with the sentences beside it."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from mithaq.edtf import END
from mithaq.record.claims import same, strand
from mithaq.record.entry import ANONYMOUS, Axis, Entry, Standing
from mithaq.record.ledger import Ledger
from mithaq.standing.expected import Expected
from mithaq.views.tables import Cell, ConditionLine, ExpectedLine, Quote, StatementCard

#: How many sentences a cell shows.
_SENTENCES = 3


def quote(entry: Entry) -> Quote:
    """Return the sentence of *entry* with its imprint."""
    words = entry.statement.evidence
    return Quote(
        report=entry.report_id,
        start=words.start,
        end=words.end,
        text=words.text,
        lang=entry.lang,
        published=entry.published,
        agency=entry.agency,
        outlet=entry.outlet,
    )


def cards(entries: Iterable[Entry], axis: Axis) -> tuple[StatementCard, ...]:
    """Return a card for each claim, in the order of its first entry, with how many reports told it.

    Entries that say the same by the same voice are one card; voices are counted over cards that
    say the same.
    """
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault(same(strand(entry)), []).append(entry)
    voices: dict[tuple[object, ...], set[str]] = {}
    for group in groups.values():
        voices.setdefault(_saying(group[0]), set()).add(group[0].voice)
    return tuple(_card(group, axis, len(voices[_saying(group[0])])) for group in groups.values())


def card(entry: Entry, axis: Axis) -> StatementCard:
    """Return the card of one entry."""
    return _card([entry], axis, 1)


def awaited(one: Expected, entries: Mapping[str, Entry], axis: Axis) -> ExpectedLine:
    """Return the line of what is to come, on the newest word that has a name."""
    basis = [entries[id_] for id_ in one.basis]
    named = (entry for entry in basis if entry.statement.claimant != ANONYMOUS)
    shown = card(next(named, basis[0]), axis)
    counted = structs.replace(shown, reports=one.reports, voices=one.voices)
    return ExpectedLine(time=one.time, card=counted)


def conditions(entries: Iterable[Entry], axis: Axis) -> tuple[ConditionLine, ...]:
    """Return a line for each claim that hangs on a condition."""
    return tuple(
        ConditionLine(
            state=shown.statement.actor,
            toward=shown.statement.object,
            condition=shown.statement.condition or "",
            card=shown,
        )
        for shown in cards((entry for entry in entries if entry.statement.condition), axis)
    )


def cells(standings: Sequence[Standing], ledger: Ledger) -> tuple[Cell, ...]:
    """Return the cells of *standings*, their sentences fetched in one question."""
    wanted = {id_ for one in standings for id_ in (*one.basis, *one.against)}
    entries = ledger.statements(wanted)
    return tuple(_cell(one, entries) for one in standings)


def counted(found: Iterable[Cell], ledger: Ledger, known: str) -> tuple[Cell, ...]:
    """Return cells with how many reports carry the claims that they rest on, by *known*."""
    return tuple(structs.replace(cell, reports=_reports(cell, ledger, known)) for cell in found)


def _reports(cell: Cell, ledger: Ledger, known: str) -> int:
    """Count the reports of the claims in the basis; those told alike by two voices count twice."""
    basis = set(cell.basis)
    claims = ledger.claims(cell.state, cell.toward, known=known)
    carried = sum(claim.reports for claim in claims if basis & set(claim.statements))
    return max(carried, cell.reports)


def _cell(one: Standing, entries: dict[str, Entry]) -> Cell:
    basis = [entries[id_] for id_ in one.basis if id_ in entries]
    against = [entries[id_] for id_ in one.against if id_ in entries]
    return Cell(
        state=one.state,
        toward=one.toward,
        timeline=one.timeline,
        value=one.value,
        grade=one.grade,
        since=one.valid_from,
        since_earliest=one.valid_from_lo,
        until=_open(one.valid_to),
        told=one.since,
        detail=one.detail,
        known_from=one.known_from,
        known_to=_open(one.known_to),
        claimant=basis[0].statement.claimant if basis else None,
        voices=one.voices,
        reports=len({entry.report_id for entry in basis}) or 1,
        denials=one.denials,
        contested=one.contested,
        denied_by=tuple(dict.fromkeys(entry.statement.claimant for entry in against)),
        basis=one.basis,
        quotes=tuple(quote(entry) for entry in basis[:_SENTENCES]),
        against=tuple(quote(entry) for entry in against[:_SENTENCES]),
    )


def _card(group: Sequence[Entry], axis: Axis, voices: int) -> StatementCard:
    first = group[0]
    known = first.known(axis)
    return StatementCard(
        id=first.id,
        statement=first.statement,
        quote=quote(first),
        known_from=known[0].since if known else None,
        known_to=_open(known[-1].until) if known else None,
        verdict=first.verdict,
        reports=len({entry.report_id for entry in group}),
        voices=voices,
    )


def _saying(entry: Entry) -> tuple[object, ...]:
    """Return what voices share that say the same."""
    told = entry.statement
    return (told.type, told.actor, told.object, told.level, told.modality, told.polarity, told.time)


def _open(value: str) -> str | None:
    return None if value.startswith(END) else value

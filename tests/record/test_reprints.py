"""Reprints and translations are linked as they are recorded, and count as one voice."""

import random

import pytest
from tests.record.made import ACCORDS, ARE, KAZ, NOON, SAU, SOURCE, USA, joins, report, told

from mithaq.ingest.reprints import Reprints
from mithaq.record.entry import LinkKind
from mithaq.record.keeper import Keeper
from mithaq.report import Report
from mithaq.statement import Statement, Type

STORY = (
    "Astana will come into the accords before the year ends, two officials said on Thursday. "
    "Work on the text began in the spring and went on through a quiet summer of drafts. "
    "The foreign ministry would not say who will sign, or in which city the ceremony will be. "
    "Trade with Israel has grown since the first embassy opened its doors three decades ago."
)
OTHER = (
    "Rain kept the delegations indoors while the fishing talks went into their second night. "
    "Neither side would move on the size of the nets, which had sunk the last agreement too. "
    "A fresh paper was promised for Monday, and the ships in port were told to stay there. "
    "Fishermen on the northern coast said that they had heard all of it many times before."
)


def in_paper(n: int, text: str = STORY, day: int = 7) -> Report:
    return report(
        f"Our correspondent, edition {n}.", text, published=f"2025-11-{day:02d}", agency=None,
        outlet=f"org:paper-{n}",
    )  # fmt: skip


def add(ledger: Keeper, *reports: Report) -> None:
    ledger.extend(
        [(one, [told(one, Type.JOIN, KAZ, ACCORDS, time="2025")]) for one in reports],
        recorded_at=NOON, source=SOURCE,
    )  # fmt: skip


def test_fifty_papers_that_print_one_story_are_one_voice(ledger: Keeper) -> None:
    papers = [in_paper(n) for n in range(50)]
    add(ledger, *papers[:20])
    for one in papers[20:]:
        add(ledger, one)

    (standing,) = ledger.as_of(known="2025-11-07")
    assert standing.voices == 1
    (claim,) = ledger.claims(KAZ, ACCORDS)
    assert (claim.voice, claim.reports) == ("org:paper-0", 50) or claim.reports == 50
    assert ledger.verify().breaks == ()


@pytest.mark.parametrize("seed", range(3))
def test_in_whatever_order_they_come(ledger: Keeper, seed: int) -> None:
    papers = [in_paper(n, STORY if n % 2 else OTHER, 7 + n) for n in range(8)]
    random.Random(seed).shuffle(papers)
    for one in papers:
        add(ledger, one)
    voices = {claim.voice for claim in ledger.claims(KAZ, ACCORDS)}
    assert voices == {"org:paper-0", "org:paper-1"}
    before = ledger.digest()
    ledger.derive()
    assert ledger.digest() == before


def test_another_story_and_a_much_later_one_are_not_linked(ledger: Keeper) -> None:
    add(ledger, in_paper(1, day=1), in_paper(2, OTHER, day=1), in_paper(3, day=20))
    assert [kept.links for kept in ledger.reports()] == [(), (), ()]


def test_a_story_printed_anew_at_its_address_is_a_revision(ledger: Keeper) -> None:
    def at_address(text: str, day: int) -> Report:
        return Report(text=text, published=f"2025-11-0{day}", outlet="org:paper", url="http://p/1")

    add(ledger, at_address(STORY, 7), at_address(STORY.replace("Thursday", "Friday"), 8))
    links = [link.kind for kept in ledger.reports() for link in kept.links]
    assert links == [LinkKind.REVISION_OF]


def test_a_translation_by_the_same_agency_is_the_same_story(ledger: Keeper) -> None:
    english = report(STORY, agency="org:afp")
    arabic = report("قالت مصادر إن أستانا ستنضم إلى الاتفاقيات.", agency="org:afp", lang="ar")

    def statements(one: Report) -> list[Statement]:
        states = (KAZ, ARE, SAU)
        return [joins(one, state, claimant="anonymous") for state in states]

    for one in (english, arabic):
        ledger.append(one, statements(one), recorded_at=NOON, source=SOURCE)
    kinds = [link.kind for kept in ledger.reports() for link in kept.links]
    assert kinds == [LinkKind.TRANSLATION_OF]
    assert ledger.as_of(state=KAZ)[0].voices == 1


def test_a_named_claimant_is_one_voice_wherever_it_is_printed(ledger: Keeper) -> None:
    for n, text in enumerate((STORY, OTHER)):
        one = in_paper(n, text)
        ledger.append(one, [joins(one)], recorded_at=NOON, source=SOURCE)
    (standing,) = ledger.as_of(state=KAZ)
    assert (standing.voices, ledger.statement(standing.basis[0]).voice) == (1, USA)


def test_copies_are_found_and_coincidences_are_not() -> None:
    texts = Reprints()
    assert texts.add("a", STORY) == []
    assert texts.add("b", OTHER) == []
    words = STORY.split()
    for name, copy in {
        "cut": " ".join(words[: len(words) * 2 // 3]),
        "headline": f"Another headline for it. {STORY}",
        "edited": STORY.replace("quiet", "long").replace("would not", "did not"),
    }.items():
        ((id_, score), *_) = texts.add(name, copy)
        assert id_ in {"a", "cut", "headline"}
        assert score >= 0.5
    assert texts.add("short", "Astana will come into the accords") == []
    marked = (
        "ستنضم أستانا إلى الاتفاقيات قبل نهاية العام بحسب مصدرين مطلعين على المحادثات في العاصمة"
    )
    texts.add(
        "ar", f"{marked} {marked} وقال المصدران إن النص جاهز ولم يبق سوى تحديد موعد للتوقيع عليه"
    )
    vowelled = marked.replace("ستنضم", "سَتَنضَمّ").replace("إلى", "الى")
    end = "وقال المصدران إن النص جاهز ولم يبق سوى تحديد موعد للتوقيع عليه"
    assert texts.add("ar2", f"{vowelled} {marked} {end}") == [("ar", 1.0)]

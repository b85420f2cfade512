"""Full-text search, with the words as a reader would type them."""

from tests.record.made import ISR, KAZ, NOON, SAU, SOURCE, report, told

from mithaq.record.keeper import Keeper
from mithaq.statement import Type

ARABIC = "أكّد الوزير أن مصر والسعوديّة ستواصلان المشاورات."


def fill(ledger: Keeper) -> None:
    arabic = report(ARABIC, published="2025-11-08", lang="ar")
    english = report("Kazakhstan's envoy met Saudi officials in Astana.", published="2025-11-09")
    ledger.append(arabic, [told(arabic, Type.NEGOTIATE, SAU, KAZ)], recorded_at=NOON, source=SOURCE)
    ledger.append(english, [told(english, Type.MEET, SAU, ISR)], recorded_at=NOON, source=SOURCE)


def sentences(ledger: Keeper, query: str, known: str | None = None) -> list[str]:
    found = ledger.search(query, known=known)
    return [entry.statement.evidence.text for entry in found]


def test_a_name_is_found_with_what_is_written_to_it(ledger: Keeper) -> None:
    fill(ledger)
    assert sentences(ledger, "السعودية") == [ARABIC]
    assert sentences(ledger, "سعودية مصر") == [ARABIC]
    assert sentences(ledger, "ASTANA saudi") == [
        "Kazakhstan's envoy met Saudi officials in Astana."
    ]
    assert sentences(ledger, "السعودية باريس") == []
    assert sentences(ledger, "") == []


def test_search_keeps_to_what_was_known(ledger: Keeper) -> None:
    fill(ledger)
    assert sentences(ledger, "saudi", known="2025-11-08") == []
    assert len(sentences(ledger, "saudi", known="2025-11-09")) == 1


def test_what_comes_later_is_found_too_and_what_is_erased_is_not(ledger: Keeper) -> None:
    fill(ledger)
    sentences(ledger, "saudi")
    later = report("Saudi Arabia opened an office.", published="2025-11-20")
    receipt = ledger.append(
        later, [told(later, Type.OPEN_MISSION, SAU, ISR)], recorded_at=NOON, source=SOURCE
    )
    assert len(sentences(ledger, "saudi")) == 2
    ledger.erase(receipt.report_id, by="counsel", reason="order", recorded_at=NOON)
    assert len(sentences(ledger, "saudi")) == 1


def test_marks_and_operators_are_words_like_others(ledger: Keeper) -> None:
    fill(ledger)
    for query in ('"', "saudi AND", "a:b*", "')--", "NEAR(saudi)"):
        assert isinstance(sentences(ledger, query), list)

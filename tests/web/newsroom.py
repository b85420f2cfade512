"""A small ledger for the pages' tests: reports in our own words, their statements set by hand.

The facts are those of the record; the sentences are made up for the tests. Nothing is read here,
so that the pages are tested apart from the reader.
"""

from typing import Any

from mithaq.knowledge.knowledge import knowledge
from mithaq.record.keeper import Keeper, open_ledger
from mithaq.report import Report
from mithaq.standing.derive import Derivation
from mithaq.standing.rules import rules_of
from mithaq.statement import Act, Evidence, Level, Modality, Polarity, Statement, Type

ACCORDS = "accord:abraham-accords"
WIRE = "org:gulf-wire"

#: Day, language, title, and of each sentence: the words, then its statements.
Told = tuple[str, list[dict[str, Any]]]


def _is(
    type_: str, actor: str, object_: str, modality: str = "actual", **fields: Any
) -> dict[str, Any]:
    fields = {key: value for key, value in fields.items() if value is not None}
    return {"type": type_, "actor": actor, "object": object_, "modality": modality, **fields}


def _joins(state: str, modality: str, **fields: Any) -> dict[str, Any]:
    return _is("join", f"state:{state}", ACCORDS, modality, **fields)


_USA = {"claimant": "state:USA", "act": "announce"}

REPORTS: list[tuple[str, str, str, list[Told]]] = [
    ("2020-08-14", "en", "Emirates and Israel to open relations", [
        ("Washington announced on Thursday that the United Arab Emirates would join the accords named after Abraham.",
         [_joins("ARE", "planned", **_USA, said="2020-08-13")]),
    ]),
    ("2020-09-12", "en", "Bahrain follows", [
        ("The White House announced that Bahrain would join the Abraham Accords as well.",
         [_joins("BHR", "planned", **_USA, said="2020-09-11")]),
    ]),
    ("2020-09-16", "en", "Signatures on the South Lawn", [
        ("The United Arab Emirates and Bahrain signed the Abraham Accords in Washington on Tuesday.",
         [_is("sign", "state:ARE", ACCORDS, time="2020-09-15"), _is("sign", "state:BHR", ACCORDS, time="2020-09-15")]),
        ("The United States brokered the Abraham Accords.", [_is("broker", "state:USA", ACCORDS)]),
    ]),
    ("2020-10-24", "en", "Sudan agrees", [
        ("The United States announced that Sudan would join the Abraham Accords.",
         [_joins("SDN", "planned", **_USA, said="2020-10-23")]),
    ]),
    ("2020-12-11", "en", "Morocco and Israel", [
        ("Morocco will join the Abraham Accords, the United States announced on Thursday.",
         [_joins("MAR", "planned", **_USA, said="2020-12-10")]),
    ]),
    ("2020-12-23", "en", "A declaration in Rabat", [
        ("Morocco signed the Abraham Accords in Rabat on Tuesday and established full relations with Israel.",
         [_is("sign", "state:MAR", ACCORDS, time="2020-12-22"), _is("establish_ties", "state:MAR", "state:ISR", time="2020-12-22")]),
    ]),
    ("2021-01-07", "en", "Khartoum signs", [
        ("Sudan signed the Abraham Accords on Wednesday.", [_is("sign", "state:SDN", ACCORDS, time="2021-01-06")]),
    ]),
    ("2025-11-06", "en", "Kazakhstan named as the next to join", [
        ("Kazakhstan is expected to join the Abraham Accords, the news site Axios reported first.",
         [_joins("KAZ", "expected", claimant="org:axios", act="report")]),
        ("Kazakhstan has had full diplomatic relations with Israel since 1992.",
         [_is("ties", "state:KAZ", "state:ISR", level="full", time="1992")]),
    ]),
    ("2025-11-07", "ar", "واشنطن تعلن التحاق كازاخستان باتفاقيات إبراهيم", [
        ("أعلن الرئيس الأمريكي دونالد ترامب مساء الخميس أن كازاخستان ستلتحق باتفاقيات إبراهيم قبل نهاية العام.",
         [_joins("KAZ", "planned", claimant="state:USA", claimant_person="person:donald-trump", act="announce", said="2025-11-06", via=("org:axios",))]),
        ("وكتب ترامب على منصة تروث سوشال أن كازاخستان ستوقع الاتفاقيات في حفل يُحدَّد موعده قريبا.",
         [_is("sign", "state:KAZ", ACCORDS, "planned", claimant="state:USA", claimant_person="person:donald-trump", act="write", said="2025-11-06", channel="Truth Social", via=("org:truth-social", "org:axios"))]),
        ("غير أن الرياض لم تُبد استعدادا للانضمام إلى الاتفاقيات ما لم يُفتح طريق واضح نحو دولة فلسطينية.",
         [_joins("SAU", "conditional", condition="ما لم يُفتح طريق واضح نحو دولة فلسطينية"),
          _is("establish_ties", "state:SAU", "state:ISR", "conditional", condition="ما لم يُفتح طريق واضح نحو دولة فلسطينية")]),
        ("ومن المتوقع أن يصل ولي العهد السعودي إلى البيت الأبيض في 18 نوفمبر.",
         [_is("visit", "state:SAU", "state:USA", "expected", time="2025-11-18")]),
        ("ويتردد اسما أذربيجان وأوزبكستان بين الدول التي قد تلتحق باتفاقيات إبراهيم.",
         [_joins("AZE", "possible"), _joins("UZB", "possible")]),
        ("وترتبط أذربيجان بعلاقات وثيقة مع إسرائيل.", [_is("ties", "state:AZE", "state:ISR", level="close")]),
    ]),
    ("2025-11-07", "en", "Astana and Washington", [
        ("Kazakhstan's president met President Donald Trump in Washington on Thursday.",
         [_is("meet", "state:KAZ", "state:USA", time="2025-11-06", object_person="person:donald-trump")]),
        ("Kazakhstan will join the Abraham Accords, Trump announced after the meeting.",
         [_joins("KAZ", "planned", claimant="state:USA", claimant_person="person:donald-trump", act="announce")]),
        ("Egypt welcomed the step of Kazakhstan.", [_is("support", "state:EGY", "state:KAZ", claimant="state:EGY", act="say")]),
    ]),
]  # fmt: skip


def write() -> list[tuple[Report, list[Statement]]]:
    """Return the reports with their statements, evidence in place."""
    return [_write(*told) for told in REPORTS]


def _write(day: str, lang: str, title: str, told: list[Told]) -> tuple[Report, list[Statement]]:
    text = "\n".join((title, "", *(words for words, _ in told)))
    name = f"{day}.{lang}"
    report = Report(
        id=name, text=text, lang=lang, published=day, title=title, outlet=WIRE, agency=WIRE
    )
    statements = [
        _statement(name, text, words, fields) for words, found in told for fields in found
    ]
    return report, statements


def _statement(report: str, text: str, words: str, fields: dict[str, Any]) -> Statement:
    start = text.index(words)
    typed = {
        "type": Type(fields["type"]),
        "modality": Modality(fields["modality"]),
        "act": Act(fields["act"]) if "act" in fields else None,
        "level": Level(fields["level"]) if "level" in fields else None,
        "claimant": fields.get("claimant", "report"),
        "polarity": Polarity(fields.get("polarity", "positive")),
    }
    return Statement(
        **{
            **fields,
            **typed,
            "report": report,
            "evidence": Evidence(start, start + len(words), words),
        }
    )


def fill(where: str = ":memory:") -> Keeper:
    """Return a ledger that holds the reports, each recorded on its day."""
    world = knowledge()
    rules = rules_of(world.accords, world.organisations, world.lifecycles)
    ledger = open_ledger(where, Derivation(rules), create=True)
    for report, statements in write():
        ledger.append(report, statements, recorded_at=f"{report.published}T12:00:00Z")
    return ledger

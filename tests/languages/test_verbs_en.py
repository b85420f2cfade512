"""The English verb table against forms written by hand."""

from collections import Counter
from pathlib import Path

import pytest

import mithaq.languages.en as english

# lemma: base, present, past, participle, gerund
HAND_WRITTEN = """
say say says said said saying
tell tell tells told told telling
announce announce announces announced announced announcing
deny deny denies denied denied denying
swear swear swears swore sworn swearing
write write writes wrote written writing
speak speak speaks spoke spoken speaking
meet meet meets met met meeting
hold hold holds held held holding
withdraw withdraw withdraws withdrew withdrawn withdrawing
overthrow overthrow overthrows overthrew overthrown overthrowing
forbid forbid forbids forbade forbidden forbidding
join join joins joined joined joining
accede accede accedes acceded acceded acceding
agree agree agrees agreed agreed agreeing
free free frees freed freed freeing
flee flee flees fled fled fleeing
ratify ratify ratifies ratified ratified ratifying
veto veto vetoes vetoed vetoed vetoing
woo woo woos wooed wooed wooing
expel expel expels expelled expelled expelling
sever sever severs severed severed severing
recall recall recalls recalled recalled recalling
confer confer confers conferred conferred conferring
offer offer offers offered offered offering
differ differ differs differed differed differing
commit commit commits committed committed committing
visit visit visits visited visited visiting
admit admit admits admitted admitted admitting
edit edit edits edited edited editing
permit permit permits permitted permitted permitting
benefit benefit benefits benefited benefited benefiting
lie lie lies lay|lied lain|lied lying
die die dies died died dying
tie tie ties tied tied tying
travel travel travels travelled|traveled travelled|traveled travelling|traveling
cancel cancel cancels cancelled|canceled cancelled|canceled cancelling|canceling
normalise normalise|normalize normalises|normalizes normalised|normalized normalised|normalized \
normalising|normalizing
recognise recognise|recognize recognises|recognizes recognised|recognized recognised|recognized \
recognising|recognizing
favour favour|favor favours|favors favoured|favored favoured|favored favouring|favoring
enrol enrol|enroll enrols|enrolls enrolled enrolled enrolling
analyse analyse|analyze analyses|analyzes analysed|analyzed analysed|analyzed analysing|analyzing
quit quit quits quit|quitted quit quitting
traffic traffic traffics trafficked trafficked trafficking
be be|are|am is was|were been being
have have has had had having
do do does did done doing
go go goes went gone going
strike strike strikes struck struck|stricken striking
stop stop stops stopped stopped stopping
ban ban bans banned banned banning
plan plan plans planned planned planning
beat beat beats beat beaten beating
begin begin begins began begun beginning
forget forget forgets forgot forgotten forgetting
rise rise rises rose risen rising
fall fall falls fell fallen falling
pay pay pays paid paid paying
seek seek seeks sought sought seeking
""".replace("\\\n", "").strip()

TENSES = ("base", "present", "past", "participle", "gerund")
GROUPS = {"speech", "attitude", "control", "aspect", "light", "other"}


def lines(name: str) -> list[list[str]]:
    text = (Path(english.__file__).parent / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


@pytest.fixture(scope="module")
def forms() -> dict[tuple[str, str], list[str]]:
    return {(line[0], line[1]): line[2:] for line in lines("verb_forms.tsv")}


@pytest.mark.parametrize("row", HAND_WRITTEN.splitlines())
def test_forms_written_by_hand(row: str, forms: dict[tuple[str, str], list[str]]) -> None:
    lemma, *expected = row.split()
    assert [forms[lemma, tense][2] for tense in TENSES] == expected


def test_every_verb_has_a_group_and_five_tenses() -> None:
    verbs = lines("verbs.tsv")
    assert {verb[2] for verb in verbs} == GROUPS
    assert Counter(line[0] for line in lines("verb_forms.tsv")) == Counter(
        {verb[0]: len(TENSES) for verb in verbs}
    )


def test_forms_that_are_nouns_or_adjectives_too_are_marked() -> None:
    nouns = {form for line in lines("verb_forms.tsv") for form in line[5].split("|")}
    adjectives = {form for line in lines("verb_forms.tsv") for form in line[6].split("|")}
    assert {"talk", "talks", "visit", "visits", "plan", "plans", "deal", "call", "meeting"} <= nouns
    assert {"support", "report", "reports", "understanding", "offer", "pledge"} <= nouns
    assert {"join", "joins", "said", "ratified", "acceding", "normalises"}.isdisjoint(nouns)
    assert {"united", "close", "open", "limited", "wounded", "leading"} <= adjectives

"""What a statement says in a sentence: a table of them in both languages, and the tables behind."""

import re
from pathlib import Path

import pytest

from mithaq.knowledge.knowledge import knowledge
from mithaq.knowledge.load import read_table
from mithaq.statement import Evidence, Level, Modality, Polarity, Statement, Type
from mithaq.views.web import glosses
from mithaq.views.web.glosses import Article, Modal, gloss, wordings
from mithaq.views.words import Words

WORDS = {lang: Words(lang=lang, knowledge=knowledge()) for lang in ("en", "ar")}
HERE = Path(glosses.__file__).parent
YES, NO = Polarity.POSITIVE, Polarity.NEGATIVE


def told(  # noqa: PLR0917 - a line of the table
    type_: str, actor: str, object_: str, modality: str, polarity: Polarity, claimant: str = "report",
    level: Level | None = None,
) -> Statement:  # fmt: skip
    return Statement(
        report="", type=Type(type_), actor=actor, object=object_, modality=Modality(modality),
        polarity=polarity, claimant=claimant, evidence=Evidence(0, 0, ""), level=level,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "english", "arabic"),
    [
        (told("join", "state:TUV", "org:nato", "actual", YES),
         "Tuvalu joined NATO", "انضمام توفالو إلى حلف شمال الأطلسي"),
        (told("join", "state:ARE", "accord:paris-agreement", "planned", NO),
         "The United Arab Emirates will not join the Paris Agreement on climate",
         "عدم انضمام الإمارات إلى اتفاق باريس للمناخ"),
        (told("visit", "state:KEN", "state:NLD", "desired", YES, "state:KEN"),
         "Kenya wants to visit the Netherlands", "زيارة من كينيا إلى هولندا"),
        (told("visit", "state:KEN", "state:NLD", "desired", YES, "state:NLD"),
         "Kenya should visit the Netherlands", "زيارة من كينيا إلى هولندا"),
        (told("sign", "state:CHL", "state:PER", "actual", NO),
         "Chile did not sign with Peru", "عدم التوقيع بين شيلي وبيرو"),
        (told("ties", "state:OMN", "state:IRN", "actual", YES, level=Level.CLOSE),
         "Oman has close ties with Iran", "علاقات وثيقة بين عمان وإيران"),
        (told("ties", "state:OMN", "state:IRN", "actual", NO, level=Level.FULL),
         "Oman did not have full ties with Iran", "عدم وجود علاقات كاملة بين عمان وإيران"),
        (told("ties", "state:OMN", "state:IRN", "actual", NO),
         "Oman did not have ties with Iran", "عدم وجود علاقات دبلوماسية بين عمان وإيران"),
    ],
)  # fmt: skip
def test_a_statement_in_a_sentence(statement: Statement, english: str, arabic: str) -> None:
    found = [gloss(statement, WORDS[lang]).striptags() for lang in ("en", "ar")]
    assert found == [english, arabic]


def test_every_type_and_modality_has_its_words() -> None:
    assert {line.partition(".")[0] for line in wordings()} == set(Type)
    modals = read_table(HERE / "modals.tsv", Modal)
    assert {row.modality for row in modals if row.whose == "any"} == set(Modality)


@pytest.mark.parametrize("row", read_table(HERE / "articles.tsv", Article), ids=lambda r: r.pattern)
def test_examples_take_an_article_and_counter_examples_none(row: Article) -> None:
    assert re.fullmatch(row.pattern, row.example)
    assert glosses.with_article("state:", row.example) == f"the {row.example}"
    assert glosses.with_article("state:", row.counter) == row.counter

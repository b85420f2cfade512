"""Arabic words cut into clitics and stem: every legal cut, the likeliest first."""

import pytest

from mithaq.languages.ar.morphology import Analysis, split_clitics

# word | the cut a reader would choose, as proclitics + stem + enclitic | how many before it at most
CUTS = """
وقال | و+قال+ | 1
فاعلن | ف+اعلن+ | 1
والتقي | و+التقي+ | 1
السعودية | ال+سعودية+ | 1
والسعودية | و+ال+سعودية+ | 2
فالاتفاق | ف+ال+اتفاق+ | 2
بالاتفاق | ب+ال+اتفاق+ | 1
كالعادة | ك+ال+عادة+ | 1
وبالتالي | و+ب+ال+تالي+ | 3
فبالامكان | ف+ب+ال+امكان+ | 3
وكالعادة | و+ك+ال+عادة+ | 3
للسعودية | ل+ال+سعودية+ | 1
وللمغرب | و+ل+ال+مغرب+ | 2
للقاء | ل+ال+لقاء+ | 3
للجنة | ل+ال+لجنة+ | 3
بزيارة | ب+زيارة+ | 1
لاجراء | ل+اجراء+ | 1
كدولة | ك+دولة+ | 1
ولاجراء | و+ل+اجراء+ | 2
وبزيارة | و+ب+زيارة+ | 2
فلقاء | ف+ل+قاء+ | 2
سيعلن | س+يعلن+ | 1
ستوقع | س+توقع+ | 1
سنواصل | س+نواصل+ | 1
ساعود | س+اعود+ | 1
وسيزور | و+س+يزور+ | 2
فستنضم | ف+س+تنضم+ | 2
ليعلن | ل+يعلن+ | 1
زيارته | +زيارة+ه | 1
زيارتها | +زيارة+ها | 1
بزيارته | ب+زيارة+ه | 5
سفارتهم | +سفارة+هم | 1
بها | +ب+ها | 1
وله | و+ل+ه | 6
دولتنا | +دولة+نا | 1
اعلنته | +اعلنت+ه | 2
نظيره | +نظير+ه | 1
نظيرها | +نظير+ها | 1
ونظيره | و+نظير+ه | 3
لنظيره | ل+نظير+ه | 3
وزيرهما | +وزير+هما | 3
بلادهم | +بلاد+هم | 2
بلادنا | +بلاد+نا | 3
بلادكم | +بلاد+كم | 3
رئيسهن | +رئيس+هن | 1
رؤسائهم | +رؤساء+هم | 1
شركاؤها | +شركاء+ها | 1
وحلفائه | و+حلفاء+ه | 4
لقاؤه | +لقاء+ه | 1
لقائهما | +لقاء+هما | 1
اجرائها | +اجراء+ها | 1
مستواه | +مستوي+ه | 1
استدعاه | +استدعي+ه | 1
استدعاهم | +استدعي+هم | 1
انتخبوه | +انتخبوا+ه | 1
يؤيدونه | +يؤيدون+ه | 1
وصفه | +وصف+ه | 3
دعاني | +دعا+ني | 6
يزورنا | +يزور+نا | 1
التقيته | +التقيت+ه | 3
باتفاقهما | ب+اتفاق+هما | 3
وباتفاقهما | و+ب+اتفاق+هما | 5
ولعلاقاتها | و+ل+علاقات+ها | 8
سيستقبله | س+يستقبل+ه | 3
وستستضيفها | و+س+تستضيف+ها | 5
وفي | و+في+ | 0
والي | و+الي+ | 0
فقد | ف+قد+ | 0
وان | و+ان+ | 0
وقد | و+قد+ | 0
""".strip()

ILLEGAL = """
وزيرة | +وزير+ة
السعودية | ال+سعود+ية
الزيارة | +الزيار+ه
سفارة | س+فارة+
سوريا | س+وريا+
سلام | س+لام+
له | ل++ه
به | ب++ه
ول | و+ل+
الوزيرهم | ال+وزير+هم
بسيعلن | ب+س+يعلن+
سالمغرب | س+ال+مغرب+
لهم | ل+ال+هم+
""".strip()


def parsed(cut: str) -> Analysis:
    *proclitics, stem, enclitic = cut.split("+")
    return Analysis(tuple(part for part in proclitics if part), stem, enclitic)


def fields(table: str) -> list[list[str]]:
    return [[field.strip() for field in line.split("|")] for line in table.splitlines()]


@pytest.mark.parametrize(("word", "cut", "at_most"), fields(CUTS))
def test_the_right_cut_is_among_the_first(word: str, cut: str, at_most: str) -> None:
    analyses = split_clitics(word)
    assert parsed(cut) in analyses
    assert analyses.index(parsed(cut)) <= int(at_most)


@pytest.mark.parametrize(("word", "cut"), fields(ILLEGAL))
def test_what_the_script_forbids_is_not_cut(word: str, cut: str) -> None:
    assert parsed(cut) not in split_clitics(word)


@pytest.mark.parametrize(
    "word", ["وزير", "بحث", "كان", "لقاء", "سفير", "فرنسا", "ناتو", "", "و", "له"]
)
def test_the_uncut_word_comes_first(word: str) -> None:
    assert split_clitics(word)[0] == Analysis((), word, "")


@pytest.mark.parametrize("word", ["وباتفاقهما", "للقاء", "رؤسائهم", "فسيستقبلونه"])
def test_no_analysis_comes_twice(word: str) -> None:
    analyses = split_clitics(word)
    assert len(set(analyses)) == len(analyses)

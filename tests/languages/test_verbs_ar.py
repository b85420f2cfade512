"""The Arabic verb table against forms written by hand, and against its own list."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import mithaq.languages.ar as arabic

# lemma: feature and form as a text writes it; P past, R present, in lower case passive; person
HAND_WRITTEN = """
أعلن: P3ms أعلن, P3fs أعلنت, P3mp أعلنوا, P3md أعلنا, P1p أعلنا, R3ms يعلن, R3mp يعلنون, R1s أعلن
أكّد: P3ms أكد, P3fs أكدت, R3ms يؤكد, R3fs تؤكد, R1s أؤكد, R1p نؤكد, R3mp يؤكدوا
قال: P3ms قال, P3fs قالت, P3mp قالوا, P1s قلت, R3ms يقول, R3ms يقل, R3mp يقولون, p3ms قيل, r3ms يقال
انضم: P3ms انضم, P3fs انضمت, P3mp انضموا, P1p انضممنا, R3ms ينضم, R3fs تنضم, R3md ينضمان
انسحب: P3fs انسحبت, P3md انسحبا, R3ms ينسحب, R3fs تنسحب, R1p ننسحب
وقّع: P3ms وقع, P3fs وقعت, P3md وقعا, P3fd وقعتا, R3ms يوقع, R3fs توقع, R3fd توقعان, r3fs توقع
وقع: R3ms يقع, R3fs تقع, P3fs وقعت
طبّع: P3ms طبع, P3fs طبعت, R3ms يطبع, R3fs تطبع, R3mp يطبعوا
اعترف: P3fs اعترفت, P3mp اعترفوا, R3ms يعترف, R3fs تعترف, R1p نعترف
قطع: P3fs قطعت, R3fs تقطع, p3fs قطعت, r3fs تقطع
استدعى: P3ms استدعى, P3fs استدعت, P3mp استدعوا, R3ms يستدعي, R3fs تستدع, p3ms استدعي, r3ms يستدعى
طرد: P3fs طردت, R3fs تطرد, p3ms طرد
أدان: P3ms أدان, P3fs أدانت, P3mp أدانوا, P3fd أدانتا, R3ms يدين, R3fs تدين, R3fs تدن, R1p ندين
رحّب: P3ms رحب, P3fs رحبت, R3ms يرحب, R1p نرحب
رفض: P3fs رفضت, R3ms يرفض, R3fs ترفض, R1p نرفض, r3ms يرفض
هدّد: P3ms هدد, P3fs هددت, R3ms يهدد, R3mp يهددون
زار: P3ms زار, P3fs زارت, R3ms يزور, R3fs تزور, R3ms يزر, R1s أزور, P1s زرت
التقى: P3ms التقى, P3fs التقت, P3mp التقوا, P3md التقيا, R3ms يلتقي, R3md يلتقيان, R3mp يلتقون
استقبل: P3ms استقبل, P3fs استقبلت, R3ms يستقبل, p3ms استقبل
اجتمع: P3ms اجتمع, P3md اجتمعا, R3ms يجتمع, R3mp يجتمعون, R3mp يجتمعوا
اتصل: P3ms اتصل, R3ms يتصل, R3fs تتصل
بحث: P3ms بحث, P3md بحثا, R3ms يبحث, R3md يبحثان, R3fd تبحثان
ناقش: P3ms ناقش, P3fs ناقشت, R3ms يناقش, r3ms يناقش, p3fs نوقشت
تفاوض: P3ms تفاوض, R3fs تتفاوض, R3mp يتفاوضون
اتفق: P3ms اتفق, P3fs اتفقت, P3mp اتفقوا, P3fd اتفقتا, R3ms يتفق
أراد: P3ms أراد, P3fs أرادت, R3ms يريد, R3fs تريد, R3ms يرد, R1s أريد, R1p نريد
سعى: P3ms سعى, P3fs سعت, P3mp سعوا, R3ms يسعى, R3fs تسعى, R3mp يسعون
نوى: P3ms نوى, R3ms ينوي, R3fs تنوي, R1p ننوي
وافق: P3ms وافق, P3fs وافقت, R3ms يوافق, R3mp يوافقوا
وعد: P3ms وعد, R3ms يعد, R3fs تعد
أوقف: P3ms أوقف, P3fs أوقفت, R3ms يوقف, p3fs أوقفت
استأنف: P3ms استأنف, P3fs استأنفت, R3ms يستأنف, R3fs تستأنف, p3fs استؤنفت
بدأ: P3ms بدأ, P3fs بدأت, P3mp بدأوا, P3mp بدؤوا, R3ms يبدأ, R3mp يبدأون, R3mp يبدؤون, R1p نبدأ
واصل: P3ms واصل, R3ms يواصل, R3mp يواصلون
كان: P3ms كان, P3fs كانت, P3mp كانوا, P1s كنت, R3ms يكون, R3ms يكن, R3fs تكون, R3fs تكن, R1s أكن
ليس: P3ms ليس, P3fs ليست, P3mp ليسوا, P1s لست, P1p لسنا
أصبح: P3ms أصبح, P3fs أصبحت, R3ms يصبح, R3fs تصبح
زال: R3ms يزال, R3fs تزال, P3fs زالت, R3mp يزالون
رأى: P3ms رأى, P3fs رأت, P3mp رأوا, R3ms يرى, R3fs ترى, R3mp يرون, R1p نرى, R3ms ير
دعا: P3ms دعا, P3fs دعت, P3mp دعوا, R3ms يدعو, R3fs تدعو, R3ms يدع, R1p ندعو, p3ms دعي
عاد: P3ms عاد, P3fs عادت, R3ms يعود, R3ms يعد, R1p نعود
أعاد: P3ms أعاد, P3fs أعادت, R3ms يعيد, R3fs تعيد, p3ms أعيد, r3ms يعاد
أجرى: P3ms أجرى, P3fs أجرت, P3md أجريا, P3mp أجروا, R3ms يجري, p3fs أجريت, r3fs تجرى
أنهى: P3ms أنهى, P3fs أنهت, R3ms ينهي, R3fs تنهي
انتهى: P3ms انتهى, P3fs انتهت, R3ms ينتهي, R3fs تنته
ادعى: P3ms ادعى, P3fs ادعت, R3ms يدعي
اتخذ: P3ms اتخذ, P3fs اتخذت, R3ms يتخذ, p3fs اتخذت
ازداد: P3ms ازداد, P3fs ازدادت, R3ms يزداد
اضطر: P3ms اضطر, P3fs اضطرت, R3ms يضطر, p3ms اضطر
اتهم: P3ms اتهم, P3fs اتهمت, R3ms يتهم, p3ms اتهم
استطاع: P3ms استطاع, P3fs استطاعت, R3ms يستطيع, R3ms يستطع, R3fs تستطع
استضاف: P3fs استضافت, R3ms يستضيف, R3fs تستضيف
تولى: P3ms تولى, P3fs تولت, P3mp تولوا, R3ms يتولى
تلقى: P3ms تلقى, P3fs تلقت, R3ms يتلقى
جاء: P3ms جاء, P3fs جاءت, P3mp جاؤوا, R3ms يجيء
أتى: P3ms أتى, P3fs أتت, R3ms يأتي, R3fs تأتي
أخذ: P3ms أخذ, R3ms يأخذ, R1s آخذ
سأل: P3ms سأل, P3fs سألت, R3ms يسأل, p3ms سئل
لجأ: P3ms لجأ, P3fs لجأت, R3ms يلجأ, R3mp يلجأون
هنّأ: P3ms هنأ, P3fs هنأت, R3ms يهنئ
أرجأ: P3ms أرجأ, P3fs أرجأت, R3ms يرجئ, p3fs أرجئت
رد: P3ms رد, P3fs ردت, R3ms يرد, P1p رددنا
تم: P3ms تم, P3fs تمت, R3ms يتم, R3fs تتم
أقر: P3ms أقر, P3fs أقرت, R3ms يقر, R3mp يقرون
أصر: P3fs أصرت, R3fs تصر
استمر: P3ms استمر, P3fs استمرت, R3ms يستمر
قام: P3ms قام, P3fs قامت, R3ms يقوم, R3ms يقم
عقد: P3ms عقد, P3fs عقدت, R3ms يعقد, p3fs عقدت, r3ms يعقد
وصل: P3ms وصل, P3fs وصلت, R3ms يصل, R3fs تصل
وضع: P3ms وضع, R3ms يضع, R3fs تضع
تراجع: P3ms تراجع, P3fs تراجعت, R3ms يتراجع
توسط: P3ms توسط, P3fs توسطت, R3fs تتوسط
سيطر: P3ms سيطر, P3fs سيطرت, R3ms يسيطر
اطمأن: P3ms اطمأن, P3fs اطمأنت, R3ms يطمئن
حافظ: P3ms حافظ, R3ms يحافظ
""".strip()

VOICES = {"P": "past active", "R": "present active", "p": "past passive", "r": "present passive"}
GROUPS = {"speech", "attitude", "control", "aspect", "light", "copula", "modal", "other"}

Feature = tuple[str, str, str, str]


def lines(name: str) -> list[list[str]]:
    text = (Path(arabic.__file__).parent / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


@pytest.fixture(scope="module")
def written() -> dict[Feature, set[str]]:
    found: defaultdict[Feature, set[str]] = defaultdict(set)
    for lemma, tense, voice, person, forms, kept, *_ in lines("verb_forms.tsv"):
        found[lemma, tense, voice, person] |= set((kept or forms).split("|"))
    return found


def hand_written() -> Iterator[tuple[Feature, str]]:
    for line in HAND_WRITTEN.splitlines():
        lemma, _, cells = line.partition(": ")
        for cell in cells.split(", "):
            feature, form = cell.split(" ")
            tense, voice = VOICES[feature[0]].split(" ")
            yield (lemma, tense, voice, feature[1:]), form


def test_forms_written_by_hand_are_in_the_table(written: dict[Feature, set[str]]) -> None:
    wrong = [(feature, form) for feature, form in hand_written() if form not in written[feature]]
    assert wrong == []


def test_the_hand_written_list_is_long_enough() -> None:
    assert len(list(hand_written())) >= 300


def test_folded_forms_hold_no_mark_and_one_alif() -> None:
    folded = {letter for line in lines("verb_forms.tsv") for letter in line[4]}
    assert folded == set("|ءؤئابتثجحخدذرزسشصضطظعغفقكلمنهوية") - {"ة"}


def test_every_verb_has_a_group_and_its_forms_once() -> None:
    verbs = lines("verbs.tsv")
    lemmas = Counter(verb[0] for verb in verbs)
    assert [lemma for lemma, count in lemmas.items() if count > 1] == []
    assert {verb[3] for verb in verbs} == GROUPS
    assert lemmas.keys() == {line[0] for line in lines("verb_forms.tsv")}
    features = Counter(tuple(line[:4]) for line in lines("verb_forms.tsv"))
    assert max(features.values()) == 1


def test_no_form_hides_a_particle_with_its_conjunction() -> None:
    hidden = {"وفي", "والي", "وعلي", "وكل", "ولي", "وقد", "وان", "ال", "الي", "انه", "انا", "نحن"}
    assert hidden.isdisjoint(
        form for line in lines("verb_forms.tsv") for form in line[4].split("|")
    )


@pytest.mark.parametrize(
    ("lemma", "person", "tense", "told"),
    [
        ("نظر", "3ms", "present", "yes"),  # the damma of yunzar stands on the first letter
        ("قتل", "3ms", "past", "yes"),
        ("أعلن", "3ms", "past", "yes"),
        ("أعلن", "3ms", "present", ""),  # yu'lin and yu'lan both have it
        ("قرّر", "3fs", "present", ""),
    ],
)
def test_a_damma_tells_a_passive(lemma: str, person: str, tense: str, told: str) -> None:
    found = [
        row[6] for row in lines("verb_forms.tsv") if row[:4] == [lemma, tense, "passive", person]
    ]
    assert found == [told]


def test_forms_that_are_nouns_too_are_marked() -> None:
    nouns = {line[7] for line in lines("verb_forms.tsv")}
    assert {"تعاون", "تفاوض", "دعم", "رفض", "وفد", "طلب"} <= nouns
    assert {"اعلن", "قال", "انضم", "استدعي"}.isdisjoint(nouns)


@pytest.mark.parametrize(
    ("form", "likeliest"),
    [("يوقع", "وقّع"), ("تطبع", "طبّع"), ("يقدم", "قدّم"), ("تدين", "أدان"), ("يجري", "أجرى")],
)
def test_of_verbs_written_alike_the_likelier_comes_first(form: str, likeliest: str) -> None:
    found = [line[0] for line in lines("verb_forms.tsv") if form in line[4].split("|")]
    assert found[0] == likeliest


@pytest.mark.parametrize("lemma", ["عاد", "وقع", "كان", "توسط", "انضم"])
def test_a_verb_without_object_has_no_passive(lemma: str) -> None:
    voices = {line[2] for line in lines("verb_forms.tsv") if line[0] == lemma}
    assert voices == {"active"}

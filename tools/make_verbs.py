"""Make ``verb_forms.tsv`` of both languages from the curated ``verbs.tsv``.

Run ``python tools/make_verbs.py`` after an edit of a list. Arabic paradigms come from the package
``mazini`` (a port of the conjugator of Arabic Wiktionary), English ones from the rules below.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from mazini import Conjugation, conjugate

LANGUAGES = Path(__file__).parents[1] / "src" / "mithaq" / "languages"
Verb = dict[str, str]  # a line of verbs.tsv by column

ARABIC_COLUMNS = ("lemma", "tense", "voice", "person", "forms", "kept", "damma", "also_noun")
PERSONS = {
    "active": ("3ms", "3fs", "3mp", "3md", "3fd", "1s", "1p"),
    "passive": ("3ms", "3fs", "3mp"),
}
MOODS = {"past": ("past",), "present": ("ind", "sub", "juss")}
FIRST_PERSONS = ("1s", "1p")  # their jussives are rare and written like pronouns and particles
SOUND = " صحيح"  # a weak radical that this verb keeps as a consonant
REDUCED = " مدغم"  # the first radical is assimilated to the affix
STRONG = "ف"  # stands for the weak radical while a sound verb is conjugated
SEATS = str.maketrans("أإآٱى", "ااااي")
DAMMA = "\N{ARABIC DAMMA}"
NEWER_SEAT = re.compile(
    "(?<!\N{ARABIC LETTER ALEF})ؤُو"
)  # both spellings are in use, the paradigms have one

ENGLISH_COLUMNS = ("lemma", "tense", "voice", "person", "forms", "also_noun", "also_adjective")
TENSES = {"base": "", "present": "3s", "past": "", "participle": "", "gerund": ""}  # their person
SIBILANT = re.compile(r"(?:s|x|z|ch|sh|(?<!o)o)$")
CONSONANT_Y = re.compile(r"(?<=[^aeiou])y$")
SILENT_E = re.compile(r"(?<![eoy])e$")


def rows(table: str) -> Iterator[Verb]:
    """Yield the lines of a table, by column."""
    columns, *lines = (line.split("\t") for line in table.splitlines())
    for line in lines:
        yield dict(zip(columns, line, strict=True))


def arabic_forms(verbs: str) -> str:
    """Conjugate every verb of the Arabic list.

    Args:
        verbs: The text of ``verbs.tsv``, its frequent verbs first.

    Returns:
        The text of ``verb_forms.tsv``: a line for each lemma, tense, voice and person, in the
        order of the list, so that of two verbs that are written alike the likelier comes first.
    """
    lines = ["\t".join(ARABIC_COLUMNS)]
    for verb in rows(verbs):
        lines += paradigm(verb) if verb["root"] else irregular(verb)
    return "\n".join(lines) + "\n"


def paradigm(verb: Verb) -> Iterator[str]:
    """Yield the lines of one regular verb."""
    found = conjugated(verb["root"], verb["pattern"])
    for tense, moods in MOODS.items():
        for voice, persons in voices(verb).items():
            for person in persons:
                infix = "_pass" if voice == "passive" else ""
                names = [f"{mood}{infix}_{person}" for mood in moods_of(verb, moods, person)]
                if forms := written(found, names, verb):
                    told = voice == "passive" and damma_tells(found, moods[0], person)
                    yield line(verb, (tense, voice, person), forms, told=told)


def moods_of(verb: Verb, moods: tuple[str, ...], person: str) -> tuple[str, ...]:
    """Leave out the moods that a person of a verb does not show."""
    return moods[:2] if person in FIRST_PERSONS and verb["group"] != "copula" else moods


def voices(verb: Verb) -> dict[str, tuple[str, ...]]:
    """Name the persons of each voice that the verb has."""
    return {"active": PERSONS["active"]} if verb["passive"] == "no" else PERSONS


def conjugated(root: str, pattern: str) -> Conjugation:
    """Conjugate a root on a pattern, with a personal passive wherever the verb has any."""
    name = pattern.removesuffix(SOUND).removesuffix(REDUCED)
    radicals = root[0] + root[1:].replace("و", STRONG) if pattern.endswith(SOUND) else root
    reduced = pattern.endswith(REDUCED)
    found = conjugate(radicals, name, reduced=reduced)
    if found.passive == "ipass":
        return conjugate(radicals, name, reduced=reduced, passive=True)
    return found


def written(found: Conjugation, names: list[str], verb: Verb) -> list[str]:
    """List the vocalised forms of some slots, with the newer seats of hamza."""
    forms = [form.form for name in names for form in found.slots.get(name, [])[:2]]
    if verb["pattern"].endswith(SOUND):
        forms = [form.replace(STRONG, "و") for form in forms]
    if verb["root"].endswith("ء"):
        forms += [NEWER_SEAT.sub("أُو", form) for form in forms if NEWER_SEAT.search(form)]
    return forms


def damma_tells(found: Conjugation, mood: str, person: str) -> bool:
    """Say whether a damma on the first letter tells this passive from the active."""
    passive = found.slots[f"{mood}_pass_{person}"][0].form
    active = found.slots[f"{mood}_{person}"][0].form
    return passive[1:2] == DAMMA and active[1:2] != DAMMA


def line(verb: Verb, features: tuple[str, str, str], vocalised: list[str], *, told: bool) -> str:
    """Write one line: the forms folded, and as they are written where that differs."""
    plain = unique(map(bare, vocalised))
    folded = unique(form.translate(SEATS) for form in plain)
    kept = "" if plain == folded else "|".join(plain)
    noun = fold_lemma(verb["lemma"]) if verb["noun"] else ""
    cells = ("|".join(folded), kept, "yes" if told else "", noun if noun in folded else "")
    return "\t".join((verb["lemma"], *features, *cells))


def fold_lemma(lemma: str) -> str:
    """Write a lemma as its past is written in a text."""
    return bare(lemma).translate(SEATS)


def bare(vocalised: str) -> str:
    """Take the vowel marks off."""
    return "".join(letter for letter in vocalised if not unicodedata.combining(letter))


def irregular(verb: Verb) -> Iterator[str]:
    """Yield the lines of a verb whose forms are all listed (``past.active.3ms=…``)."""
    for cell in verb["extra"].split("|"):
        name, form = cell.split("=")
        tense, voice, person = name.split(".")
        yield line(verb, (tense, voice, person), [form], told=False)


def english_forms(verbs: str) -> str:
    """Inflect every verb of the English list.

    Args:
        verbs: The text of ``verbs.tsv``.

    Returns:
        The text of ``verb_forms.tsv``: a line for each lemma and tense.
    """
    lines = ["\t".join(ENGLISH_COLUMNS)]
    for verb in rows(verbs):
        for tense, forms in inflected(verb).items():
            joined = "|".join(forms)
            uses = (joined if tense in listed(verb[use]) else "" for use in ("noun", "adjective"))
            lines.append("\t".join((verb["lemma"], tense, "", TENSES[tense], joined, *uses)))
    return "\n".join(lines) + "\n"


def inflected(verb: Verb) -> dict[str, list[str]]:
    """Give the forms of an English verb; what the list tells stands before any rule."""
    bases = [verb["lemma"], *listed(verb["also"])]
    stems = [*doubled(verb["lemma"], verb["doubles"]), *listed(verb["also"])]
    past = listed(verb["past"]) or unique(map(past_of, stems))
    return {
        "base": bases,
        "present": listed(verb["present"]) or unique(map(third_of, bases)),
        "past": past,
        "participle": listed(verb["participle"]) or past,
        "gerund": listed(verb["gerund"]) or unique(map(gerund_of, stems)),
    }


def listed(cell: str) -> list[str]:
    """Split a cell."""
    return cell.split("|") if cell else []


def unique(forms: Iterable[str]) -> list[str]:
    """Keep the first of equal forms."""
    return list(dict.fromkeys(forms))


def doubled(base: str, doubles: str) -> list[str]:
    """Give the stem before a vowel, the British before the American one."""
    return {"": [base], "yes": [base + base[-1]], "both": [base + base[-1], base]}[doubles]


def third_of(base: str) -> str:
    """Inflect for the third person."""
    if CONSONANT_Y.search(base):
        return base[:-1] + "ies"
    return base + ("es" if SIBILANT.search(base) else "s")


def past_of(stem: str) -> str:
    """Inflect for the past."""
    if CONSONANT_Y.search(stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def gerund_of(stem: str) -> str:
    """Inflect for the gerund."""
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    return SILENT_E.sub("", stem) + "ing"


def main() -> None:
    """Write both tables."""
    for language, make in (("ar", arabic_forms), ("en", english_forms)):
        folder = LANGUAGES / language
        made = make((folder / "verbs.tsv").read_text(encoding="utf-8"))
        (folder / "verb_forms.tsv").write_text(made, encoding="utf-8")
        print(f"{folder.name}: {made.count(chr(10)) - 1:,} lines, {len(made.encode()):,} bytes")


if __name__ == "__main__":
    main()

"""Tagging: between the readings of a form its neighbours decide."""

from mithaq.languages.language import Language, Reading
from mithaq.languages.tables import CLASS
from mithaq.reading.choices import NOMINAL_LEFT, can
from mithaq.reading.particles import join_particles
from mithaq.reading.tagging_svo import choose_svo, form_of
from mithaq.reading.tagging_vso import choose_vso, is_of_two, names_some, telling
from mithaq.reading.units import DUAL, Unit


def tag(units: list[Unit], language: Language) -> None:
    """Give each unit of a sentence one of its readings, from left to right."""
    is_svo = language.script.order == "SVO"
    for index, unit in enumerate(units):
        if unit.cat != "?":
            continue
        readings = unit.readings
        if len(readings) > 1 and is_svo and (joint := _joint(units, index, language)):
            unit.take(joint)
            continue
        if len(readings) > 1:
            choose = choose_svo if is_svo else choose_vso
            readings = choose(units, index) or readings
        unit.take(telling(readings, language))
        if not is_svo and names_some(units, index):
            unit.value, unit.suffix = "including", ""
        _correct(units, index)
    if is_svo:
        join_particles(units, language)


def _is_one_with(verb: Reading, following: Unit, language: Language) -> bool:
    """Say whether a verb and the noun behind it tell an event: "shake hands", "lift sanctions"."""
    if f"{verb.lemma} {following.form}" in language.triggers:
        return True
    if verb.tense not in {"base", "present"}:
        return False
    nouns = {r.lemma for r in following.readings if r.cat == "noun"}
    wanted = {row.noun for row in language.triggers.get(verb.lemma, ()) if row.noun}
    kinds = {CLASS + row.kind for lemma in nouns for row in language.nouns.get(lemma, ())}
    return bool(wanted & (nouns | kinds))


def _correct(units: list[Unit], index: int) -> None:
    """Take back a verb that cannot be one."""
    unit = units[index]
    if unit.tense == "gerund" and index and units[index - 1].form == "-":
        unit.cat = "adj"  # "the longest-serving president"
    if unit.person in DUAL and not is_of_two(units, index):
        others = [r for r in unit.readings if r.cat in {"noun", "adj"}]
        unit.take(others[0]) if others else _forget(unit)


def _forget(unit: Unit) -> None:
    """The dual of the past is written as an adverb is."""
    unit.cat, unit.value = "other", ""


def _joint(units: list[Unit], index: int, language: Language) -> Reading | None:
    """Return the reading as a verb that is one with the word behind it: "shake hands"."""
    left = units[index - 1] if index else None
    if index + 1 >= len(units) or (left is not None and left.cat in NOMINAL_LEFT):
        return None
    following = units[index + 1]
    if following.cat in {"prep", "adv"} or can(following, "prep", "adv", "to"):
        return None
    readings = [r for r in units[index].readings if r.cat == "verb"]
    lemmas = {r.lemma for r in readings if _is_one_with(r, following, language)}
    joint = tuple(r for r in readings if r.lemma in lemmas)
    return next(iter(form_of(units, index, joint)), None) if joint else None

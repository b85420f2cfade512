"""Titles: an office or institution, its state and its holder become one unit.

"Saudi Foreign Minister Prince Faisal", "the government of Kenya", "his Egyptian counterpart":
also when nobody has heard of the holder. Definite nouns and pronouns are resolved on the way,
because a title can hang on one.
"""

from collections.abc import Sequence

import msgspec

from mithaq.reading.coreference import Context
from mithaq.reading.listed import join_lists, join_owned
from mithaq.reading.mentions import ITS, UNNAMED, Mention
from mithaq.reading.titles_pairs import name_pair, sides_named
from mithaq.reading.titles_svo import (
    STATE_LIKE,
    Title,
    look_left,
    look_right_svo,
    met_before,
    speaking_before,
    told_last,
)
from mithaq.reading.titles_vso import (
    doer_before,
    is_absorbed,
    is_new_doer,
    is_opposing,
    listed_last,
    look_right_vso,
    without_abbreviations,
    without_name_quotes,
)
from mithaq.reading.units import Unit

#: Nouns that speak for the state beside them.
_ACTING = frozenset({"office", "institution", "people", "counterpart", "capitalcity"})
#: Nouns that have a state beside them and do not speak for it; nouns of sources without a name.
_LOCALITY = "locality"  # "the city of X in Peru" only tells where
_NOT_ACTING = frozenset({"opposition", _LOCALITY})
_NAMELESS = frozenset({"source", "media"})
_TITLES = _ACTING | _NOT_ACTING | _NAMELESS
#: In a headline these need no article: "…, foreign minister says".
_HEADLINED = frozenset({"office", "institution"})
#: Of nouns for whoever rules where they are: "the regime in Mali".
_RULING = "ruling"
_MEDIA = "media"
_PAIR = "pair"
_WHOSE = "whose"
_LATTER = "latter"
_DESCRIBING = frozenset({"adjective", "place", "outlet"})
_SOME_STATE = Mention(UNNAMED, "noun", rule="coreference:unnamed")
#: Classes of words that can point back.
_POINTING = frozenset({"pron", "possessive", "noun"})
_TOGETHER = frozenset({"pair", "several", "nobody"})
_LISTED = frozenset(
    {"name", "formal", "short", "abbreviation", "metonym", "capital", "person", "title"}
)


def _prepared(units: list[Unit], context: Context) -> list[Unit]:
    """Return the units without what only surrounds a name, and with lists of names joined."""
    if context.language.script.order == "VSO":
        known = context.language.script.abbreviations
        units = without_abbreviations(without_name_quotes(units), known)
    else:
        units = join_owned(units)
    return join_lists(units)


def join_titles(units: list[Unit], context: Context) -> list[Unit]:
    """Return the units with titles joined and words that point back resolved."""
    is_svo = context.language.script.order == "SVO"
    units = _prepared(units, context)
    out: list[Unit] = []
    seen: list[Mention] = []
    anew = 0  # from where on a pronoun written to a word looks
    index = 0
    while index < len(units):
        unit = units[index]
        index += 1
        if unit.suffix:
            unit.suffix_mention = _attached(unit, out[anew:], seen if not anew else None, context)
        if _is_title(unit, units, index) and (is_svo or not is_opposing(unit, units, index)):
            title = _find_title(units, index, out, seen, context=context)
            unit = _join(unit, title, out, units[index : index + title.right])
            index += title.right
        index += 0 if is_svo else name_pair(unit, units, index)
        _mean(unit, out, context, seen, following=units[index : index + 1])
        if not is_svo and is_absorbed(unit, units[index : index + 1], out, context.language):
            continue
        out.append(unit)
        if unit.mention is not None and unit.mention.entity:
            seen.append(unit.mention)
            anew = anew if is_svo or not is_new_doer(out, context.language) else len(out) - 2
    return out


def _attached(
    unit: Unit, near: list[Unit], seen: Sequence[Mention] | None, context: Context
) -> Mention | None:
    """Return whom a pronoun written to a word means; without *seen*, of those that are near."""
    if seen is None:
        seen = [u.mention for u in near if u.mention is not None and u.mention.entity]
    kind = _suffix_kind(unit, context)
    doer = doer_before(unit, kind, near) if context.language.script.order == "VSO" else None
    return doer or context.attached(kind, seen, named_together(near))


def _leave_open(unit: Unit, following: list[Unit], context: Context) -> None:
    """Name nobody where a relative tells which state is meant: "the country that would join"."""
    is_told = bool(following) and following[0].cat == "rel" and not unit.suffix
    if is_told and unit.cat == "noun" and unit.mention is None and context.means_state(unit):
        unit.cat, unit.mention = "name", _SOME_STATE


def _is_title(unit: Unit, units: list[Unit], index: int) -> bool:
    """Say whether a unit is a title's word, and no half of one such as "army-aligned"."""
    is_compound = index < len(units) and units[index].form == "-"
    return unit.cat == "noun" and unit.value in _TITLES and not is_compound


def _find_title(
    units: list[Unit], index: int, out: list[Unit], seen: list[Mention], *, context: Context
) -> Title:
    """Return what stands around the title's word, which is the unit before *index*."""
    unit = units[index - 1]
    title = Title(is_capital=unit.capital)
    if context.language.script.order == "SVO":
        look_left(out, title, context, seen)
        look_right_svo(units, index, title)
    else:
        rows = context.language.nouns.get(unit.lemma, ())
        rules = any(_RULING in row.refers for row in rows)
        look_right_vso(unit, units, index, title, rules=rules)
    if title.state is None and out and out[-1].value == _WHOSE and seen:
        title.state = _owner_of_relative(out, seen)
    if title.state is None and title.name and not title.is_former:
        title.state = context.home(unit, seen)  # "Interior Minister X", of whom the report is about
    return title


def _owner_of_relative(out: list[Unit], seen: list[Mention]) -> Mention:
    """Return whose it is in "Serbia, whose president …"; of a list all."""
    group = named_together(out)
    if group and seen[-1].entity == group[-1]:
        return Mention(group[0], "pronoun", also=tuple(group[1:]), rule="titles:whose")
    return seen[-1]


def _mean(
    unit: Unit, out: list[Unit], context: Context, seen: list[Mention], *, following: list[Unit]
) -> None:
    """Say whom a unit means that is no title, or whose state stands before it."""
    _leave_open(unit, following, context)
    if unit.value == _LATTER and unit.definite:
        _mean_latter(unit, out)
    elif unit.mention is None:
        if unit.cat in _POINTING and not _is_specified(unit, following):
            _resolve(unit, out, context, seen)
    elif unit.mention.kind == "person":
        unit.mention = _of_state(unit.mention, out)


def _mean_latter(unit: Unit, out: list[Unit]) -> None:
    """Of two the one named last: "held talks with Peru, and the latter recalled its envoy"."""
    if not out or out[-1].cat not in {"verb", "prep"}:
        return
    named = (u.mention for u in reversed(out) if u.mention is not None and u.cat == "name")
    last = next((m for m in named if m.kind in STATE_LIKE and m.form not in _DESCRIBING), None)
    if last is not None:
        unit.cat, unit.mention = "name", msgspec.structs.replace(last, form="pronoun")


def _of_state(person: Mention, out: list[Unit]) -> Mention:
    """A person whose state stands before him speaks for it: "Thailand's Srettha Thavisin"."""
    if len(out) < 2 or out[-1].cat != "poss":  # noqa: PLR2004 - the state and its mark
        return person
    state = out[-2].mention
    if state is None or state.kind != "state":
        return person
    return msgspec.structs.replace(person, entity=state.entity)


def _suffix_kind(unit: Unit, context: Context) -> str:
    """Return which kind of pronoun is written to the word, by the table of function words."""
    readings = context.language.lexicon.get("-" + unit.suffix, ())
    return readings[0].value if readings else ""


def _join(unit: Unit, title: Title, out: list[Unit], taken: list[Unit]) -> Unit:
    """Make one unit of the title; it takes from *out* what stood before it."""
    mention = _meaning(unit, title)
    if mention is None:
        title.right = 0
        return unit
    begin = out[-title.left] if title.left else unit
    end = taken[-1] if taken else unit
    if title.left:
        del out[-title.left :]
    joined = Unit(
        begin.start, end.end, unit.form, "name", unit.lemma, value=unit.value, mention=mention
    )
    joined.definite = True
    joined.suffix, joined.suffix_mention = "", None
    return joined


def _meaning(unit: Unit, title: Title) -> Mention | None:
    is_its = title.state is not None and title.state.form == "pronoun"
    rule = ITS if is_its else f"titles:{unit.lemma}"
    if unit.value in _NAMELESS and (title.state is None or unit.value == _MEDIA):
        return Mention("anonymous", "title", rule=rule)
    if unit.value in _NOT_ACTING:
        return _named_itself(unit, title, rule)
    person = title.person.person if title.person is not None else _slug(title.name)
    if title.is_former:
        return Mention(person or "person:*", "title", person, rule=rule)
    if title.state is not None and not _acts_for_his_own(unit, title):
        entity, also = title.state.entity, title.state.also
        return Mention(entity, "title", person, also, unit.lemma, rule)
    if title.person is not None:
        return msgspec.structs.replace(title.person, office=unit.lemma)
    return None


def _acts_for_his_own(unit: Unit, title: Title) -> bool:
    """Say whether a person's state is not that beside the office: "his counterpart X", "its"."""
    if title.person is None:
        return False
    is_its = title.state is unit.suffix_mention and title.person.kind == "state"
    return is_its or unit.value == "counterpart"


def _is_specified(unit: Unit, following: Sequence[Unit]) -> bool:
    """Say whether it is told which one is meant: "the pact between the two countries"."""
    return unit.value == "anaphor" and bool(following) and following[0].value == "between"


def _named_itself(unit: Unit, title: Title, rule: str) -> Mention | None:
    """Return what acts for no state: nobody, or what it is named, "the region [of] Somaliland"."""
    if title.state is None:
        return None
    if unit.value == _LOCALITY and title.state.kind == "state":
        return Mention(title.state.entity, "place", rule=rule)
    if title.state.kind == "org":
        return title.state
    return Mention("", "title", also=(title.state.entity,), rule=rule)


def _slug(name: str) -> str | None:
    return "person:" + "-".join(name.split()) if name else None


def _resolve(unit: Unit, out: list[Unit], context: Context, seen: Sequence[Mention]) -> None:
    """Resolve a pronoun or a definite noun."""
    if out and out[-1].cat == "rel":  # "which it accused": not what the relative hangs on
        seen = [m for m in seen if m.entity != seen[-1].entity] if seen else []
    if unit.cat == "pron" and unit.value:
        spoken = speaking_before(unit.value, out, context) or met_before(unit.value, out)
        unit.mention = spoken or context.pronoun(unit.value, seen, named_together(out))
    elif unit.cat == "possessive":
        near = _acting_near(out) or seen
        unit.suffix_mention = context.pronoun(unit.value, near, named_together(out))
    elif unit.cat == "noun":
        _resolve_noun(unit, out, context, seen)
    if unit.mention is not None:
        unit.cat = "name"


def _acting_near(out: list[Unit]) -> list[Mention]:
    """Return who is named since a relative began: "from which Armenia has frozen its part"."""
    at = len(out) - 1
    while at >= 0 and out[at].cat not in {"rel", "punct", "comp", "sub", "conj"}:
        at -= 1
    if at < 0 or out[at].cat != "rel":
        return []
    return [u.mention for u in out[at + 1 :] if u.mention is not None and u.mention.entity][:1]


def _resolve_noun(unit: Unit, out: list[Unit], context: Context, seen: Sequence[Mention]) -> None:
    if unit.value == "honorific" and unit.suffix:
        unit.mention = context.honoured(seen)  # "His Majesty", one word in Arabic
    elif (owner := _own_country(unit, out, context)) is not None:
        unit.mention = owner
    elif (
        (unit.value in _TOGETHER and _is_of_known(unit, context))
        or _is_definite(unit, out, context)
        or _is_headlined(unit, out, context)
    ):
        group: Sequence[str] = named_together(out)
        if unit.value == _PAIR:
            seen, group = sides_named(out, seen, group, context.discourse.pair)
        unit.mention = told_last(unit, out, seen, context) or _meant(unit, context, seen, group)
        if unit.mention is _SOME_STATE:
            unit.mention = context.several(listed_last(out)) or _SOME_STATE
    elif _is_some_state(unit, out, context):
        unit.mention = _SOME_STATE


def _is_some_state(unit: Unit, out: list[Unit], context: Context) -> bool:
    """Say whether an indefinite noun means states without their names."""
    if context.language.script.order == "SVO":
        return unit.value == "unnamed"
    is_meant = unit.value == "anaphor" or _is_counted(out)
    return unit.value == "unnamed" or (is_meant and context.means_state(unit))


def _is_counted(out: list[Unit]) -> bool:
    """Say whether what comes next is one of many: "the first state", "12 states"."""
    return bool(out) and (out[-1].cat in {"det", "num"} or out[-1].value == "rank")


def _own_country(unit: Unit, out: list[Unit], context: Context) -> Mention | None:
    """Return whose country "his country" is."""
    if unit.suffix_mention is not None and context.means_state(unit):
        return unit.suffix_mention
    before = next((u for u in reversed(out) if u.cat not in {"adj", "other"}), None)
    if before is None or before.cat != "possessive" or before.suffix_mention is None:
        return None
    return before.suffix_mention if context.means_state(unit) else None


def _meant(
    unit: Unit, context: Context, seen: Sequence[Mention], group: Sequence[str]
) -> Mention | None:
    """Return whom a definite noun means."""
    match unit.value:
        case "pair" if context.is_of_states(unit):
            return context.pair_of_states(seen, group)
        case "pair" | "nobody":
            return context.pair(seen, group)
        case "several":
            return context.several(group, counted=True)
        case "office" | "institution" | "people":
            holder = context.discourse.office_holder(unit.lemma)
            return holder or context.home(unit, seen) or context.speaker(unit)
        case "unnamed":
            return _SOME_STATE
        case _:
            return context.noun(unit, seen)


def named_together(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the first states or organisations that are named in one list: "A, B and C"."""
    if not any(unit.cat == "conj" for unit in units):
        return ()
    run: list[str] = []
    is_joined = False
    for unit in units:
        mention = unit.mention
        if mention is not None and mention.kind in STATE_LIKE and mention.form in _LISTED:
            run = [*run, mention.entity]
        elif unit.cat == "conj" and run:
            is_joined = True
        elif unit.form != "," and unit.cat not in {"det", "adv"}:
            if is_joined and len(set(run)) > 1:
                break
            run, is_joined = [], False
    named = tuple(dict.fromkeys(run))
    return named if is_joined and len(named) > 1 else ()


def _is_of_known(unit: Unit, context: Context) -> bool:
    """Say whether a pair is one that was named: Arabic writes "two ministers" in one word."""
    is_one_word = bool(context.language.script.article) and unit.value == "pair"
    return unit.definite or not is_one_word


def _is_definite(unit: Unit, out: list[Unit], context: Context) -> bool:
    if unit.definite or context.language.script.article:  # written to the noun
        return unit.definite
    at = len(out) - 1
    while at >= 0 and (
        out[at].cat in {"adj", "num", "other"} or out[at].form == "-" or _is_half(out, at)
    ):
        if out[at].value == "rank":  # "the only country that …" is a new one
            return False
        at -= 1
    return at >= 0 and out[at].cat == "det" and not _is_indefinite(out[at])


def _is_half(out: list[Unit], at: int) -> bool:
    """Say whether a name is half a word: "the Moscow-led alliance"."""
    return out[at].cat == "name" and at + 1 < len(out) and out[at + 1].form == "-"


def _is_headlined(unit: Unit, out: list[Unit], context: Context) -> bool:
    """Say whether a noun can lack its article: a headline's "…, foreign minister says"."""
    has_articles = not context.language.script.article  # as words of their own
    return has_articles and unit.value in _HEADLINED and bool(out) and out[-1].form == ","


def _is_indefinite(unit: Unit) -> bool:
    return unit.value in {"indefinite", "any"}

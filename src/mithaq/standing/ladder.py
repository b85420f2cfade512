"""The table: what a claim does, and what that makes of a standing.

Two tables, and nothing else decides. `LINES` says what a claim of some type, modality and polarity
*does* (its `Move`) on which timeline, with the article or the reason beside it. The ladders
(`COMMITMENT`, `TIES` and the rest) say on which rung a move leads to which. Articles are those of
the Vienna Convention on the Law of Treaties (VCLT) and of that on Diplomatic Relations (VCDR). The
diagram in the documentation and the pages' legend are drawn from here.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from mithaq.record.entry import Timeline
from mithaq.statement import Level, Modality, Polarity, Type


class Rung(StrEnum):
    """Every value that a standing can have, on any timeline."""

    NONE = "none"  # somebody says that it is not
    ANNOUNCED = "announced"
    SIGNED = "signed"
    RATIFIED = "ratified"  # a contracting State: consent given, not yet in force
    PARTY = "party"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    COURTED = "courted"
    INTERESTED = "interested"
    CONDITIONAL = "conditional"
    REFUSING = "refusing"
    DIPLOMATIC = "diplomatic"
    FULL = "full"
    SEVERED = "severed"
    EMBASSY = "embassy"
    RECALLED = "recalled"
    EXPELLED = "expelled"
    ECONOMIC = "economic"
    SECURITY = "security"
    CLOSE = "close"
    RECOGNISED = "recognised"
    IMPOSED = "imposed"
    LIFTED = "lifted"


class Move(StrEnum):
    """What a claim does to a standing."""

    ANNOUNCE = "announce"
    DENY = "deny"  # says that it will not
    DISCLAIM = "disclaim"  # says that it did not, or is not
    SIGN = "sign"
    RATIFY = "ratify"
    JOIN = "join"
    BELONG = "belong"
    SUSPEND = "suspend"
    LEAVE = "leave"
    COURT = "court"
    INTEREST = "interest"
    CONDITION = "condition"
    REFUSE = "refuse"
    ESTABLISH = "establish"
    DIPLOMATIC = "diplomatic"
    FULL = "full"
    NO_TIES = "no_ties"
    CUT = "cut"
    OPEN = "open"
    CLOSE_DOWN = "close_down"
    RECALL = "recall"
    EXPEL = "expel"
    RECOGNISE = "recognise"
    HOLD = "hold"
    LACK = "lack"
    IMPOSE = "impose"
    LIFT = "lift"


class Whose(StrEnum):
    """Whose word a line asks for."""

    ANY = "any"
    OWN = "own"  # of the state whose standing it is
    OTHER = "other"


class Toward(StrEnum):
    """Toward what a line's standing is."""

    ACCORD = "accord"  # or an organisation
    STATE = "state"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table: a claim of this kind does this, for this reason."""

    toward: Toward
    timeline: Timeline
    types: tuple[Type, ...]
    modalities: tuple[Modality, ...]
    polarity: Polarity
    move: Move
    cite: str  # the article, or the reason
    whose: Whose = Whose.ANY
    levels: tuple[Level, ...] = ()  # only of `ties`


_ACTUAL = (Modality.ACTUAL,)
_PLANNED = (Modality.PLANNED,)
_OPEN = (Modality.EXPECTED, Modality.DESIRED, Modality.POSSIBLE)
_CONSENT = (Type.JOIN, Type.SIGN, Type.RATIFY)
_YES, _NO = Polarity.POSITIVE, Polarity.NEGATIVE


def _accord(
    timeline: Timeline, says: tuple[tuple[Type, ...], tuple[Modality, ...], Polarity], *does: str
) -> Line:
    return _line(Toward.ACCORD, timeline, says, *does)


def _state(
    timeline: Timeline, says: tuple[tuple[Type, ...], tuple[Modality, ...], Polarity], *does: str
) -> Line:
    return _line(Toward.STATE, timeline, says, *does)


def _line(
    toward: Toward,
    timeline: Timeline,
    says: tuple[tuple[Type, ...], tuple[Modality, ...], Polarity],
    *does: str,
) -> Line:
    types, modalities, polarity = says
    move, cite, *more = does
    levels = tuple(Level(word) for word in more if word in set(Level))
    whose = next((Whose(word) for word in more if word in set(Whose)), Whose.ANY)
    return Line(
        toward=toward, timeline=timeline, types=types, modalities=modalities, polarity=polarity,
        move=Move(move), cite=cite, whose=whose, levels=levels,
    )  # fmt: skip


_C, _P, _T, _M = Timeline.COMMITMENT, Timeline.POSTURE, Timeline.TIES, Timeline.MISSION
_R = Timeline.RECOGNITION

#: What each kind of claim does. Read: toward such a thing, on this timeline, a claim that says
#: this does that, because.
LINES: tuple[Line, ...] = (
    # -- commitment toward an accord or an organisation
    _accord(_C, ((Type.SIGN,), _ACTUAL, _YES), Move.SIGN, "VCLT Art. 10, 12, 18"),
    _accord(_C, ((Type.RATIFY,), _ACTUAL, _YES), Move.RATIFY, "VCLT Art. 2(1)(b), 14"),
    _accord(_C, ((Type.JOIN,), _ACTUAL, _YES), Move.JOIN, "VCLT Art. 15"),
    _accord(_C, ((Type.MEMBER,), _ACTUAL, _YES), Move.BELONG, "VCLT Art. 2(1)(g)"),
    _accord(_C, ((Type.SUSPEND,), _ACTUAL, _YES), Move.SUSPEND, "VCLT Art. 57, 58, 60"),
    _accord(_C, ((Type.LEAVE,), _ACTUAL, _YES), Move.LEAVE, "VCLT Art. 54, 56"),
    _accord(
        _C, ((*_CONSENT, Type.MEMBER), _PLANNED, _YES), Move.ANNOUNCE,
        "an announcement is no consent to be bound (VCLT Art. 11)",
    ),
    _accord(
        _C, ((Type.JOIN, Type.SIGN, Type.MEMBER), _PLANNED, _NO), Move.DENY,
        "who may consent may say that he will not (VCLT Art. 7)",
    ),
    _accord(
        _C, ((Type.JOIN, Type.SIGN, Type.MEMBER), _ACTUAL, _NO), Move.DISCLAIM,
        "a word that it did not happen stands against a word that it did",
    ),
    # -- posture toward an accord or an organisation
    _accord(
        _P, (_CONSENT, _OPEN, _YES), Move.INTEREST, "its own wish or expectation", Whose.OWN
    ),
    _accord(
        _P, (_CONSENT, _OPEN, _YES), Move.COURT, "others want or expect it", Whose.OTHER
    ),
    _accord(
        _P, (_CONSENT, (Modality.CONDITIONAL,), _YES), Move.CONDITION,
        "it would, if: no consent under a condition (VCLT Art. 11)",
    ),
    _accord(
        _P, (_CONSENT, (Modality.PLANNED, Modality.DESIRED), _NO), Move.REFUSE,
        "a treaty binds no third state without its consent (VCLT Art. 34)",
    ),
    _accord(_P, ((Type.REJECT,), _ACTUAL, _YES), Move.REFUSE, "it rejects the accord itself"),
    # -- ties between states
    _state(_T, ((Type.ESTABLISH_TIES,), _ACTUAL, _YES), Move.ESTABLISH, "VCDR Art. 2"),
    _state(_T, ((Type.TIES,), _ACTUAL, _YES), Move.FULL, "VCDR Art. 2, 14(1)(a)", Level.FULL),
    _state(_T, ((Type.TIES,), _ACTUAL, _YES), Move.DIPLOMATIC, "VCDR Art. 2", Level.DIPLOMATIC),
    _state(_T, ((Type.TIES,), _ACTUAL, _YES), Move.NO_TIES, "VCDR Art. 2", Level.NONE),
    _state(
        _T, ((Type.TIES,), _ACTUAL, _NO), Move.NO_TIES, "VCDR Art. 2", Level.FULL, Level.DIPLOMATIC
    ),
    _state(_T, ((Type.CUT_TIES,), _ACTUAL, _YES), Move.CUT, "VCDR Art. 45; VCLT Art. 63"),
    _state(
        _T, ((Type.ESTABLISH_TIES,), _ACTUAL, _NO), Move.DISCLAIM,
        "a word that it did not happen stands against a word that it did",
    ),
    # -- posture toward a state: ties that are wanted, refused, or bound to a condition
    _state(
        _P, ((Type.ESTABLISH_TIES,), _OPEN, _YES), Move.INTEREST, "its own wish", Whose.OWN
    ),
    _state(
        _P, ((Type.ESTABLISH_TIES,), _OPEN, _YES), Move.COURT, "others want it", Whose.OTHER
    ),
    _state(
        _P, ((Type.ESTABLISH_TIES,), (Modality.CONDITIONAL,), _YES), Move.CONDITION,
        "ties are by mutual consent (VCDR Art. 2), and this one is bound to a condition",
    ),
    _state(
        _P, ((Type.ESTABLISH_TIES,), (Modality.PLANNED, Modality.DESIRED), _NO), Move.REFUSE,
        "ties are by mutual consent (VCDR Art. 2), and this side withholds it",
    ),
    # -- missions, in the order of the Convention
    _state(_M, ((Type.OPEN_MISSION,), _ACTUAL, _YES), Move.OPEN, "VCDR Art. 2"),
    _state(_M, ((Type.CLOSE_MISSION,), _ACTUAL, _YES), Move.CLOSE_DOWN, "VCDR Art. 45"),
    _state(_M, ((Type.RECALL_ENVOY,), _ACTUAL, _YES), Move.RECALL, "VCDR Art. 43(a), 45"),
    _state(_M, ((Type.EXPEL_ENVOY,), _ACTUAL, _YES), Move.EXPEL, "VCDR Art. 9"),
    # -- recognition of a state, of its government or of its claim: the act of one side alone
    _state(
        _R, ((Type.RECOGNISE,), _ACTUAL, _YES), Move.RECOGNISE,
        "a free act of the one who recognises (Inst. de Droit int., 1936, Art. 1)",
    ),
    _state(
        _R, ((Type.RECOGNISE,), _ACTUAL, _NO), Move.LACK,
        "a state exists without it (Montevideo Convention, Art. 3): it is only withheld",
    ),
    _state(
        _R, ((Type.RECOGNISE,), _PLANNED, _YES), Move.ANNOUNCE, "announced, and not yet done"
    ),
    _state(
        _R, ((Type.RECOGNISE,), _PLANNED, _NO), Move.DENY, "who may recognise may say he will not"
    ),
    # -- dealings below the level of law
    *(
        _state(timeline, ((Type.TIES,), _ACTUAL, polarity), move, "a state of affairs", level)
        for timeline, level in (
            (Timeline.ECONOMIC, Level.ECONOMIC),
            (Timeline.SECURITY, Level.SECURITY),
            (Timeline.CLOSE, Level.CLOSE),
        )
        for polarity, move in ((_YES, Move.HOLD), (_NO, Move.LACK))
    ),
    _state(
        Timeline.SANCTIONS, ((Type.SANCTION,), _ACTUAL, _YES), Move.IMPOSE,
        "a measure of the one who imposes it",
    ),
    _state(
        Timeline.SANCTIONS, ((Type.SANCTION,), _ACTUAL, _NO), Move.LIFT,
        "lifted, or not imposed, by the same",
    ),
)  # fmt: skip

Ladder = Mapping[Rung, Mapping[Move, Rung]]

#: On this rung, this move, to that rung. A move that is not here changes nothing. Which act is
#: which move is told by the accord's lifecycle: where a signature binds, signing is `JOIN`.
COMMITMENT: Ladder = {
    Rung.NONE: {
        Move.ANNOUNCE: Rung.ANNOUNCED,
        Move.SIGN: Rung.SIGNED,
        Move.RATIFY: Rung.RATIFIED,
        Move.JOIN: Rung.PARTY,
        Move.BELONG: Rung.PARTY,
        Move.SUSPEND: Rung.SUSPENDED,
        Move.LEAVE: Rung.WITHDRAWN,
    },
    Rung.ANNOUNCED: {
        Move.DENY: Rung.NONE,
        Move.SIGN: Rung.SIGNED,
        Move.RATIFY: Rung.RATIFIED,
        Move.JOIN: Rung.PARTY,
        Move.BELONG: Rung.PARTY,
        Move.SUSPEND: Rung.SUSPENDED,
        Move.LEAVE: Rung.WITHDRAWN,
    },
    Rung.SIGNED: {
        Move.RATIFY: Rung.RATIFIED,
        Move.JOIN: Rung.PARTY,
        Move.BELONG: Rung.PARTY,
        Move.SUSPEND: Rung.SUSPENDED,
        Move.LEAVE: Rung.WITHDRAWN,  # the intention not to become a party, Art. 18(a)
    },
    Rung.RATIFIED: {
        Move.JOIN: Rung.PARTY,  # entry into force, Art. 24
        Move.BELONG: Rung.PARTY,
        Move.SUSPEND: Rung.SUSPENDED,
        Move.LEAVE: Rung.WITHDRAWN,
    },
    Rung.PARTY: {Move.SUSPEND: Rung.SUSPENDED, Move.LEAVE: Rung.WITHDRAWN},
    Rung.SUSPENDED: {Move.JOIN: Rung.PARTY, Move.LEAVE: Rung.WITHDRAWN},  # a suspended one belongs
    Rung.WITHDRAWN: {
        Move.ANNOUNCE: Rung.ANNOUNCED,
        Move.SIGN: Rung.SIGNED,
        Move.RATIFY: Rung.RATIFIED,
        Move.JOIN: Rung.PARTY,
        Move.BELONG: Rung.PARTY,
    },
}

TIES: Ladder = {
    Rung.NONE: {
        Move.ESTABLISH: Rung.DIPLOMATIC,
        Move.DIPLOMATIC: Rung.DIPLOMATIC,
        Move.FULL: Rung.FULL,
        Move.NO_TIES: Rung.NONE,
        Move.CUT: Rung.SEVERED,
    },
    Rung.DIPLOMATIC: {Move.FULL: Rung.FULL, Move.NO_TIES: Rung.NONE, Move.CUT: Rung.SEVERED},
    Rung.FULL: {Move.NO_TIES: Rung.NONE, Move.CUT: Rung.SEVERED},
    Rung.SEVERED: {
        Move.ESTABLISH: Rung.DIPLOMATIC,
        Move.DIPLOMATIC: Rung.DIPLOMATIC,
        Move.FULL: Rung.FULL,
    },
}

MISSION: Ladder = {
    rung: {
        Move.OPEN: Rung.EMBASSY,
        Move.CLOSE_DOWN: Rung.NONE,
        Move.RECALL: Rung.RECALLED,
        Move.EXPEL: Rung.EXPELLED,
    }
    for rung in (Rung.NONE, Rung.EMBASSY, Rung.RECALLED, Rung.EXPELLED)
}

SANCTIONS: Ladder = {
    rung: {Move.IMPOSE: Rung.IMPOSED, Move.LIFT: Rung.LIFTED}
    for rung in (Rung.NONE, Rung.IMPOSED, Rung.LIFTED)
}


RECOGNITION: Ladder = {
    Rung.NONE: {
        Move.ANNOUNCE: Rung.ANNOUNCED,
        Move.RECOGNISE: Rung.RECOGNISED,
        Move.LACK: Rung.NONE,
    },
    Rung.ANNOUNCED: {
        Move.DENY: Rung.NONE,
        Move.RECOGNISE: Rung.RECOGNISED,
        Move.LACK: Rung.NONE,
    },
    Rung.RECOGNISED: {Move.LACK: Rung.NONE},
}


def _held(rung: Rung) -> Ladder:
    return {one: {Move.HOLD: rung, Move.LACK: Rung.NONE} for one in (Rung.NONE, rung)}


#: The ladder of each timeline along which acts lead; posture has none, since words make it.
LADDERS: Mapping[Timeline, Ladder] = {
    Timeline.COMMITMENT: COMMITMENT,
    Timeline.TIES: TIES,
    Timeline.MISSION: MISSION,
    Timeline.RECOGNITION: RECOGNITION,
    Timeline.ECONOMIC: _held(Rung.ECONOMIC),
    Timeline.SECURITY: _held(Rung.SECURITY),
    Timeline.CLOSE: _held(Rung.CLOSE),
    Timeline.SANCTIONS: SANCTIONS,
}

#: What a state's own attitude makes of its posture; it outranks that others court it.
ATTITUDES: Mapping[Move, Rung] = {
    Move.COURT: Rung.COURTED,
    Move.INTEREST: Rung.INTERESTED,
    Move.CONDITION: Rung.CONDITIONAL,
    Move.REFUSE: Rung.REFUSING,
}

#: From here on there is nothing to court: the posture ends.
SETTLED = frozenset({Rung.SIGNED, Rung.RATIFIED, Rung.PARTY, Rung.DIPLOMATIC, Rung.FULL})
#: Moves dated by the day on which they were said, not by when the event holds.
WORDS = frozenset({Move.ANNOUNCE, Move.DENY, *ATTITUDES})
#: The types from which a standing follows.
TYPES = frozenset(type_ for line in LINES for type_ in line.types)

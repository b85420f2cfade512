"""Who says so: the words behind one value, counted by voice and weighed."""

from dataclasses import dataclass, field

from mithaq.standing.steps import Step

#: How many statements a standing names; `Ledger.claims` gives them all.
SHOWN = 3


@dataclass(slots=True)
class Support:
    """The words for one value, as they come; adding one is cheap however many there are."""

    _by_voice: dict[str, Step] = field(default_factory=dict)
    _by_date: dict[str, Step] = field(default_factory=dict)
    _latest: dict[int, str] = field(default_factory=dict)  # by weight: the day of the last word
    _best: list[Step] = field(default_factory=list)  # one a voice, `SHOWN` at most, by worth
    _first: Step | None = None  # of those without a date
    _date: Step | None = None  # as it was found last

    def __bool__(self) -> bool:
        return bool(self._by_voice)

    def copy(self) -> "Support":
        """Return another that may grow apart from this one."""
        return Support(
            dict(self._by_voice),
            dict(self._by_date),
            dict(self._latest),
            list(self._best),
            self._first,
            self._date,
        )

    def add(self, step: Step) -> None:
        """Add a word."""
        self._date = None
        if step.at > self._latest.get(step.weight, ""):
            self._latest[step.weight] = step.at
        known = self._by_voice.get(step.voice)
        if known is None or step.worth < known.worth:
            self._by_voice[step.voice] = step
            self._rank(step)
        if step.is_dated:
            dated = self._by_date.get(step.since)
            if dated is None or step.later > dated.later:
                self._by_date[step.since] = step
        elif self._first is None or step.place < self._first.place:
            self._first = step

    def _rank(self, step: Step) -> None:
        best = self._best
        if len(best) == SHOWN and step.worth > best[-1].worth:
            return
        kept = [one for one in best if one.voice != step.voice]
        kept.append(step)
        kept.sort(key=_worth)
        self._best = kept[:SHOWN]

    @property
    def voices(self) -> int:
        """Return how many independent claimants say so."""
        return len(self._by_voice)

    @property
    def latest(self) -> str:
        """Return the day of the last word."""
        return max(self._latest.values())

    def latest_of(self, weight: int) -> str:
        """Return the day of the last word of that weight; empty where there is none."""
        return self._latest.get(weight, "")

    @property
    def decider(self) -> Step:
        """Return the word on which it rests: the weightiest, of equals the first."""
        return self._best[0]

    @property
    def statements(self) -> tuple[str, ...]:
        """Return the ids of the statements to show, the weightiest first, one a voice."""
        return tuple([step.lead for step in self._best])

    @property
    def date(self) -> Step:
        """Return the word that dates it.

        A told date outranks "by now"; then the weightiest word, then the later. Within the date
        that is found so, the most exact one counts.
        """
        if self._date is None:
            self._date = self._find_date()
        return self._date

    def _find_date(self) -> Step:
        if not self._by_date:
            return self._first or self._best[0]
        if len(self._by_date) == 1:
            return next(iter(self._by_date.values()))
        dated = self._by_date.values()
        best = max(dated, key=_later)
        within = [step for step in dated if best.earliest <= step.earliest and step.at <= best.at]
        return min(within, key=lambda step: (step.vagueness, -step.weight, step.lead))

    def differing(self, date: Step) -> list[Step]:
        """Return words that tell a date which *date* excludes, one for each such date."""
        if not date.is_dated or len(self._by_date) == 1:
            return []
        return [
            step
            for step in self._by_date.values()
            if step.at < date.earliest or date.at < step.earliest
        ]


def only(step: Step) -> Support:
    """Return the support of one word."""
    support = Support()
    support.add(step)
    return support


#: No words at all; none is ever added to these.
NOBODY = Support()


def _worth(step: Step) -> tuple[int, str, str]:
    return step.worth


def _later(step: Step) -> tuple[int, str, str]:
    return step.later

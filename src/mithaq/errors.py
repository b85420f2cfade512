"""What can go wrong, as a tree.

Every error says what, where, and what to do; its class makes the sentence.

    MithaqError
    ├── InputError            a report cannot be taken in
    │   ├── NotUtf8
    │   ├── EmptyInput
    │   ├── NotText
    │   ├── TooLarge
    │   ├── NoReports
    │   ├── NotFound
    │   ├── BadReportLine
    │   └── DamagedArchive
    ├── DataError             a line of knowledge or language data is wrong
    ├── UnknownName           a question names nothing that is known
    ├── MissingExtra          an optional library is not installed
    ├── UnreadLanguage        a report is in a language that is not read
    ├── ReadingBroke          the reader stumbled over a report: a defect
    ├── BadDate               a date is not EDTF, or not one that a question can take
    └── LedgerError           a ledger cannot be opened, read or written
        ├── LedgerMissing
        ├── LedgerVersion
        ├── LedgerDamaged
        ├── LedgerLocked
        ├── LedgerReadOnly
        ├── LedgerFull
        ├── LedgerLost
        ├── ClockWentBack
        ├── BadStatement
        ├── BadExport
        └── BadJudgement
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


class MithaqError(Exception):
    """The root: ``str(error)`` is one line that says what, where and what to do."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{where}: {what}; {do}")
        self.what = what
        self.where = where
        self.do = do


class InputError(MithaqError):
    """A report cannot be taken in."""


class NotUtf8(InputError):  # noqa: N818 - the tree reads as a list of what can go wrong
    """The bytes are no UTF-8."""

    def __init__(self, where: str, offset: int, byte: int) -> None:
        super().__init__(
            f"byte 0x{byte:02x} at offset {offset} is no UTF-8, which was assumed",
            where,
            "convert the file (iconv -f WINDOWS-1256 -t UTF-8, say) or give it as an HTML page",
        )


class EmptyInput(InputError):  # noqa: N818
    """There is no text in it."""

    def __init__(self, where: str) -> None:
        super().__init__("it holds no text", where, "check how the file was made")


class NotText(InputError):  # noqa: N818
    """The bytes are binary."""

    def __init__(self, where: str, offset: int) -> None:
        super().__init__(
            f"a zero byte at offset {offset} says that this is no text",
            where,
            "give plain text, HTML or JSON Lines",
        )


class TooLarge(InputError):  # noqa: N818
    """It is larger than one report can be."""

    def __init__(self, where: str, size: int, limit: int) -> None:
        super().__init__(
            f"{size:,} bytes are more than a report may have ({limit:,})",
            where,
            "split it into reports, or give JSON Lines with one report a line",
        )


class NoReports(InputError):  # noqa: N818
    """A folder holds nothing to read."""

    def __init__(self, where: str) -> None:
        super().__init__(
            "no report was found there",
            where,
            "give .txt, .html or .jsonl files, or a folder of them",
        )


class BadReportLine(InputError):  # noqa: N818
    """A line of JSON Lines is no report."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"this line is no report ({why})",
            where,
            'give {"text": "..."} with the fields of the contract',
        )


class NotFound(InputError):  # noqa: N818
    """Nothing is there, or it may not be read."""

    def __init__(self, where: str, why: str = "no such file or folder") -> None:
        super().__init__(why, where, "check the path and who may read it")


class DamagedArchive(InputError):  # noqa: N818
    """An archive is cut short or broken at one place; the rest was read."""

    def __init__(self, where: str, offset: int, why: str) -> None:
        super().__init__(
            f"{why} at byte {offset}; what stands before and after it was read",
            where,
            "fetch the archive again",
        )


class DataError(MithaqError):
    """A line of knowledge or language data is wrong."""


class UnknownName(MithaqError):  # noqa: N818
    """A question names nothing that is known."""

    def __init__(self, name: str, kind: str, nearest: tuple[str, ...] = ()) -> None:
        near = f"did you mean {', '.join(nearest)}?" if nearest else "see `mithaq data list`"
        super().__init__(f"no {kind} has the name or id {name!r}", "question", near)
        self.name = name
        self.nearest = nearest


class MissingExtra(MithaqError):  # noqa: N818
    """An optional library is not installed."""

    def __init__(self, where: str, purpose: str, extra: str) -> None:
        super().__init__(
            f"{purpose} needs the extra {extra!r}, which is not installed",
            where,
            f"run: pip install 'mithaq[{extra}]'",
        )


@contextmanager
def needing(extra: str, where: str, purpose: str) -> Iterator[None]:
    """Import what *extra* brings inside; what is not installed is a `MissingExtra`."""
    try:
        yield
    except ImportError as error:
        raise MissingExtra(where, purpose, extra) from error


class UnreadLanguage(MithaqError):  # noqa: N818
    """A report is in a language that is not read."""

    def __init__(self, where: str, lang: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"its language is {lang!r}, and {' and '.join(known)} are read",
            where,
            "leave it out, or set `lang` if that is not its language",
        )


class ReadingBroke(MithaqError):  # noqa: N818
    """The reader stumbled over a report."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"the reader stumbled over it ({why})",
            where,
            "this is a defect: please send us the report; the others were read",
        )


class BadDate(MithaqError):  # noqa: N818
    """A date is not one that Mithaq can take."""

    def __init__(self, value: str, where: str = "date") -> None:
        super().__init__(
            f"{value!r} is no EDTF date of the levels used here",
            where,
            "write 2020, 2025-10, 2025-11-06, or an interval such as 2017/2021 or ../2025-11-06",
        )


class LedgerError(MithaqError):
    """A ledger cannot be opened, read or written."""


class LedgerMissing(LedgerError):  # noqa: N818
    """There is no ledger at that place."""

    def __init__(self, where: str, why: str = "there is no ledger") -> None:
        super().__init__(why, where, "name an existing ledger, or make one with `mithaq add`")


class LedgerVersion(LedgerError):  # noqa: N818
    """The ledger was made by another version."""

    def __init__(self, where: str, found: str, wanted: str) -> None:
        super().__init__(
            f"its schema is {found!r}, and this version reads {wanted!r}",
            where,
            "use the version of Mithaq that wrote it, or a newer one",
        )


class LedgerDamaged(LedgerError):  # noqa: N818
    """What is there is no ledger any more."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"the file is damaged or no ledger ({why})",
            where,
            "restore it from a copy, or import its last export into a new one",
        )


class LedgerLocked(LedgerError):  # noqa: N818
    """Somebody else writes."""

    def __init__(self, where: str) -> None:
        super().__init__(
            "another process is writing to it; nothing was changed",
            where,
            "wait until it has finished, or use PostgreSQL, which takes several writers",
        )


class LedgerReadOnly(LedgerError):  # noqa: N818
    """It may be read and not written."""

    def __init__(self, where: str) -> None:
        super().__init__(
            "it may not be written", where, "check the permissions of the file and of its folder"
        )


class LedgerFull(LedgerError):  # noqa: N818
    """There is no room left."""

    def __init__(self, where: str) -> None:
        super().__init__(
            "there is no room left; the report at hand was not recorded, all earlier ones were",
            where,
            "make room and give the same command again: it goes on where it stopped",
        )


class LedgerLost(LedgerError):  # noqa: N818
    """The database cannot be reached, or can no longer be."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"the database does not answer ({why})",
            where,
            "check that it runs, and give the same command again: it goes on where it stopped",
        )


class ClockWentBack(LedgerError):  # noqa: N818
    """A step would be recorded before the step that precedes it."""

    def __init__(self, where: str, given: str, last: str) -> None:
        super().__init__(
            f"the clock says {given}, but the last step was recorded at {last}",
            where,
            "set the clock right and give the same command again",
        )


class BadStatement(LedgerError):  # noqa: N818
    """A statement does not fit the report that is to carry it."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(why, where, "read the report again with this version and add the result")


class BadExport(LedgerError):  # noqa: N818
    """A file is no export of a ledger, or not a whole one."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"it is no whole export of a ledger ({why})",
            where,
            "import what `mithaq export` wrote, into a ledger that is empty",
        )


class BadJudgement(LedgerError):  # noqa: N818
    """A judgement cannot stand so."""

    def __init__(self, where: str, why: str, do: str) -> None:
        super().__init__(why, where, do)


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one input, as a value: the batch goes on."""

    what: str  # the input: a path, a path and line, an address
    stage: str  # where on the way: ingest, read, record
    error: MithaqError

"""The catalogue of diagnostic codes: what each means, says and advises, with a wrong and a right example.

A code is never reused for another meaning. NTM0xx: the file cannot be read; 1xx: its shape; 2xx: a value;
3xx: what it refers to; 4xx: figures that contradict each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ntmcli.diagnostic import Diagnostic, Lang, Severity
from ntmcli.diagnostic.terms import OUTCOMES

Kind = Literal["commune", "framework", "adjustment", "folder"]

LONGEST = 80
"""Letters of a file's own text that a message repeats."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code.

    `blocks`: nothing is judged from a file with this error. `title`, `message`, `hint` and `why` (it matters) are
    by language; messages are filled from a diagnostic's arguments. The examples are parts of a file of `kind`, or,
    where that is "folder", of the files that their `# path` lines name.
    """

    code: str
    severity: Severity
    blocks: bool
    kind: Kind
    title: Mapping[Lang, str]
    message: Mapping[Lang, str]
    hint: Mapping[Lang, str]
    why: Mapping[Lang, str]
    wrong: str
    right: str


_TERMS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        **OUTCOMES["vi"],
        "gone": "tệp không còn ở đó",
        "denied": "không có quyền đọc",
        "loop": "liên kết dẫn về chính nó",
        "special": "không phải là tệp thông thường",
        "trouble": "lỗi đọc đĩa",
        "mapping": "các cặp “khóa: giá trị”",
        "list": "một danh sách",
        "text": "một giá trị đơn",
    },
    "en": {
        **OUTCOMES["en"],
        "gone": "it is not there",
        "denied": "there is no permission to read it",
        "loop": "the link leads back to itself",
        "special": "it is no regular file",
        "trouble": "the disk could not be read",
        "mapping": "“key: value” pairs",
        "list": "a list",
        "text": "a single value",
    },
}
_KEYS_HERE: Mapping[Lang, str] = {"vi": "Các khóa dùng được: {keys}.", "en": "The keys here: {keys}."}
_DID_YOU_MEAN: Mapping[Lang, str] = {"vi": "Có phải ý bạn là “{suggest}”?", "en": "Did you mean “{suggest}”?"}


class _Blanks(dict[str, str]):
    """Leaves a sentence's blanks as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


BLANKS = _Blanks()
"""Fills a sentence of the catalogue where no file is spoken of."""


def blocks(code: str) -> bool:
    """Tell whether a code keeps a file from being judged."""
    # The codes of contradictions and of references between files, and every warning, let judging go on.
    return code not in JUDGED_ALL_THE_SAME


def severity(code: str) -> Severity:
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


WARNINGS = frozenset(
    {
        *("NTM015", "NTM107", "NTM319", "NTM320", "NTM323", "NTM329", "NTM330", "NTM331", "NTM332", "NTM333"),
        *("NTM334", "NTM336", "NTM338", "NTM339", "NTM340", "NTM341", "NTM405", "NTM406"),
    }
)
JUDGED_ALL_THE_SAME = WARNINGS | {
    *("NTM317", "NTM318", "NTM335", "NTM337", "NTM342", "NTM343", "NTM401", "NTM402", "NTM403", "NTM404"),
}


def message(diagnostic: Diagnostic, lang: Lang) -> str:
    """Say in one sentence what is wrong."""
    return entries()[diagnostic.code].message[lang].format_map(_arguments(diagnostic, lang))


def hint(diagnostic: Diagnostic, lang: Lang) -> str:
    """Say how to mend it, with what was probably meant where that can be told."""
    arguments = _arguments(diagnostic, lang)
    sentences = [entries()[diagnostic.code].hint[lang].format_map(arguments)]
    if "suggest" in arguments:
        sentences.insert(0, _DID_YOU_MEAN[lang].format_map(arguments))
    if arguments.get("keys"):
        sentences.append(_KEYS_HERE[lang].format_map(arguments))
    return " ".join(sentences)


def _arguments(diagnostic: Diagnostic, lang: Lang) -> dict[str, str]:
    arguments = {name: " ".join(value.split()) for name, value in diagnostic.args.items()}
    short = {
        name: value if len(value) <= LONGEST or name == "keys" else value[: LONGEST - 1] + "…"
        for name, value in arguments.items()
    }
    for name in ("found", "own", "expected", "why"):
        if name in short:
            short[name] = _TERMS[lang][short[name]]
    return short


def _both(vietnamese: str, english: str) -> dict[Lang, str]:
    return {"vi": vietnamese, "en": english}


@cache
def entries() -> dict[str, Entry]:
    """Return every code's entry, in the order of codes."""
    from ntmcli.diagnostic import (
        contradictions,
        misfits,
        reading,
        references,
        shape,
        upkeep,
        values,
    )  # only when something is said

    modules = (reading, shape, values, references, misfits, upkeep, contradictions)
    found: dict[str, Entry] = {}
    for code, kind, vietnamese, english, wrong, right in sorted(each for module in modules for each in module.ENTRIES):
        title, said, advice, reason = map(_both, vietnamese, english)
        found[code] = Entry(code, severity(code), blocks(code), kind, title, said, advice, reason, wrong, right)
    return found

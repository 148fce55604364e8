"""What `verify` found: whether a document's figures still follow from the data, and which do not."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from ntmcli.check.documents import Difference
from ntmcli.diagnostic import Lang
from ntmcli.present.json import document
from ntmcli.present.output import write_lines, write_utf8
from ntmcli.present.report_words import word
from ntmcli.present.stamp import Stamp

AROUND = 8
"""Words that are shown before and behind what differs."""


def tell(made: Stamp, now: Stamp, differences: Sequence[Difference], lang: Lang, as_json: bool) -> None:
    """Write the answer; `made` is the document's stamp, `now` that of the same report made anew."""
    same = made.fingerprint == now.fingerprint
    if as_json:
        found = [{"kind": each.kind, "document": each.written, "data": each.expected} for each in differences]
        follows = not differences
        write_utf8(document("verify", stamp=str(made), same_data=same, follows=follows, differences=found))
        return
    lines = [word(lang, "made_from", stamp=made), word(lang, "same_data" if same else "other_data")]
    if not differences:
        lines.append(word(lang, "follows_filled" if made.filled else "follows"))
    else:
        lines.append(word(lang, "follows_not" if same else "follows_no_longer", number=len(differences)))
    for each in differences:
        lines += ["", word(lang, f"difference_{each.kind}")]
        written, expected = _narrow(each.written, each.expected)
        if written:
            lines.append(f"  {word(lang, 'in_document')}: {written}")
        if expected:
            lines.append(f"  {word(lang, 'in_data')}: {expected}")
    write_lines(lines)


def _narrow(one: str, other: str) -> tuple[str, str]:
    """Leave out of two texts the words that both begin and end with, but for some around what differs."""
    if not (one and other):
        return one, other
    words = one.split(" "), other.split(" ")
    begin = _count_same(*words)
    end = _count_same(*(reversed(each[begin:]) for each in words))

    def cut(each: Sequence[str]) -> str:
        first, last = max(begin - AROUND, 0), len(each) - max(end - AROUND, 0)
        return "… " * bool(first) + " ".join(each[first:last]) + " …" * (last < len(each))

    return cut(words[0]), cut(words[1])


def _count_same(one: Iterable[str], other: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

"""Differences as a comment on a merge request: a short headline, then a table for each commune."""

from collections.abc import Iterator

from ntmcli.diagnostic import Lang
from ntmcli.judge.differences import Comparison, Difference
from ntmcli.judge.verdict import CriterionVerdict, Verdict
from ntmcli.present import difference_phrases, phrases
from ntmcli.present.difference import Entry, Report
from ntmcli.present.difference_words import word
from ntmcli.present.markdown import escape, table
from ntmcli.present.output import harmless, write_utf8
from ntmcli.present.wording import say

LARGEST = 60_000
"""Letters of a comment, somewhat fewer than GitHub takes."""


def differences(report: Report, lang: Lang) -> None:
    write_utf8(render(report, lang, LARGEST))


def render(report: Report, lang: Lang, largest: int) -> str:
    """Write the comment; the communes for which there is no room are counted."""
    sides = [difference_phrases.label(side, lang) for side in (report.before, report.after)]
    pages: list[str] = []
    size, left_out, marked = 0, 0, False
    for entry in report.entries:
        page = "".join(f"{line}\n" for line in _page(entry, lang))
        size += len(page.encode())
        if size > largest:
            left_out += 1
            continue
        pages.append(page)
        marked |= difference_phrases.is_illustrative(entry)
    lines = [
        f"### {escape(word(lang, 'title', before=sides[0], after=sides[1]))}",
        "",
        f"**{escape(harmless(difference_phrases.closing(report, lang)))}**",
        "",
    ]
    after = [escape(word(lang, "and_more", number=left_out)), ""] if left_out else []
    after += [escape(say(lang, "illustrative"))] if marked else []
    return ("\n".join(lines) + "\n" + "".join(pages) + "\n".join(after)).rstrip() + "\n"


def _page(entry: Entry, lang: Lang) -> Iterator[str]:
    who = escape(harmless(difference_phrases.name(entry, lang)))
    yield f"**{who}** · {escape(harmless(difference_phrases.headline(entry, lang)))}"
    yield ""
    if entry.comparison is not None:
        heads = [word(lang, name) for name in ("code", "content", "before", "after", "why")]
        rows = (_row(each, entry.comparison, lang) for each in entry.comparison.differences)
        yield from table(heads, ([escape(cell) for cell in row] for row in rows))


def _row(each: Difference, comparison: Comparison, lang: Lang) -> Iterator[str]:
    code = difference_phrases.codes(each)
    yield word(lang, "criterion_code", code=code) if isinstance(each.there, CriterionVerdict) else code
    yield difference_phrases.title(each, lang)
    for side in (each.before, each.after):
        said = ["–" if side is None else phrases.outcome(side.outcome, lang, side.illustrative)]
        if isinstance(side, Verdict):
            said += [text for text in (phrases.figure(side, lang),) if text != "–"]
            # What is required is said once, and not of what is judged met or not met before and after.
            if difference_phrases.is_limit_changed(each) or (side is each.after and side.limit is not None):
                said.append(difference_phrases.required(side, lang))
        yield "; ".join(said)
    yield "; ".join(difference_phrases.causes(each, comparison, lang) + difference_phrases.alone(each, lang))

"""Due dates as an iCalendar file (RFC 5545): an all-day event for each due date of one who answers in a commune.

Events and not to-dos, because the calendars that offices use (Google, Outlook) show events alone.
"""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from icalendar import Calendar, Event

from ntmcli.diagnostic import Lang
from ntmcli.judge.tasks import Task, Worklist
from ntmcli.present import phrases, task_lines
from ntmcli.present.output import harmless, tell, write_utf8
from ntmcli.present.task_lines import Line, name_commune, say_line, say_nothing, say_written_due
from ntmcli.present.task_words import word
from ntmcli.present.wording import say


@dataclass(frozen=True, slots=True)
class Dated:
    """A task, the event that it belongs to, and the day its figures are of."""

    line: Line
    event: str
    judged: datetime.date | None


def describe(task: Task, lang: Lang) -> Dated:
    """Say what a task is and to which event it belongs."""
    return Dated(task_lines.describe(task, lang), _identify(task), task.assessment.day)


def _identify(task: Task) -> str:
    """Name the event such that importing it again changes it rather than adds another.

    Neither its codes nor its day go in, for these change: it is the first, second … due date of one who answers, by
    the order in the commune's file.
    """
    if task.responsible is None or task.responsible.due is None:
        return ""
    commune, who = task.assessment.commune, phrases.one_line(task.responsible.who)
    days = [each.due.last_day for each in commune.responsible if each.due and phrases.one_line(each.who) == who]
    turn = [*dict.fromkeys(days)].index(task.responsible.due.last_day)
    framework = task.assessment.yardstick.framework.code
    named = (commune.province, commune.district or "", commune.code, framework, who, str(turn))
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(("ntm tasks", *named))))


def write(tasks: list[Dated], worklist: Worklist, lang: Lang, made: datetime.datetime) -> None:
    """Write the events by due date, as they are at a time; what has none is counted on standard error."""
    calendar = Calendar()
    calendar.add("prodid", f"-//ntm//ntm tasks//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", word(lang, "calendar"))
    grouped: dict[str, list[Dated]] = {}
    for task in tasks:
        if task.event:
            grouped.setdefault(task.event, []).append(task)
    for group in grouped.values():
        calendar.add_component(_make_event(group, worklist, lang, made))
    write_utf8(calendar.to_ical().decode("utf-8"))
    if not tasks and not worklist.failed:
        tell(say_nothing(worklist, lang))
    undated = sum(not task.event for task in tasks)
    if undated:
        tell(word(lang, "undated_left_out", number=undated))


def _make_event(group: list[Dated], worklist: Worklist, lang: Lang, made: datetime.datetime) -> Event:
    first = group[0]
    lines = [task.line for task in group]
    due = lines[0].due
    assert due is not None  # noqa: S101 -- what has no due date belongs to no event
    codes = ", ".join(dict.fromkeys(line.code for line in lines))
    commune = name_commune(lines[0], worklist)
    event = Event()
    event.add("uid", f"{first.event}@ntm")
    # Programs take an event they know for a new one only where its sequence, or else its stamp, is later.
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", int(made.timestamp()) // 60)  # seconds would not fit into its 32 bits from 2038 on
    # Without an end it is the whole day.
    event.add("dtstart", due.last_day)
    event.add("summary", harmless(word(lang, "event", commune=commune, codes=codes, who=lines[0].who)))
    event.add("description", harmless("\n".join(_describe_event(group, lang))))
    event.add("transp", "TRANSPARENT")
    return event


def _describe_event(group: list[Dated], lang: Lang) -> Iterator[str]:
    for task in group:
        line = task.line
        where = f" ({line.hamlets})" if line.hamlets else ""
        yield f"{line.code} {line.name}{where}: {say_line(line, lang)}"
        for figure in line.figures:
            yield f"- {figure}"
    yield ""
    yield phrases.as_of(group[0].judged, lang)
    for written in filter(None, dict.fromkeys(say_written_due(task.line, lang) for task in group)):
        yield word(lang, "last_day", written=written)
    if any(task.line.illustrative for task in group):
        yield say(lang, "illustrative")

"""What an editor shows of an indicator: its name, unit and limits, and what may be written for it."""

from collections.abc import Iterator
from typing import NamedTuple

from ntmcli.check.vocabulary import Asked
from ntmcli.diagnostic import Lang
from ntmcli.judge.limits import Reading
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import PERCENT, Criterion, Part, Requirement, Target
from ntmcli.model.values import APPLICABLE_WORDS, OUTCOME_WORDS
from ntmcli.present import numbers
from ntmcli.present.limits import lines
from ntmcli.present.phrases import one_line, title
from ntmcli.present.schema_words import SCHEMA_WORDS


class Listed(NamedTuple):
    """An indicator or a condition where it stands: in the framework, or in an adjustment that adds its criterion."""

    requirement: Requirement
    criterion: Criterion | None = None
    adding: Adjustment | None = None


class Hover:
    """The texts for a framework as it was decided and every adjustment of it, with the day each is in force from.

    A schema lies in an editor for years and serves communes of every province: it knows no day and no place but a zone.
    """

    def __init__(self, reading: Reading, lang: Lang) -> None:
        self.reading = reading
        self.lang: Lang = lang
        self.words = SCHEMA_WORDS[lang]
        zone = reading.place.zone
        self.steps = [
            each
            for each in reading.rules.adjustments
            if each.framework == reading.code and (zone is None or not each.applies.zones or zone in each.applies.zones)
        ]

    def criterion(self, criterion: Criterion, adding: Adjustment | None, asked: Asked) -> str:
        """Say what a result of a criterion itself is."""
        codes = ", ".join(each.code for each in criterion.indicators)
        said = [f"{criterion.code} {title(criterion, self.lang)}", *self._added(adding)]
        said.append(self._say("own_result", codes=codes) if codes else self._say("own_result_alone"))
        return "\n".join([*said, self.forms(asked)])

    def requirement(self, listed: Listed, asked: Asked) -> str:
        """Say what an indicator or a condition asks: its targets over time."""
        requirement, criterion, adding = listed
        said = [f"{requirement.code} {title(requirement, self.lang)}"]
        if criterion is not None and criterion.code != requirement.code:
            said.append(self._say("of_criterion", code=criterion.code, name=title(criterion, self.lang)))
        said += [*self._added(adding), *self._unit(requirement)]
        said += self._asked(requirement.target, requirement, adding, self._say("asked"))
        for target, step in self.list_changes(requirement.code):
            said += self._asked(target, requirement, step, self._say("asked_from", **self._set_by(step)))
        if requirement.may_not_apply:
            said.append(self._say("not_applicable_when", text=one_line(requirement.may_not_apply)))
        return "\n".join([*said, self.forms(asked)])

    def part(self, part: Part, step: Adjustment | None, asked: Asked) -> str:
        """Say what a part of an indicator asks, by the framework or the first adjustment that has it."""
        said = [f"{part.code}) {title(part, self.lang)}", *self._unit(part)]
        return "\n".join([*said, *self._asked(part.target, part, step, self._say("asked")), self.forms(asked)])

    def list_changes(self, code: str) -> list[tuple[Target, Adjustment]]:
        """List the targets that adjustments set for an indicator."""
        return [(step.targets[code], step) for step in self.steps if code in step.targets]

    def forms(self, asked: Asked) -> str:
        """Say what may be written."""
        forms = [", ".join(OUTCOME_WORDS if asked.may_not_apply else APPLICABLE_WORDS)]
        if asked.takes_numbers:
            forms.append(self._say("form_percentage" if asked.unit == PERCENT else "form_figure"))
        if asked.parts:
            parts = ", ".join(f"{code}: …" for code in asked.parts)
            forms.append(self._say("form_parts", parts=f"{{parts: {{{parts}}}}}"))
        return self._say("write", forms=self._say("or").join(forms))

    def _asked(
        self, target: Target, asked: Requirement | Part, step: Adjustment | None, beginning: str
    ) -> Iterator[str]:
        """Say a target, on one line or on a line for each part, zone and year."""
        day = None if step is None else step.applies.start.first_day
        reading = Reading(self.reading.rules, self.reading.code, self.reading.place, day)
        limits = lines(target, asked, reading, self.lang)
        if len(limits) == 1:
            yield f"{beginning} {limits[0]}"
        else:
            yield beginning
            yield from (f"- {limit}" for limit in limits)

    def _added(self, step: Adjustment | None) -> Iterator[str]:
        if step is not None:
            yield self._say("added_from", **self._set_by(step))

    def _set_by(self, step: Adjustment) -> dict[str, str]:
        """Name the day and the decision of an adjustment, and where it is in force unless that is everywhere."""
        named = [one_line(step.applies.province)] if step.applies.province else []
        reach = ", ".join([*named, *step.applies.zones, *step.applies.communes])
        return {
            "day": numbers.partial(step.applies.start, self.lang),
            "decision": one_line(step.decision.number) + (f" ({reach})" if reach else ""),
        }

    def _unit(self, asked: Requirement | Part) -> Iterator[str]:
        if asked.unit:
            yield self._say("asked_unit", unit=one_line(asked.unit))

    def _say(self, key: str, **blanks: str) -> str:
        return self.words[key].format_map(blanks)

"""What the commands about frameworks share: find one, read it for a place and a day."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from ntmcli.cli.judging import find_data, find_framework, parse_day, show_path, tell_outside
from ntmcli.cli.settings import Settings
from ntmcli.diagnostic import DataError, Diagnostic, suggest
from ntmcli.diagnostic.catalogue import message
from ntmcli.judge.limits import Reading
from ntmcli.model.adjustment import Adjustment, plain_province
from ntmcli.model.commune import Place
from ntmcli.model.framework import Framework
from ntmcli.present import numbers
from ntmcli.present.output import tell
from ntmcli.present.wording import say
from ntmcli.store.audit import Data


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The frameworks and adjustments of a data folder."""

    settings: Settings
    data: Data

    @classmethod
    def open(cls, settings: Settings) -> "Rulebook":
        return cls(settings, Data(find_data(settings), datetime.date.today()))

    def list_frameworks(self) -> list[Framework]:
        """List the frameworks that can be read, the default one first, then by the first day of their period."""
        self.data.need_all()
        listed = self.data.rules.frameworks.values()
        return sorted(
            listed, key=lambda each: (each.code != self.data.default, each.in_force.start.first_day, each.code)
        )

    def find(self, code: str) -> Framework:
        """Return a framework; raises DataError where there is none, or where it has an error."""
        find_framework(self.data, code)
        error = self.data.unusable.get(code)
        if error is not None:
            raise DataError("unusable_framework", 3, text=code, **self._place(error))
        return self.data.rules.frameworks[code]

    def read(self, code: str, zone: str | None, year: int | None, province: str | None, as_of: str | None) -> Reading:
        """Read a framework for a place on a day: the one given, else the last of the year, else today.

        Year and today are kept within the framework's period.
        """
        framework, lang = self.find(code), self.settings.lang
        day = parse_day(as_of)
        if day is None:
            day = self.data.today if year is None else datetime.date(year, 12, 31)
            first, last = framework.in_force.start.first_day, framework.in_force.to
            within = max(first, day if last is None else min(day, last.last_day))
            if year is not None and within.year != year:
                tell_outside(self.data, code, day, say(lang, "year_of", year=year), "", lang)
            day = within
        elif not framework.in_force.holds(day):
            tell_outside(self.data, code, day, say(lang, "day_of", day=numbers.day(day, lang)), "", lang)
        named = [each for each in self.data.rules.adjustments if each.framework == code and each.applies.province]
        provinces = {plain_province(each.applies.province or ""): each.applies.province for each in named}
        if province is not None and plain_province(province) not in provinces:
            tell(say(self.settings.lang, "no_adjustments", province=province))
        self._refuse_unknown(zone, framework.zones)
        return Reading(self.data.rules, code, Place(province or "", zone), day, year)

    def read_decided(self, code: str, zone: str | None) -> Reading:
        """Read a framework as it was decided, for one zone or for all of them."""
        self._refuse_unknown(zone, self.find(code).zones)
        return Reading(self.data.rules, code, Place("", zone), None)

    def read_pair(self, before: str, after: str, zone: str | None) -> tuple[Reading, Reading]:
        """Read two frameworks as they were decided; a zone that only one of them has counts there alone."""
        one, other = self.find(before), self.find(after)
        zones = {**one.zones, **other.zones}
        self._refuse_unknown(zone, zones)
        places = (Place("", zone if zone in each.zones else None) for each in (one, other))
        first, second = (
            Reading(self.data.rules, code, place, None) for code, place in zip((before, after), places, strict=True)
        )
        return first, second

    def list_narrow(self, reading: Reading) -> list[Adjustment]:
        """List the adjustments in force that a reading leaves out because they are for some zones or communes alone."""
        day = reading.day
        return [
            each
            for each in self.data.rules.adjustments
            if each.framework == reading.code
            and day is not None
            and each.applies.holds(day)
            and each not in reading.steps
            and plain_province(each.applies.province or "") in ("", plain_province(reading.place.province))
        ]

    def tell_broken(self) -> int:
        """Name the frameworks that cannot be read; return the exit status."""
        for code, error in self.data.unusable.items():
            tell(say(self.settings.lang, "unusable_framework", text=code, **self._place(error)))
        return 3 if self.data.unusable else 0

    def _refuse_unknown(self, zone: str | None, zones: Mapping[str, str]) -> None:
        if zone is not None and zone not in zones:
            raise DataError("no_zone", 2, text=zone, list=", ".join(zones), **suggest(zone, zones))

    def _place(self, error: Diagnostic) -> dict[str, str]:
        place = f"{show_path(error.path)}:{error.span.line}:{error.span.column}"
        return {"place": place, "code": error.code, "message": message(error, self.settings.lang)}

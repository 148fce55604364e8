"""The adjustment (điều chỉnh): a province's own limits, or a national amendment of a framework."""

from pydantic import Field

from ntmcli.model.commune import Place
from ntmcli.model.framework import Code, Criterion, Decision, Period, Target
from ntmcli.model.values import QUOTED_KEYS, Schema, Slug, Text, ZoneCode


class Applies(Period):
    """Where and when an adjustment is in force; all that is named must hold.

    No province: the whole country. No zones, no communes: all of them.
    """

    province: Text | None = None
    zones: tuple[ZoneCode, ...] = ()
    communes: tuple[Slug, ...] = ()

    def names(self, place: Place) -> bool:
        """Tell whether a commune that stands at a place is meant, whatever the day."""
        return (
            (self.province is None or plain_province(self.province) == plain_province(place.province))
            and (not self.zones or place.zone in self.zones)
            and (not self.communes or place.commune in self.communes)
        )


class Adjustment(Schema):
    """Changes of targets, and criteria added, for some communes from a day on.

    targets:
      "10": {at_least: {2022: 39, 2023: 42}}
    """

    code: Slug
    name: Text
    name_en: Text | None = None
    framework: Slug
    decision: Decision
    applies: Applies
    targets: dict[Code, Target] = Field(default_factory=dict, json_schema_extra=QUOTED_KEYS)
    criteria: tuple[Criterion, ...] = ()
    note: Text | None = None
    note_en: Text | None = None


def plain_province(name: str) -> str:
    """Return a province's name without "Tỉnh" or "Thành phố" before it, in lower case."""
    plain = " ".join(name.casefold().split())
    for prefix in ("tỉnh ", "thành phố "):
        plain = plain.removeprefix(prefix)
    return plain

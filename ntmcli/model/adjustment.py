"""The adjustment (điều chỉnh): a province's own limits, or a national amendment of a framework."""

from functools import lru_cache
from unicodedata import normalize

from pydantic import Field

from ntmcli.model.commune import Place
from ntmcli.model.framework import Code, Criterion, Decision, Period, Target
from ntmcli.model.values import QUOTED_KEYS, Schema, Slug, Text, ZoneCode

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


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


@lru_cache(maxsize=1024)
def plain_province(name: str) -> str:
    """Return a province's name such that the same name is the same text, as `plain_name` does."""
    return plain_name(name, "tỉnh", "thành phố")


def plain_name(name: str, *kinds: str) -> str:
    """Return a name in lower case without the kind of unit before it, the same for both ways of writing its tones.

    Hoà and Hòa are one name, Hóa is another: each syllable's tone is put behind its letters.
    """
    plain = " ".join(name.casefold().split())
    for kind in kinds:
        plain = plain.removeprefix(f"{kind} ")
    syllables = (sorted(normalize("NFD", syllable), key=TONES.__contains__) for syllable in plain.split())
    return " ".join("".join(letters) for letters in syllables)

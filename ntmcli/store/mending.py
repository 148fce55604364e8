"""Mend a data file as far as that is safe, and hold the result to the checks before anything is written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from ntmcli.diagnostic import DataError, Diagnostic, Loc, Severity, Span
from ntmcli.diagnostic.catalogue import severity
from ntmcli.judge.claims import find_conflicts
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import PERCENT, Framework
from ntmcli.store.audit import Data, Given
from ntmcli.store.folder import Loaded
from ntmcli.store.mends import Left, Mend, compose, find_places, find_unit, mend_scalar, put_in_order, replace_in
from ntmcli.store.patch import Change, Script
from ntmcli.store.reader import Items
from ntmcli.store.trial import content_of, extent_of

AnyLoaded = Loaded[Framework] | Loaded[Adjustment] | Loaded[Commune]

ONE_PLACE = ("NTM107", "NTM202", "NTM203", "NTM208")
"""The findings that are mended where they stand."""
ORDER = "NTM212"


@dataclass(slots=True)
class Mended:
    """A file as it is after its mends, those made, and what was left though it looks like a mend."""

    data: bytes
    made: list[Mend] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def mend(data: Data, path: Path, text: bytes) -> Mended:
    """Mend the text of a file of the data folder; a second time changes nothing more."""
    return _Mending(data, path).run(text)


class _Mending:
    """The mends of one file, made in rounds, as one lets the checks see what another had hidden."""

    def __init__(self, data: Data, path: Path) -> None:
        self.data = data
        self.path = path

    def run(self, text: bytes) -> Mended:
        mended = Mended(text)
        loaded = self._load(text)
        while True:
            try:
                script = Script(mended.data, str(self.path))
            except DataError:
                return mended  # what cannot be read is reported, and nobody's guess
            found = (
                self._compose(script)
                or self._mend_places(script, loaded, mended)
                or self._order(script, loaded, mended)
            )
            if found is None:
                return mended
            mended.data, made = found
            mended.made += made
            loaded = self._load(mended.data)

    def _load(self, text: bytes) -> AnyLoaded:
        if self.path.is_relative_to(self.data.root / "communes"):
            return self.data.check(Given(text, str(self.path), self.path))
        data = Data(self.data.root, self.data.today, {**self.data.instead, self.path: text})
        data.need_all()
        rules: list[AnyLoaded] = [*data.frameworks, *data.adjustments]
        return next(each for each in rules if each.path == str(self.path))

    def _compose(self, script: Script) -> tuple[bytes, list[Mend]] | None:
        change = compose(script)
        if change is None:
            return None
        lines = sum(one != other for one, other in zip(script.text.splitlines(), change.text.splitlines(), strict=True))
        made = Mend("", Span(1, 1, 1, 1), "", str(lines))
        return self._apply(script, [change], script.root, [made])

    def _apply(
        self, script: Script, changes: Sequence[Change], expected: Mapping[str, Any], made: list[Mend]
    ) -> tuple[bytes, list[Mend]] | None:
        """Make changes; None where the result does not read as it should."""
        try:
            return script.apply(changes, expected), made
        except DataError:
            return None

    # -- what is mended where it stands

    def _mend_places(self, script: Script, loaded: AnyLoaded, mended: Mended) -> tuple[bytes, list[Mend]] | None:
        places = dict(find_places(script.root))
        mended.left = []
        wanted: dict[Mend, tuple[Change, Diagnostic]] = {}
        for diagnostic in loaded.document.diagnostics:
            place = places.get((diagnostic.span.line, diagnostic.span.column))
            if diagnostic.code not in ONE_PLACE or place is None:
                continue
            found = mend_scalar(script, place, diagnostic, lambda loc: self._is_percent(loaded, loc))
            if isinstance(found, Left):
                mended.left.append(found)
            elif found is not None:
                wanted[found[0]] = (found[1], diagnostic)
        while wanted:
            expected = replace_in(script.root, {each.loc: each.after for each in wanted if each.is_value})
            applied = self._apply(script, [change for change, _ in wanted.values()], expected, [*wanted])
            if applied is None:
                mended.left += [Left(diagnostic, "left_layout") for _, diagnostic in wanted.values()]
                return None
            blamed = self._blame(loaded, applied)
            if not blamed:
                return applied
            for made, error in blamed.items():
                _, diagnostic = wanted.pop(made)
                mended.left.append(Left(diagnostic, "left_error", error.code))
        return None

    def _blame(self, before: AnyLoaded, applied: tuple[bytes, list[Mend]]) -> dict[Mend, Diagnostic]:
        """Find the mends that bring up an error, each with it; what they only let be seen is not theirs."""
        text, mends = applied
        after = self._load(text)
        known = Counter(map(content_of, before.document.diagnostics))
        new = []
        for each in after.document.diagnostics:
            if known[content_of(each)]:
                known[content_of(each)] -= 1
            elif severity(each.code) is Severity.ERROR:
                new.append(each)
        blamed: dict[Mend, Diagnostic] = {}
        for made in mends if new else ():
            if made.is_value:
                first, last = extent_of(after.document.root, _entry(made.loc))
                inside = (error for error in new if first <= (error.span.line, error.span.column) < last)
                error = next(inside, None) or self._find_contradicted(after.model, made, new)
                if error is not None:
                    blamed[made] = error
        return blamed

    def _find_contradicted(self, model: object, made: Mend, new: list[Diagnostic]) -> Diagnostic | None:
        """Find an error elsewhere in a commune that is not there without the answer that is mended."""
        entry = _entry(made.loc)
        if not isinstance(model, Commune) or len(entry) != 4:
            return None
        _, at, key, code = entry
        review = model.reviews[int(at)]
        rest = {each: result for each, result in getattr(review, str(key)).items() if each != code}
        reviews = list(model.reviews)
        reviews[int(at)] = review.model_copy(update={str(key): rest})
        without = Counter(self._find(model.model_copy(update={"reviews": tuple(reviews)})))
        with_it = Counter(self._find(model))
        return next((each for each in new if with_it[content_of(each)] > without[content_of(each)]), None)

    def _find(self, commune: Commune) -> Iterator[tuple[object, ...]]:
        found = chain(
            self.data.checker.check_commune(commune), find_conflicts(commune, self.data.rules, self.data.today)
        )
        return (content_of(Diagnostic("", Span(1, 1, 1, 1), each.code, each.args)) for each in found)

    def _is_percent(self, loaded: AnyLoaded, loc: Loc) -> bool:
        """Tell whether a figure is a percentage, such that a sign behind it says nothing new."""
        root: Mapping[str, Any] = loaded.document.root or {}
        if loc[0] == "withdrawal":
            return True
        if "times" in loc:
            return False
        if "target" in loc:
            return bool(find_unit(loaded.document, loc) == PERCENT)
        framework = str(root.get("framework", self.data.default)).strip()
        if loc[0] == "reviews":
            framework = str(root["reviews"][loc[1]].get("framework", framework)).strip()
        if framework not in self.data.checker.frameworks:
            return False
        commune = loaded.partial if isinstance(loaded.partial, Commune) else None
        vocabulary = self.data.checker.vocabulary(framework, commune)
        code = str(loc[1] if loc[0] == "targets" else loc[3])
        asked = (vocabulary.conditions if "conditions" in loc else vocabulary.indicators).get(code)
        if asked is not None and "parts" in loc:
            asked = asked.parts.get(str(loc[loc.index("parts") + 1]))
        return asked is not None and asked.unit == PERCENT

    # -- what is mended by moving it

    def _order(self, script: Script, loaded: AnyLoaded, mended: Mended) -> tuple[bytes, list[Mend]] | None:
        commune, reviews = loaded.partial, script.root.get("reviews")
        found = next((each for each in loaded.document.diagnostics if each.code == ORDER), None)
        if found is None or not isinstance(commune, Commune) or not isinstance(reviews, Items):
            return None
        days = [review.date.judged_on(self.data.today) for review in commune.reviews]
        order = sorted(range(len(days)), key=lambda at: days[at])
        change = put_in_order(script, reviews, order)
        if change is None:
            mended.left.append(Left(found, "left_layout"))
            return None
        before, after = (", ".join(commune.reviews[at].date.text for at in each) for each in (range(len(days)), order))
        expected = {**script.root, "reviews": [reviews[at] for at in order]}
        return self._apply(script, [change], expected, [Mend(ORDER, found.span, before, after)])


def _entry(loc: Loc) -> Loc:
    """Return the key path of the whole answer that a mend is in; elsewhere, of what is mended."""
    return loc[:4] if loc[0] == "reviews" and loc[2] in ("results", "conditions") else loc

"""JSON Schema of a commune judged by one framework: each indicator with its limits and what may be written."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from ntmcli.check.vocabulary import Asked, Vocabulary, learn
from ntmcli.diagnostic import Lang
from ntmcli.judge.limits import Reading
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.framework import PERCENT, Criterion
from ntmcli.model.values import PERCENTAGE
from ntmcli.present.phrases import one_line
from ntmcli.present.schema import Node, describe, make_schema, point
from ntmcli.present.schema_hover import Hover, Listed
from ntmcli.present.schema_words import SCHEMA_WORDS

_PERCENTAGE = r"^(?:((>=|<=|>|<)\s*)?0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?))$"


def make_commune_schema(reading: Reading, lang: Lang) -> Node:
    """Make the schema of a commune judged by the framework of a reading, for its zone or for all of them."""
    schema = make_schema("commune", lang)
    definitions = schema["definitions"]
    code, zone = reading.code, reading.place.zone
    command = f"ntm schema commune --framework {code}" + (f" --zone {zone}" if zone else "")
    schema["description"] = SCHEMA_WORDS[lang]["commune_for"].format(framework=code, command=command)
    _name_framework(schema, reading)
    answers = _Answers(reading, lang, definitions)
    own = {"results": answers.make_results(), "conditions": answers.make_conditions()}
    review = definitions["Review"]
    other = {key: review["properties"][key] for key in own}
    # Results count for the review's framework alone: under another one these codes mean something else.
    for key, node in other.items():
        review["properties"][key] = {"description": node.pop("description"), "type": "object"}
    review["if"] = {"properties": {"framework": {"const": code}}}
    review["then"] = {"properties": own}
    review["else"] = {"properties": other}
    schema["definitions"] = dict(sorted(definitions.items()))
    return schema


def _name_framework(schema: Node, reading: Reading) -> None:
    """Hold the commune to the framework and to a zone of it, or to the one of the reading."""
    framework = reading.yardstick.framework
    properties, required = schema["properties"], schema["required"]
    properties["framework"] = {"description": properties["framework"]["description"], "const": framework.code}
    if framework.code != reading.rules.default:
        required.append("framework")
    if framework.zones:
        zones = [reading.place.zone] if reading.place.zone else [*framework.zones]
        choice = {"enum": zones, "enumDescriptions": [one_line(framework.zones[each]) for each in zones]}
        by_framework = properties["zone"]["anyOf"][1]
        by_framework |= {"properties": {framework.code: choice}, "required": [framework.code]}
        properties["zone"]["anyOf"][0] = choice
        required.append("zone")


class _Answers:
    """What reviews may answer under a framework; the forms that this takes are put among the definitions."""

    def __init__(self, reading: Reading, lang: Lang, definitions: dict[str, Node]) -> None:
        self.definitions = definitions
        self.framework = reading.yardstick.framework
        self.hover = Hover(reading, lang)
        message = SCHEMA_WORDS[lang]["write_Percentage"]
        figure = definitions["Figure"]
        definitions["Percentage"] = {**figure, "pattern": _PERCENTAGE, **PERCENTAGE, "errorMessage": message}
        definitions["HamletOutcome"] = judged = deepcopy(definitions["HamletResult"])
        _drop(judged["anyOf"][-1], ["count", "of"])

    def make_results(self) -> Node:
        """List each criterion and each indicator; a code that both bear is the indicator's."""
        found: dict[str, list[Node]] = {}
        added = [(criterion, step) for step in self.hover.steps for criterion in step.criteria]
        for criterion, adding in [*((each, None) for each in self.framework.criteria), *added]:
            vocabulary = self._learn(criterion, adding)
            own = Asked(None, (), vocabulary.criteria[criterion.code])
            if criterion.code not in vocabulary.indicators:
                node = describe(self._form(own), self.hover.criterion(criterion, adding, own))
                found.setdefault(criterion.code, []).append(node)
            for indicator in criterion.indicators:
                node = self._answer(Listed(indicator, criterion, adding), vocabulary.indicators[indicator.code])
                found.setdefault(indicator.code, []).append(node)
        entries = {code: _any_of(nodes) for code, nodes in found.items()}
        return {"properties": entries, "additionalProperties": False, "propertyNames": point("QuotedText")}

    def make_conditions(self) -> Node:
        vocabulary = learn(self.framework, ())
        conditions = self.framework.conditions or ()
        entries = {each.code: self._answer(Listed(each), vocabulary.conditions[each.code]) for each in conditions}
        return {"properties": entries, "additionalProperties": False}

    def _learn(self, criterion: Criterion, adding: Adjustment | None) -> Vocabulary:
        """Learn what is asked where an adjustment adds a criterion; another province may add another by its code."""
        others = [each for each in self.hover.steps if all(other.code != criterion.code for other in each.criteria)]
        return learn(self.framework, others if adding is None else [*others, adding])

    def _answer(self, listed: Listed, asked: Asked) -> Node:
        """Say what may be written for an indicator or a condition; where it has parts, it has a form of its own."""
        parts: Node = {}
        changes = self.hover.list_changes(listed.requirement.code)
        for target, step in [(listed.requirement.target, listed.adding), *changes]:
            for part in target.all or ():
                of_part = asked.parts[part.code]
                parts.setdefault(part.code, describe(self._form(of_part), self.hover.part(part, step, of_part)))
        form = self._narrow(asked, parts) if parts else self._form(asked)
        return describe(form, self.hover.requirement(listed, asked))

    def _form(self, asked: Asked) -> Node:
        kind = "Judgement" if not asked.takes_numbers else "Percentage" if asked.unit == PERCENT else "Figure"
        name = f"{kind}Result{'OrNotApplicable' if asked.may_not_apply else ''}"
        if name not in self.definitions:
            self.definitions[name] = self._narrow(asked, {})
        return point(name)

    def _narrow(self, asked: Asked, parts: Node) -> Node:
        """Take from what any result may say what does not answer this."""
        counted = asked.takes_numbers and asked.unit == PERCENT
        word = "OutcomeWord" if asked.may_not_apply else "ApplicableWord"
        figure = "Percentage" if counted else "Figure"
        mapping = deepcopy(self.definitions["Result"]["anyOf"][-1])
        properties = mapping["properties"]
        properties["outcome"]["allOf"] = [point(word)]
        properties["value"]["allOf"] = [point(figure)]
        properties["parts"] |= {"properties": parts, "additionalProperties": False}
        del properties["parts"]["patternProperties"]
        if not counted:
            by_hamlet = properties["hamlets"]["patternProperties"]
            by_hamlet |= dict.fromkeys(by_hamlet, point("HamletOutcome"))
        unfit = [] if counted else ["count", "of"]
        unfit += [] if asked.takes_numbers else ["value"]
        unfit += [] if parts else ["parts"]
        _drop(mapping, unfit)
        if not asked.takes_numbers:
            return {"anyOf": [point(word), mapping]}
        # First, so that an editor says all that may be written of a value that is neither number nor word.
        bare = {**self.definitions[figure], "errorMessage": self.hover.forms(asked)}
        return {"anyOf": [bare, point(word), mapping]}


def _drop(mapping: Node, keys: Iterable[str]) -> None:
    """Take keys out of a mapping and out of its rules."""
    for key in keys:
        del mapping["properties"][key]
        mapping["anyOf"] = [each for each in mapping["anyOf"] if each["required"] != [key]]
        mapping["dependencies"].pop(key, None)


def _any_of(nodes: Sequence[Node]) -> Node:
    """Take what provinces ask differently under one code together."""
    if len(nodes) == 1:
        return nodes[0]
    text = "\n\n".join(node.pop("description") for node in nodes)
    return {"description": text, "anyOf": [*nodes]}

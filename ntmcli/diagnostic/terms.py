"""The outcomes in words, for diagnostics and pages alike."""

from collections.abc import Mapping

from ntmcli.diagnostic import Lang

OUTCOMES: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "met": "đạt",
        "basically_met": "cơ bản đạt",
        "not_met": "chưa đạt",
        "unknown": "chưa rõ",
        "not_applicable": "không áp dụng",
    },
    "en": {
        "met": "met",
        "basically_met": "basically met",
        "not_met": "not met",
        "unknown": "unknown",
        "not_applicable": "not applicable",
    },
}

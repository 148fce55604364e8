"""Whether the evidence that results name is there: files of the data folder, and none outside it."""

import os
from collections.abc import Iterator
from pathlib import Path

from ntmcli.diagnostic import Finding
from ntmcli.model.commune import Commune


def find_evidence_faults(commune: Commune, root: Path) -> Iterator[Finding]:
    """Find evidence that no file of the data folder is, or that lies outside it; addresses of pages are left alone."""
    inside = os.path.realpath(root)
    for at, review in enumerate(commune.reviews):
        for key, answers in (("results", review.results), ("conditions", review.conditions)):
            for code, result in answers.items():
                for position, name in enumerate(result.evidence):
                    loc = ("reviews", at, key, code, "evidence", position)
                    path = os.path.realpath(os.path.join(inside, name))
                    if "://" in name:
                        continue
                    if not Path(path).is_relative_to(inside):
                        yield Finding("NTM335", loc, {"text": name})
                    elif not os.path.exists(path):
                        yield Finding("NTM334", loc, {"text": name})

"""A repository whose data folder fires every diagnostic code, from the catalogue's own wrong examples."""

import re
from pathlib import Path

from code_cases import make_too_large, make_too_long, make_too_many, make_unopenable
from test_catalogue import ENTRIES, WITHOUT, complete

SOUND = "khung-hai"
"""The framework of every commune: that of criteria.yaml cannot be used, since another file bears its code."""
ELSEWHERE = "applies: {province: Tỉnh Hai, from: 2022-10-01}"
"""A province of its own for what is wrong with adjustments, so that it keeps no other commune from being checked."""
FOLDERS = {"framework": "frameworks", "adjustment": "adjustments", "commune": "communes"}


def make_broken(repository: Path) -> Path:
    """Write the repository, and return it; some answers of `check` need `--max-age 365`."""
    data = repository / "data"
    (repository / ".git").mkdir(parents=True)
    for path, code in (
        ("criteria", "khung-thu"),
        ("frameworks/khung-thu", "khung-thu"),
        (f"frameworks/{SOUND}", SOUND),
    ):
        _write(data, f"{path}.yaml", f"code: {code}")
    for entry in ENTRIES.values():
        if entry.kind != "folder":
            name = entry.code.lower()
            example = entry.wrong.replace({"framework": "khung-thu"}.get(entry.kind, "xa-mot"), name)
            _write(data, f"{FOLDERS[entry.kind]}/{name}.yaml", example, WITHOUT.get((entry.code, "wrong")))
    _write_folder_kinds(data)
    return repository


def _write(data: Path, path: str, example: str, without: str | None = None) -> None:
    """Write a file: the example, and what it needs beside it to have no other fault."""
    folder, stem = path.partition("/")[0], Path(path).stem
    beside = {"communes": [f"name: {stem}", f"framework: {SOUND}"], "adjustments": [f"framework: {SOUND}", ELSEWHERE]}
    kept = [line for line in beside.get(folder, []) if not re.search(rf"^{line.split(':')[0]}:", example, re.MULTILINE)]
    (data / path).parent.mkdir(parents=True, exist_ok=True)
    (data / path).write_text(complete(path, "\n".join([*kept, example]), without), encoding="utf-8")


def _write_folder_kinds(data: Path) -> None:
    """Write what takes more than one file, or a file that is no text."""
    communes = data / "communes"
    make_unopenable(communes / "ntm001.yaml")
    make_too_large(communes / "ntm002.yaml")
    (communes / "ntm003.yaml").write_bytes("name: Vân Nham\n".encode("cp1258"))
    (communes / "ntm005.yaml").write_text("# chỉ có chú thích\n", encoding="utf-8")
    make_too_many(communes / "ntm014.yaml")
    (communes / "ntm015.yml").write_text("code: ntm015\n", encoding="utf-8")
    _write(data, "communes/ntm106.yaml", "code: xa-1")
    make_too_long(communes / "ntm113.yaml")
    for each in "ab":
        _write(data, f"adjustments/ntm316-{each}.yaml", 'targets: {"15.1": {at_least: 95}}')
        _write(data, f"communes/ntm317-{each}.yaml", 'gso_code: "06433"')
        _write(data, f"communes/{each}/ntm323.yaml", f"name: Tân Tiến {each}")
        _write(data, f"communes/ntm336-{each}.yaml", "name: Một\ndistrict: Huyện Mẫu")
    _write(data, "communes/ntm329.yaml", "merged_into: xa-moi")
    _write(data, "communes/ntm330-cu.yaml", "merged_into: ntm330-moi")
    _write(data, "communes/ntm330-moi.yaml", "")
    older = "applies: {province: Tỉnh Hai, from: 2023-10-01}"
    _write(data, "adjustments/ntm339.yaml", f'{older}\ntargets: {{"17.2": đạt}}')
    _write(data, "adjustments/trung-uong.yaml", 'applies: {from: 2024-03-01}\ntargets: {"17.2": đạt}')
    _write(data, "frameworks/khung-ba.yaml", "zones: {n1: Nhóm 1}")
    _write(data, "communes/ntm340.yaml", "reviews: [{date: 2022-05-26, framework: khung-ba}]")
    _write(data, "communes/tinh-hai.yaml", "province: Tỉnh Hai")

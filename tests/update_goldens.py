"""Write what `ntm check` says of each case folder into its expected files: `python tests/update_goldens.py`.

Look at the difference before committing it: the files say what is right, not what the program happens to do.
"""

import contextlib
import io
import sys
from pathlib import Path

from ntmcli.cli.app import main

CASES = Path(__file__).resolve().parent / "cases"
EXPECTED = {"vi": "expected.txt", "en": "expected.en.txt"}


def find_cases() -> list[Path]:
    """List the case folders; each holds `data/` and what check says of it in both languages."""
    return sorted(path for path in CASES.iterdir() if path.is_dir())


def run_check(folder: Path, *args: str) -> tuple[int, str, str]:
    """Check `data` from inside a folder; return exit status, standard output and standard error."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["check", "--data", "data", *args])
    return status, out.getvalue(), err.getvalue()


def write_all() -> int:
    """Rewrite the expected files that changed, name them, and return how many."""
    changed = 0
    for case in find_cases():
        for lang, name in EXPECTED.items():
            status, out, err = run_check(case, "--lang", lang)
            if status > 1 or err:
                print(f"{case.name}: exit status {status}, left as it is\n{err}", file=sys.stderr)
                continue
            new, path = out.encode(), case / name
            if not path.exists() or path.read_bytes() != new:
                path.write_bytes(new)
                print(path.relative_to(CASES.parent.parent))
                changed += 1
    return changed


if __name__ == "__main__":
    print(f"{write_all()} changed")

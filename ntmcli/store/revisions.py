"""Revisions of the data folder, read from the objects of its git repository.

Nothing is checked out, and neither the index nor the work tree is looked at or touched; no hook, filter or alias runs.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from ntmcli.diagnostic import DataError
from ntmcli.store.disk import CRITERIA, MAX_BYTES

HEAD = "HEAD"
RULES = ("frameworks", "adjustments")
COMMUNES = "communes"
REGULAR = "100"
"""What the mode of a regular file begins with; links and submodules are left out."""
COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
SETTINGS = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Blob:
    """The content of a file: its object, and its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the data folder: the files of it that are read, by their paths in the folder."""

    name: str
    """As it is called by the user; for a merge base, the beginning of its commit."""
    prefix: str
    """The path of the data folder in the repository, "/" at its end; empty where it is the repository itself."""
    rules: dict[str, Blob]
    communes: dict[str, Blob]

    def show(self, path: str) -> str:
        """Name a file of the folder as git does: `main:data/communes/xa.yaml`."""
        return f"{self.name}:{self.prefix}{path}"


class Repository:
    """The repository that a data folder lies in.

    Raises DataError where git is not there, or does not read the repository.
    """

    def __init__(self, root: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise DataError("no_git", 3)
        # What points git to another repository is left out, and so is what makes it write or tell more than its answer;
        # settings may be needed for it to read this one (safe.directory).
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        kept |= {name: value for name, value in os.environ.items() if name.startswith("GIT_CONFIG_")}
        self._program, self._root, self._environment = program, root, {**kept, **SETTINGS}
        self.prefix = os.fsdecode(self._ask("rev-parse", "--show-prefix").removesuffix(b"\n"))

    def read_range(self, text: str) -> tuple[Revision, Revision]:
        """Read the two revisions of `A..B`, or of `A...B`, whose first is the merge base; an end left out is HEAD."""
        between = "..." if "..." in text else ".."
        first, found, last = text.partition(between)
        if not found or not (first or last):
            raise DataError("bad_range", 2, text=text)
        before, after = self._resolve(first or HEAD), self._resolve(last or HEAD)
        name = first or HEAD
        if between == "...":
            before = self._find_base(before, after, text)
            name = before[:12]
        return self._list(name, before), self._list(last or HEAD, after)

    def write(self, revision: Revision, paths: Iterable[str], folder: Path) -> None:
        """Write some files of a revision below a folder; one too large to be read keeps only that it is."""
        files = {**revision.rules, **revision.communes}
        with self._start("cat-file", "--batch") as process:
            assert process.stdin is not None  # noqa: S101 -- both are pipes
            assert process.stdout is not None  # noqa: S101
            for path in paths:
                blob = files[path]
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    if blob.size > MAX_BYTES:
                        file.truncate(MAX_BYTES + 1)
                        continue
                    process.stdin.write(f"{blob.name}\n".encode())
                    process.stdin.flush()
                    heading = process.stdout.readline().split()
                    if heading[1:] != [b"blob", str(blob.size).encode()]:
                        raise DataError("no_object", 3, path=revision.show(path))
                    file.write(process.stdout.read(blob.size))
                    process.stdout.read(1)

    def _resolve(self, name: str) -> str:
        """Return the commit that a name stands for."""
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        commit = done.stdout.decode("ascii", "replace").strip()
        if done.returncode or not COMMIT.fullmatch(commit):
            raise DataError("no_revision_shallow" if self._is_shallow() else "no_revision", 2, text=name)
        return commit

    def _find_base(self, before: str, after: str, text: str) -> str:
        done = self._run("merge-base", before, after)
        if done.returncode:
            raise DataError("no_base_shallow" if self._is_shallow() else "no_base", 2, text=text)
        return done.stdout.decode("ascii").strip()

    def _is_shallow(self) -> bool:
        return self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _list(self, name: str, commit: str) -> Revision:
        """List the files of a revision that would be read from a folder."""
        folders = [f"{self.prefix}{each}/" for each in (*RULES, COMMUNES)]
        listed = self._ask(
            "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", f"{self.prefix}{CRITERIA}", *folders
        )
        revision = Revision(name, self.prefix, {}, {})
        for entry in listed.split(b"\0")[:-1]:
            about, _, path = entry.partition(b"\t")
            mode, _, blob, size = about.decode("ascii").split()
            below = os.fsdecode(path).removeprefix(self.prefix)
            files = _find_kind(below, revision)
            if files is not None and mode.startswith(REGULAR):
                if not size.isdigit():  # the object is not there
                    raise DataError("no_object", 3, path=revision.show(below))
                files[below] = Blob(blob, int(size))
        if CRITERIA not in revision.rules:
            raise DataError("no_data_in_revision", 2, text=name, path=f"{self.prefix}{CRITERIA}")
        return revision

    def _ask(self, *arguments: str) -> bytes:
        """Return git's answer; raises DataError where it gives none."""
        done = self._run(*arguments)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            if "not a git repository" in said:
                raise DataError("no_repository", 3, path=str(self._root))
            if "dubious ownership" in said:
                raise DataError("unsafe_repository", 3, path=str(self._root))
            raise DataError("git_failed", 3, why=said.partition("\n")[0])
        return done.stdout

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(  # noqa: S603 -- no shell; names of revisions stand where no option may
            [self._program, *arguments], cwd=self._root, env=self._environment, capture_output=True, check=False
        )

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 -- as above
            [self._program, *arguments],
            cwd=self._root,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


def _find_kind(path: str, revision: Revision) -> dict[str, Blob] | None:
    """Return where a file of a revision belongs; None where the reader of folders would pass it over."""
    parts = path.split("/")
    # Such names hold no data; a tree made by hand may have some that lead out of the folder they are written to.
    if any(part.startswith(".") or PureWindowsPath(part).name != part for part in parts):
        return None
    if path == CRITERIA:
        return revision.rules
    if not path.endswith(".yaml"):
        return None
    if parts[0] in RULES and len(parts) == 2:
        return revision.rules
    return revision.communes if parts[0] == COMMUNES and len(parts) > 1 else None

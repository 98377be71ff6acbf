"""Write the outputs shown in README.md anew, by running the commands shown there.

    python docs/outputs.py

Every ```console block whose first line begins with `$ chancery` is run, line by line, beside the
examples and an empty `demo-record`, at a hundred columns; `$ chancery explain` takes the surest
claim that has an actor, a recipient and a source. `tests/contract/test_readme.py` runs them too.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(\$ chancery .*?)```", re.DOTALL)
ENVIRONMENT = os.environ | {
    "COLUMNS": "100", "NO_COLOR": "1", "CHANCERY_RECORD": "demo-record", "PYTHONPATH": str(ROOT),
}  # fmt: skip


def chancery(words: list[str], folder: Path) -> str:
    """What a command prints in a terminal of a hundred columns, plain."""
    done = subprocess.run(
        [sys.executable, "-m", "chancery", *words],
        cwd=folder, stdout=subprocess.PIPE, text=True, check=True, env=ENVIRONMENT,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def surest(folder: Path) -> str:
    """The surest claim that has an actor, a recipient and a source, to be explained."""
    rows = [json.loads(line) for line in chancery(["claims", "--json"], folder).splitlines()]
    full = [r for r in rows if r["actors"] and r["recipients"] and r["accounts"]]
    return str(max(full or rows, key=lambda row: row["confidence"])["claim"])[:10]


def anew(block: str, folder: Path) -> str:
    """A block with its commands' outputs as they are now."""
    lines = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        words = shlex.split(line)[2:]
        if words[0] == "explain":
            words = ["explain", surest(folder), *words[2:]]
        lines += ["$ chancery " + shlex.join(words), chancery(words, folder), ""]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Write README.md anew."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        written = BLOCK.sub(lambda m: f"```console\n{anew(m[1], folder)}```", text)
    README.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()

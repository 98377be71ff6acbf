"""Write the outputs shown in README.md anew, by running the commands shown there.

    python docs/outputs.py --record demo-record

Every ```console block whose first line begins with `$ chancery` is run, line by line, at a
hundred columns; `$ chancery explain` without a claim takes the surest claim of the record.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(r"```console\n(\$ chancery .*?)```", re.DOTALL)


def chancery(words: list[str], record: str) -> str:
    """What a command prints in a terminal of a hundred columns, plain."""
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "CHANCERY_RECORD": record}
    done = subprocess.run(
        [sys.executable, "-m", "chancery", *words],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def surest(record: str) -> str:
    """The surest claim that has an actor, a recipient and a source, to be explained."""
    rows = [json.loads(line) for line in chancery(["claims", "--json"], record).splitlines()]
    full = [r for r in rows if r["actors"] and r["recipients"] and r["accounts"]]
    return str(max(full or rows, key=lambda row: row["confidence"])["claim"])[:10]


def anew(block: str, record: str) -> str:
    """A block with its commands' outputs as they are now."""
    lines = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        words = shlex.split(line)[2:]
        if words[:1] == ["explain"]:
            words = ["explain", surest(record), *words[2:]]
        lines += ["$ chancery " + shlex.join(words), chancery(words, record), ""]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Write README.md anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", default="demo-record")
    record = parser.parse_args().record
    text = README.read_text(encoding="utf-8")
    written = BLOCK.sub(lambda m: f"```console\n{anew(m[1], record)}```", text)
    README.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()

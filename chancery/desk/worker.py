"""The process that reads an upload: orders come on standard input, news go to standard output.

Both are JSON; it gives way to whatever else the machine has to do.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from datetime import date
from typing import Any

from chancery import service
from chancery.errors import ChanceryError

_EVERY = 0.2  # seconds between two reports


def main() -> int:
    """Read what is ordered; 0 where all that could be read was."""
    with suppress(OSError, AttributeError):
        os.nice(10)
    orders = json.load(sys.stdin)
    names: dict[str, str] = dict(orders["files"])
    last = 0.0

    def origin(place: str) -> str:
        for path, name in names.items():
            if place.startswith(path):
                return f"{name}{place.removeprefix(path)}"
        return place

    def report(now: service.Progress) -> None:
        nonlocal last
        if time.monotonic() - last > _EVERY:
            last = time.monotonic()
            say(progress=_counts(now))

    try:
        published = orders["published"]
        done = service.read(
            orders["record"], list(names),
            published=date.fromisoformat(published) if published else None,
            publisher=orders["publisher"] or None, dates=orders["dates"] or None, jobs=1,
            origin=origin, progress=report,
        )  # fmt: skip
    except ChanceryError as error:
        say(error=str(error))
        return 1
    say(progress={**_counts(done), "file": len(names)})
    say(dropped=[{"where": drop.where, "reason": drop.reason} for drop in done.dropped])
    return 0


def _counts(now: service.Progress | service.ReadReport) -> dict[str, int]:
    counts = {"articles": now.articles, "already": now.already, "claims": now.claims}
    return {**counts, "file": now.file} if isinstance(now, service.Progress) else counts


def say(**news: Any) -> None:
    """One line to the desk, at once."""
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

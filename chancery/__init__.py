"""Chancery: a checkable record of who did what to whom, according to whom.

The functions of `chancery.service` can be called from here, and are loaded when
they are first asked for: ``chancery.claims("chancery-record")``. `service.read`
is `chancery.read_articles` and `service.follow` `chancery.follow_dyad` here, since
`chancery.read` and `chancery.follow` are rooms.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"

_NAMES = {
    **{
        name: name
        for name in (
            "ClaimFilter", "EventFilter", "actors", "articles", "claims", "daily", "datasets",
            "doctor", "drops", "events", "explain", "export", "import_files", "imported", "record",
            "rows", "runs", "show", "FollowFilter", "DemandFilter", "demands", "dyad_series", "dyads",
            "PanelFilter", "panel", "write_panel", "codebook",
        )
    },
    "read_articles": "read",
    "follow_dyad": "follow",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A function of the service by its name here."""
    if name not in _NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from chancery import service

    return getattr(service, _NAMES[name])


def __dir__() -> list[str]:
    return sorted({*globals(), *_NAMES})

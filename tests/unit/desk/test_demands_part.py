"""Demands as a part of the desk's pages."""

from __future__ import annotations

import re
from types import SimpleNamespace

from chancery.desk.render import templates


def demand(number: int, outcome: str, *answers: str) -> dict[str, object]:
    return {
        "demand": f"c_{number:08d}", "by": ["Kyiv"], "to": ["Moscow"], "what": "RETREAT: leave",
        "claim": {"sentence_text": "Kyiv <asked> it to leave."}, "outcome": outcome,
        "made": "2025-05-13", "deadline": None,
        "answers": [{"outcome": kind, "claim": f"c_{kind}{n}", "date": f"2025-05-{14 + n}"}
                    for n, kind in enumerate(answers)],
    }  # fmt: skip


def shown(*rows: dict[str, object]) -> str:
    """The part of the page that holds the demands."""
    found = SimpleNamespace(ready=True, error=None)
    template = templates().get_template("demands.html")
    context = {"found": found, "rows": list(rows), "sides": ("UKR", "RUS"), "bare": True}
    blocks = template.new_context({**context, "record_name": "r", "page": "", "query": ""})
    return "".join(template.blocks["main"](blocks))


def test_a_demand_has_its_words_and_what_decided_it() -> None:
    html = shown(demand(1, "met", "promised", "promised", "promised", "met"))
    assert "<bdi>Kyiv</bdi> → <bdi>Moscow</bdi>" in html
    assert "Kyiv &lt;asked&gt; it to leave." in html
    assert re.findall(r"/claims/c_([a-z]+\d)", html) == ["met3", "promised0"]
    assert "are shown" not in html


def test_of_many_demands_it_is_said_that_they_are_not_all() -> None:
    html = shown(*(demand(n, "open") for n in range(41)))
    assert html.count("<li>") == 40
    assert "The newest 40 are shown" in html

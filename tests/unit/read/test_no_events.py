"""Events by which a paper's offer, a book or a film is named, and those that are told."""

from __future__ import annotations

import pytest

from chancery.model import Span
from chancery.read.no_events import only_named


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("Each week we pick the best of our coverage of the Chad war.", "war", True),
        ("Hear our weekly podcast on the coup in Lima", "coup", True),
        ("Follow the latest updates on the siege of Varna", "siege", True),
        ("Sign up to the daily letter about the war", "war", True),
        ("Read more about the attacks on the port", "attacks", True),
        ("She acted in the film “The Siege of Varna”.", "Siege", True),
        ("His book, 'A War of Clans', sold well.", "War", True),
        # the event is told, or what is offered is over
        ("Oslo criticised the paper's coverage of the war", "war", False),
        ("The latest updates show that troops attacked Varna", "attacked", False),
        ("See all our coverage of Chad. The war went on", "war", False),
        ("Our podcast on Chad condemned the raid", "condemned", False),
        ("The censor seized the film “Home” after the Siege", "Siege", False),
        ("The Siege of Varna went on", "Siege", False),
    ],
)
def test_an_event_that_names_something_else(text: str, trigger: str, named: bool) -> None:
    start = text.index(trigger)
    assert only_named(Span(start, start + len(trigger)), text) is named

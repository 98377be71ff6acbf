"""Contents of attributions: quotations are closed, stray bits are left out."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import Span
from chancery.read.quotations import whole_contents


def contents(text: str, *parts: str) -> list[str]:
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in parts]
    return [s.of(text) for s in whole_contents(spans, text)]


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("He said that rain fell.", ["that rain fell"], ["that rain fell."]),
        ("“We left. We won’t return,” he said.", ["We left"], ["“We left. We won’t return,”"]),
        ('"We left. We stay out," he said.', ["We left. We"], ['"We left. We stay out,"']),
        ('"We left," he said. "We stay."', ["We left", "We stay"], ['"We left,"', '"We stay."']),
        ("A denial came. It was long and it was loud.", ["denial", "It was long and it was loud"],
         ["It was long and it was loud."]),
        ("It said talks failed.\n\nElsewhere it rained.", ["talks failed.\n\nElsewhere"],
         ["talks failed."]),
        ("“Talks failed.\n\n“We tried again,” he said.", ["Talks failed.\n\n“We tried"],
         ["“Talks failed.\n\n“We tried again,”"]),
        ("“Never closed, he said", ["Never closed"], ["“Never closed,"]),
    ],
)  # fmt: skip
def test_whole_contents(text, read, whole):
    assert contents(text, *read) == whole


@given(st.text("ab “”\"'.,\n", min_size=4, max_size=60), st.data())
def test_parts_stay_in_the_text_in_order_and_apart(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    found = whole_contents(spans, text)
    assert found
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end < b.start for a, b in itertools.pairwise(found))

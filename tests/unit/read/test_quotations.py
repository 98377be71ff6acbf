"""Contents of attributions: quotations are closed, stray bits are left out."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import Span
from chancery.read.quotations import whole_contents, whole_speech


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
        ('“We left. We stay," he said. “No.”', ["We left"], ['“We left. We stay,"']),
        ('"We left. We stay,” he said.', ["We left"], ['"We left. We stay,”']),
        ("“We left\n\nIt rained.\n\n“We stay,” she said.", ["We left"], ["“We left"]),
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


def speech(text: str, content: str, cue: str, *others: str) -> list[str]:
    """The content of one cue, grown; `others` are cues of other speakers."""
    at = Span(text.index(content), text.index(content) + len(content))
    cues = [Span(text.index(c), text.index(c) + len(c)) for c in (cue, *others)]
    return [s.of(text) for s in whole_speech([at], cues[0], cues, text)]


FIRST, SECOND = '"We left the town in the morning,"', '"We will not return to it."'


@pytest.mark.parametrize(
    ("text", "content", "cue", "others", "whole"),
    [
        # a part of a quotation is all of it
        (f"{FIRST} he said.", "left the town", "said", [], [FIRST]),
        ("He said ''the talks went on all through the night'' to us.", "went on all through", "said",
         [], ["''the talks went on all through the night''"]),
        # a short phrase in marks is a phrase
        ('He said it was "not over" yet.', "over", "said", [], ["over"]),
        # speech goes on after who said it
        (f"{FIRST} he said. {SECOND} Rain fell.", FIRST, "said", [], [FIRST, SECOND]),
        (f"{FIRST} said the mayor of Homs, a doctor. {SECOND}", FIRST, "said", [], [FIRST, SECOND]),
        (f"{FIRST} he said. {SECOND} {SECOND}", FIRST, "said", [], [FIRST, f"{SECOND}", SECOND]),
        # but not over a sentence, a line or another speaker
        (f"{FIRST} he said. Nobody moved. {SECOND}", FIRST, "said", [], [FIRST]),
        (f"{FIRST} he said.\n{SECOND}", FIRST, "said", [], [FIRST]),
        (f'{FIRST} he said. {SECOND[:-2]}," added Omar.', FIRST, "said", ["added"], [FIRST]),
        (f"{FIRST} he said, and Omar replied: {SECOND}", FIRST, "said", ["replied"], [FIRST]),
        # a quotation with a cue inside is somebody else's report
        ('He quoted it: "The mayor told us that they had left the town."', "they had left", "quoted",
         ["told"], ["they had left"]),
    ],
)  # fmt: skip
def test_whole_speech(text, content, cue, others, whole):
    found = speech(text, content, cue, *others)
    assert " ".join(found) == " ".join(whole)


@given(st.text("ab “”\"'.,\n", min_size=4, max_size=60), st.data())
def test_speech_only_grows_and_stays_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text) - 1))
    cue = Span(end, len(text))
    found = whole_speech([Span(start, end)], cue, [cue], text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert any(s.start <= start and end <= s.end for s in found)
    assert all(a.end < b.start for a, b in itertools.pairwise(found))

"""Sentences: a table of texts with the ends marked, and what must hold of any text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.assets.furniture import is_furniture
from chancery.read.sentences import LONGEST, split

# ruff: noqa: E501 - a row of the table is one line
# Each text has ¦ where a sentence ends and the next begins; it is taken out before splitting.
TABLE = [
    ("plain", "Envoys met.¦ They left at noon!¦ Did it help?¦ Nobody knows…¦ Perhaps."),
    ("titles", "He met Gen. Anan Chai and Maj. Gen. Tor Lim.¦ Sen. Ana Reyes and Lt. Col. Oz left."),
    ("titles in capitals", "MR. PRICE: We met GEN. OKORO: today.¦ MS. LI: Yes."),
    ("a country's initials", "Troops of the U.S. Army left the U.S. on Friday.¦ Others stay."),
    ("initials that end", "It was sent to the U.S.¦ The minister objected.¦ So did the U.N.¦ He left."),
    ("initials in a name", "George W. Bush met Vladimir V. Putin and the A. Philip Trust.¦ It ended."),
    ("a letter is no initial", "The ministry chose plan B.¦ Officers refused."),
    ("dotted agency", "He asked 335 C.I.A. officers and F.B.I. agents to go.¦ They did."),
    ("hours", "It began at 9 a.m. Tuesday and ended at 5 p.m. EST near the port."),
    ("an hour that ends", "It began at 9 a.m.¦ Delegates walked out at 11:30 p.m.¦ Nobody spoke."),
    ("decimals", "Aid of $3.5 billion was 2.1 per cent more.¦ No. 4 Brigade took 1.5 km."),
    ("no", "Was he asked?¦ No.¦ Nobody called.¦ See No. 5 and Art. 6 of the pact."),
    ("months", "On Feb. 24 they crossed.¦ Talks ended in Dec.¦ Troops stayed."),
    ("firms and states", "Gazprom Corp. Ltd. sued in Washington, D.C. courts and in Va. courts.¦ It lost."),
    ("quoted, said", "“We will not leave.” said the envoy.¦ “Nor will we.” he added."),
    ("question, said", "“Will you stay?” Kamal asked.¦ “Go!” the crowd shouted."),
    ("question, pronoun", "“Will you stay?”¦ She said nothing."),
    ("sentences in a quotation", "“We stood.¦ They ran,” he said.¦ “It was over.”¦ The rest fled."),
    ("straight quotes", 'He said: "It is over."¦ "It is not," she said.'),
    ("brackets", "Three fell (He saw it. They did not.) and two fled.¦ (Nobody came.)¦ It ended."),
    ("no space", 'The message reads, in part:"We mourn."¦The President called.¦Talks began.'),
    ("web address", "See state.gov and t.me/x for it.¦ Amazon.com declined."),
    ("name in small letters", "They struck Mali.¦ al-Shabab denied it."),
    ("abbreviations inside", "Arms, e.g. Rifles, i.e. M16s, vs. Tanks, went to al-Din et al. last year."),
    ("numbered", "1. The parties agree.¦\n2. The parties withdraw."),
    ("footnote", "He was shot.[12]¦ She was not.[a]"),
    ("nickname", "The envoy to the U.S. “Star” programme left."),
    ("bullets", "They ask for:¦\n  • Arms: The army wants more.¦ It waits.¦\n  • Money: None came."),
    ("a headline", "Army chief in Oman for talks¦\n\nHe arrived on Monday."),
    ("one paragraph a line", "Rebels took Goma¦\nThe army left on Tuesday.¦\nAid stopped"),
    ("wrapped in small", "The envoy, who had\narrived late, left.¦\n\nIt rained."),
    ("a blank line ends", "The envoy of the¦\n\nministry left."),
    ("ellipsis", "They … left ... in haste.¦ Then...¦ Nothing."),
    ("transcript", "QUESTION: Will he go?¦\nMR PRICE: No.¦ We said so."),
]  # fmt: skip


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


def expected(marked: str) -> list[str]:
    return [part.strip(" \n•") for part in marked.split("¦")]


@pytest.mark.parametrize("marked", [text for _, text in TABLE], ids=[name for name, _ in TABLE])
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert sentences(marked.replace("¦", "")) == expected(marked)


def test_lines_that_a_machine_wrapped_are_one_paragraph() -> None:
    text = (
        "The delegation of the northern province left the capital on Tuesday\n"
        "after Gen. Okoro refused to sign the text. Nobody from the ministry\n"
        "would say whether the talks were to be taken up again in the spring\n"
        "of next year.\n"
        "The rebels said nothing."
    )
    starts = [line.split()[0] for line in sentences(text)]
    assert starts == ["The", "Nobody", "The"]


FURNITURE = [
    "Comments are closed", "Comments are closed.", "Begin Text:", "End Text", "Post a Comment", "No comments:", "3 comments",
    "This article is from the archive of our partner .", "Mail (will not be published) (required)",
    "Share this", "Share this:", "Sign up for our newsletter", "Read more: Army takes the north",
    "READ MORE: Army takes the north", "© 2021 Example Media. All rights reserved.",
    "Copyright 2004 The Example Times", "Photo by Ana Reyes.", "Ana Reyes/Getty Images",
    "We use cookies to improve this site.", "By continuing you agree to our terms.",
    "We want to hear what you think about this article. Submit a letter to the editor.",
    "Facebook | Twitter | WhatsApp", "Follow us on Twitter", "Advertisement", "#Peace #Talks",
    "Continue reading...", "Leave a Reply", "You must be logged in to post a comment.",
    "(Reporting by Ana Reyes; Editing by Tor Lim)", "https://example.org/a", "5 min read",
]  # fmt: skip

NEWS = [
    "The minister will not comment on it.", "Officials use cookies and papers to bribe guards.",
    "No comments from the ministry have been received so far.", "Photos by the agency show tanks.",
    "Subscribers fled the city as the shelling went on through the night.", "Share of seats: 40",
    "Posted on Telegram, the video shows a burning tank.", "Follow the money, Reyes said.",
    "Update 12: Rebels take the port", "U.S. Environmental Protection Agency (EPA)",
    "Read out in court, the letter accused Reyes of treason.", "Print workers struck on Monday.",
    "Video: no sign of the missing crew, navy says", "Envoys sign up to the ceasefire.",
    "Become a member of NATO, Kyiv is urged", "Get the army out of the north, Okoro demands",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_left_out_and_its_neighbours_stay(line: str) -> None:
    assert is_furniture(line)
    assert sentences(f"Rebels left.\n{line}\nThe army came.") == ["Rebels left.", "The army came."]


@pytest.mark.parametrize("line", NEWS)
def test_prose_that_uses_the_same_words_is_news(line: str) -> None:
    assert not is_furniture(line)
    assert sentences(f"Rebels left.\n\n{line}")[1] == line


PIECES = st.sampled_from(
    [
        "The envoy left", "Gen. ", "U.S.", " ", "\n", "\n\n", "“", "”", '"', ".", "?", "!", "(", ")",
        "…", "  • ", "he said", "9 a.m.", "3.5", "Post a Comment", "é", "攻撃", "\t", "\r\n", "1. ",
        "\u2028", "#", "—", "-", "J. ", "Sen", "[1]", "I", "No. ", "\u00a0", "x" * 50,
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@settings(deadline=None)
@given(TEXTS)
def test_spans_are_ordered_apart_inside_and_not_blank(text: str) -> None:
    spans = split(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for span in spans:
        words = span.of(text)
        assert words == words.strip()
        assert any(map(str.isalnum, words))
        assert len(words) <= LONGEST


@settings(deadline=None)
@given(TEXTS)
def test_nothing_readable_is_lost_but_furniture(text: str) -> None:
    inside = {i for span in split(text) for i in range(span.start, span.end)}
    at = 0
    for line in text.replace("\r", "\n").replace("\u2028", "\n").split("\n"):
        if not is_furniture(line):
            lost = {i for i, c in enumerate(line, at) if c.isalnum()} - inside
            assert not lost, line
        at += len(line) + 1


def test_a_very_long_sentence_is_cut_between_words() -> None:
    text = "word " * 2000 + "end."
    spans = split(text)
    assert len(spans) > 1
    assert {len(word) for span in spans for word in span.of(text).split()} == {4}


@pytest.mark.parametrize("text", ["(" * 20_000, "a." * 20_000, "“ " * 20_000, "A. " * 20_000, "(a. A " * 20_000 + ")",
                                  "\n" * 50_000, "x" * 200_000, "1\n" * 20_000, ". " * 50_000])  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    split(text)
    assert time.process_time() - started < 2.0


@pytest.mark.shared
def test_real_articles_keep_their_titles_and_lose_their_furniture(shared: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(shared.glob("seeds/*.txt"))]
    found = [line for text in texts for line in sentences(text)]
    assert len(found) == 72
    assert not [line for line in found if line.endswith((" Gen.", " Maj.", " Adm.", " U.S."))]
    assert not [line for line in found if "Post a Comment" in line or "archive of our" in line]

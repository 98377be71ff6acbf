"""Documents of ECB+ as the articles that they were printed as, for reading them end to end.

A page's address, which the corpus keeps as a sentence, is given as that; a heading
stands on a line of its own; quotation marks are as newspapers print them. Title and day of
publication are what `chancery read` finds there.
"""

from __future__ import annotations

from dataclasses import replace

from bench.common import Chars
from bench.detokenise import join
from bench.ecbplus_data import Document
from chancery.ingest.draft import Draft, Given, finish
from chancery.ingest.head import title
from chancery.model import Article

_QUOTES = {"``": "“", "''": "”"}  # as the Penn treebank writes them


def printed(document: Document) -> tuple[Article, tuple[Chars, ...]]:
    """The article of a document, and the place of each token in it; none of what is left out."""
    numbers = sorted(set(document.sentences))
    address = document.address
    text, places = "", [(0, 0)] * len(document.words)
    for number in numbers[1:] if address else numbers:
        of = [i for i, at in enumerate(document.sentences) if at == number]
        line, chars = join([_QUOTES.get(document.words[i], document.words[i]) for i in of])
        for i, (start, end) in zip(of, chars, strict=True):
            places[i] = (len(text) + start, len(text) + end)
        text += line + ("\n" if text else "\n\n")
    draft = Draft(document.name, text, title(text), url=address)
    known = next(item for item in finish(draft, Given()) if isinstance(item, Article))
    return replace(known, text=text, id=""), tuple(places)

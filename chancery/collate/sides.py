"""On whose side a voice is: the country of a source, or of an official publisher."""

from __future__ import annotations

from chancery.collate.publishers import side_of_publisher
from chancery.collate.sourcing import Report
from chancery.model import PRESS, Party


def sides_of(report: Report, account: int | None) -> set[str]:
    """The countries for which an account speaks, or the article's writer where it is None."""
    if account is not None:
        source = report.claim.accounts[account].source
        if source.who.sector == PRESS or source.who.country:
            side = side_of_source(source)
            return {side} if side else set()
    side = side_of_publisher(report.article.publisher)
    return {side} if side else set()


def side_of_source(source: Party) -> str | None:
    """The country for which a source speaks; an outlet speaks for none but the state whose voice it is."""
    if source.who.sector == PRESS:
        return side_of_publisher(source.who.name or source.mention.value)
    return source.who.country

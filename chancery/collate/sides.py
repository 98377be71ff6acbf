"""On whose side a voice is: the country of a source, or of an official publisher."""

from __future__ import annotations

from chancery.collate.publishers import side_of_publisher
from chancery.collate.sourcing import Report


def sides_of(report: Report, account: int | None) -> set[str]:
    """The countries for which an account speaks, or the article's writer where it is None."""
    if account is not None:
        country = report.claim.accounts[account].source.who.country
        if country:
            return {country}
    side = side_of_publisher(report.article.publisher)
    return {side} if side else set()

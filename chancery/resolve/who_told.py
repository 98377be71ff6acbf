"""Who told whom: what a news organisation reports beside a source of its own came through it.

Of the 123 claims of `training/claims` with two accounts, one of them the press's and both
asserting, 106 are such chains; where the other denies, doubts or does not confirm, 2 of 15
(counted by tests/unit/resolve/test_who_told.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.model import Account, Claim, Stance

PRESS = "JRN"
_PASSED_ON = frozenset({Stance.ASSERTS, Stance.CONFIRMS})


def passed_on(claim: Claim) -> Claim:
    """The claim with its sources' accounts passed on through the one of the press, if one is.

    Accounts between which the reader saw a chain are left as they are.
    """
    press = _press(claim.accounts)
    if press is None or any(account.via is not None for account in claim.accounts):
        return claim
    accounts = tuple(
        replace(account, via=press)
        if index != press and account.stance.value in _PASSED_ON
        else account
        for index, account in enumerate(claim.accounts)
    )
    return replace(claim, accounts=accounts)


def _press(accounts: Sequence[Account]) -> int | None:
    """Which account is the only one of the press, where it asserts what others said too."""
    held = [i for i, account in enumerate(accounts) if account.source.who.sector == PRESS]
    if len(held) != 1 or len(accounts) == 1:
        return None
    return held[0] if accounts[held[0]].stance.value is Stance.ASSERTS else None

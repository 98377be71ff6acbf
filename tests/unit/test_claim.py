"""What a claim cannot be: an account that is passed on through itself, or through none there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import request

from chancery.errors import InvariantError


@pytest.mark.parametrize("via", [-1, 0, 7])
def test_an_account_is_passed_on_through_another(via):
    claim = request()
    account, *others = claim.accounts
    many = 1 + len(others)
    said = f"account 0 of {many} is via {via}, expected another one's index or None"
    with pytest.raises(InvariantError, match=said):
        replace(claim, accounts=(replace(account, via=via), *others))

"""Who holds which version of a contradiction, as every face shows it."""

from __future__ import annotations

from chancery.collate import contradictions
from chancery.service.parting import contradiction_row
from chancery.store import StoredClaim
from tests.unit.collate.judged import report


def test_who_rejects_a_claim_denies_and_who_made_it_asserts() -> None:
    one = report(
        "Arland rejected the claims of Meridia.", "rejected", "REJECT",
        actors=[("Arland", "ARL")], recipients=[("Meridia", "MER")], publisher="The Post",
    )  # fmt: skip
    (found,) = contradictions("e_1", [one])
    row = contradiction_row(found, [StoredClaim(one.claim, one.article, 1)])
    assert [
        (version["value"], [(told["source"], told["stance"]) for told in version["accounts"]])
        for version in row["versions"]
    ] == [
        ("what is claimed is so", [("Meridia", "asserts")]),
        ("it is not so", [("Arland", "denies")]),
    ]
    assert all(version["publishers"] == ["The Post"] for version in row["versions"])

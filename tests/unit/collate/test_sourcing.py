"""Which articles tell an event on their own, and in which order those stand that pass it on."""

from __future__ import annotations

from datetime import date

import pytest
from judged import report

from chancery import collate

TELLING = "Officials in the capital said that the envoy met the minister for talks."
ORIGINS = (
    ([report("Macron met Putin.", "met", "CONSULT", publisher=p) for p in "AB"], (), 2, "short ones"),
    ([report(TELLING, "met", "CONSULT", publisher=p) for p in "AB"], (), 1, "one sentence, two papers"),
    ([report(TELLING.replace("minister", f"minister on {n}"), "met", "CONSULT", publisher=p)
      for n, p in (("May", "A"), ("Friday", "B"))], (), 1, "nearly one sentence"),
    ([report(TELLING.replace("minister", f"{n} ministers"), "met", "CONSULT", publisher=p)
      for n, p in (("12", "A"), ("20", "B"))], (), 2, "but with another number"),
    ([report("Macron met Putin.", "met", "CONSULT", publisher=p, text_id=i)
      for i, p in enumerate("AB")], {(0, 1)}, 1, "near-copies"),
    ([report(f"{lead} Reuters said Macron met Putin.", "met", "CONSULT", publisher=p,
             accounts=[("Reuters", "asserts", "GBR", "JRN", "org:reuters")])
      for lead, p in (("First,", "A"), ("Later on,", "B"))], (), 1, "on one outlet's word"),
    ([report(f"{lead} Paris said Macron met Putin.", "met", "CONSULT", publisher=p,
             accounts=[("Paris", "asserts", "FRA")])
      for lead, p in (("First,", "A"), ("Later on,", "B"))], (), 2, "on one official's word"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("reports", "copies", "count", "note"), ORIGINS, ids=[o[3] for o in ORIGINS]
)
def test_origins(reports, copies, count, note):
    found = collate.origins(reports, copies)
    assert len(found) == count
    assert sorted(a for o in found for a in o.articles) == sorted(r.article.id for r in reports)


def passed_on(*papers):
    """Copies of one sentence: publisher, its day in May, what stands after it, whom it names."""
    return [
        report(f"{TELLING} {more}{' Reuters' * bool(by)}", "met", "CONSULT", publisher=name,
               published=day and date(2025, 5, day),
               accounts=[(by, "asserts", "GBR", "JRN", f"org:{by.lower()}")] if by else ())
        for name, day, more, by in papers
    ]  # fmt: skip


LONGER, FIRST = "the longer is taken for the earlier", "which was first is not known"


@pytest.mark.parametrize(
    ("papers", "via", "unknown"),
    [
        ([("B", 14, "", ""), ("A", 15, "", "")], ("B", "A"), []),
        ([("A", 14, "", ""), ("B", 14, "Wholly.", "")], ("B", "A"),
         [f"of one day: {LONGER}"]),
        ([("B", 14, "Whole.", ""), ("A", 14, "Whole.", "")], None, [f"of one day: {FIRST}"]),
        ([("A", None, "", ""), ("B", None, "Wholly.", "")], ("B", "A"),
         [f"of no known day: {LONGER}"]),
        # Who is named comes before who names him, though his text is shorter.
        ([("A", 14, "Wholly.", "Reuters"), ("Reuters", 14, "", "")], ("Reuters", "A"), []),
        # One paper that prints it twice passes it on to nobody.
        ([("A", 14, "", ""), ("A", 14, "Again.", "")], (), []),
        # A day that is known comes before one that is not, as it always did.
        ([("A", None, "", ""), ("B", 14, "", "")], ("B", "A"), []),
    ],
)  # fmt: skip
def test_copies_of_one_day_stand_in_an_order_with_a_reason(papers, via, unknown):
    (found,) = collate.origins(passed_on(*papers))
    (again,) = collate.origins(passed_on(*papers[::-1]))
    assert found == again
    if via is not None:
        assert found.via == via
    assert [why for why in found.why if why.startswith("of ")] == unknown


def test_two_that_name_each_other_are_in_no_known_order():
    told = [
        report(f"{TELLING} So {by} said.", "met", "CONSULT", publisher=name,
               accounts=[(by, "asserts", "GBR", "JRN", f"org:{by.lower()}")])
        for name, by in (("Reuters", "AFP"), ("AFP", "Reuters"))
    ]  # fmt: skip
    (found,) = collate.origins(told)
    assert found.why[-1].startswith("of one day: ")


CALL = "The deputy spoke with {} about the war and stressed the need for unity among all allies."


@pytest.mark.parametrize(
    ("texts", "days", "printers", "count", "note"),
    [
        (("{} was briefed first.", "Later on {} spoke at length."), (1, 9), "AA", 2, "stock phrases around"),
        ((CALL, CALL), (1, 9), "AA", 2, "another counterpart"),
        ((CALL, CALL), (1, 9), "AB", 1, "two papers print one agency's words"),
        ((CALL, CALL), (9, 9), "AA", 1, "one day's updates"),
    ],
)  # fmt: skip
def test_what_one_publisher_prints_of_other_days_in_stock_phrases_is_no_copy(
    texts, days, printers, count, note
):
    names = ("Kim", "Kim") if days == (9, 9) or printers == "AB" else ("Kim", "Olsen")
    reports = [
        report(text.format(name), "was" if "was" in text else "spoke", "CONSULT", publisher=printer,
               published=date(2025, 5, day), text_id=i)
        for i, (text, day, printer, name) in enumerate(zip(texts, days, printers, names, strict=True))
    ]  # fmt: skip
    assert len(collate.origins(reports, {(0, 1)})) == count, note


def test_a_paper_that_prints_its_own_words_again_is_one_telling():
    reports = [
        report(CALL.format("Kim").replace("all", more), "spoke", "CONSULT", publisher="A",
               published=date(2025, 5, day), text_id=day)
        for day, more in ((1, "all"), (9, "many"))
    ]  # fmt: skip
    assert len(collate.origins(reports, {(1, 9)})) == 1

"""The bench of daily counts: forms of the data, the rivals, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from bench import counts
from bench.common import BenchError


def folder(tmp_path, step=1, test=False, columns=4):
    """Three actors who deal with each other for ninety days and thirty more."""
    chance = np.random.default_rng(0)
    days = {"train": range(90), "valid": range(90, 110)} | (
        {"test": range(110, 120)} if test else {}
    )
    for name, span in days.items():
        lines = []
        for day in span:
            for actor, recipient, rate in ((0, 1, 2.0), (1, 0, 1.0), (0, 2, 0.4), (2, 2, 3.0)):
                lines += [f"{actor}\t0\t{recipient}\t{day * step}\t0"] * int(chance.poisson(rate))
        cut = ["\t".join(line.split("\t")[:columns]) for line in lines]
        (tmp_path / f"{name}.txt").write_text("\n".join(cut) + "\n")
    return tmp_path


@pytest.mark.parametrize("step", [1, 24])
@pytest.mark.parametrize("columns", [4, 5])
def test_days_and_hours_and_a_fifth_column(tmp_path, step, columns):
    corpus = counts.load(folder(tmp_path, step, columns=columns))
    assert (corpus.days, corpus.fitted) == (110, 90)
    assert len(counts.load(folder(tmp_path, step, test=True)).events) > len(corpus.events)


def test_pairs_are_ordered_distinct_and_busiest_first(tmp_path):
    corpus = counts.load(folder(tmp_path))
    history = counts.tabulate(corpus)
    assert history.counts.shape == (3, 110)  # no dealings with oneself
    sums = history.counts.sum(1)
    assert sums[0] > sums[1] > sums[2]
    assert np.array_equal(history.reverse[0], history.counts[1])
    assert np.array_equal(history.around[0][0], history.counts[2])  # what 0 did to others
    assert all((table >= 0).all() for table in history.around)


def test_it_scores_everything_after_train(tmp_path):
    outcome = counts.run(folder(tmp_path, test=True))
    measures = outcome["measures"]
    assert outcome["n"] == 3 * 30
    assert 0 < measures["crps"] < 2
    assert measures["gain_ewma"] == pytest.approx(1 - measures["crps"] / measures["crps_ewma"])
    assert 0 < measures["pit_ks"] < 0.5


def test_climatology_is_the_distribution_in_train():
    table = np.array([[0.0, 1.0, 0.0, 1.0, 1.0]])
    # Half nothing and half one, met by one: (1/2)**2 at nought.
    assert counts.climatology(table, 4) == pytest.approx([0.25])


def test_tenths_share_the_mass_of_wide_steps():
    assert counts.tenths(np.array([0.0]), np.array([1.0])) == pytest.approx([0.1] * 10)
    assert counts.tenths(np.array([0.0]), np.array([0.2]))[:3] == pytest.approx([0.5, 0.5, 0.0])


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no such file"),
        ({"train.txt": "0 0 1 0\n"}, "no valid.txt"),
        ({"train.txt": "0 0 1\n", "valid.txt": "0 0 1 5\n"}, "expected four numbers"),
        ({"train.txt": "a b c d\n", "valid.txt": "0 0 1 5\n"}, "expected four numbers"),
        ({"train.txt": "\n", "valid.txt": "0 0 1 5\n"}, "empty"),
    ],
)
def test_data_of_another_form(tmp_path, files, message):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(BenchError, match=message):
        counts.load(tmp_path)

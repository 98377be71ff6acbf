"""Clusters are a function of what was judged, never of the order in which it came."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.collate import cluster, components

NODES = "abcdefgh"
PAIRS = [(a, b) for i, a in enumerate(NODES) for b in NODES[i + 1 :]]
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1).map(lambda x: round(x, 3)))
FEW = st.lists(st.sampled_from(PAIRS), max_size=3)


def told(groups):
    return sorted(map(tuple, groups))


@pytest.mark.parametrize(
    ("scores", "expected", "note"),
    [
        ({}, ["a", "b", "c"], "nothing judged, nothing joined"),
        ({("a", "b"): 0.9}, ["ab", "c"], "one likely pair"),
        ({("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.9}, ["abc"], "all alike"),
        ({("a", "b"): 0.9, ("b", "c"): 0.6}, ["ab", "c"], "a chain is not one event"),
        ({("a", "b"): 0.5}, ["ab", "c"], "the threshold itself is enough"),
        ({("a", "b"): 0.49}, ["a", "b", "c"], "below it"),
    ],
)
def test_average_link(scores, expected, note):
    assert told(cluster("abc", scores, 0.5)) == [tuple(group) for group in expected], note


def test_people_outweigh_scores():
    scores = {("a", "b"): 0.99}
    assert told(cluster("abc", scores, 0.5, apart=[("a", "b")])) == [("a",), ("b",), ("c",)]
    assert told(cluster("abc", {}, 0.5, together=[("a", "c")])) == [("a", "c"), ("b",)]


def test_of_words_that_cannot_all_hold_apart_wins_over_a_chain_of_together():
    groups = told(cluster("abc", {}, 0.5, [("a", "b"), ("b", "c")], [("a", "c")]))
    assert groups == [("a", "b"), ("c",)]


@pytest.mark.parametrize(
    ("together", "apart", "expected", "note"),
    [
        (["ac"], [], ["abcd", "e"], "the whole of both"),
        (["ac", "de"], [], ["abcde"], "and of what is joined with either"),
        (["ac"], ["ad"], ["abc", "d"], "but for what is told apart from one of them"),
        (["ac"], ["bd"], ["abc", "d"], "or from what has been joined with them"),
        (["ac"], ["ac"], ["ab", "cd", "e"], "and not what is itself told apart"),
    ],
)
def test_what_people_join_keeps_what_the_scores_joined_it_with(together, apart, expected, note):
    """Though the mean of all pairs would let go of some of them."""
    scores = {("a", "b"): 0.6, ("c", "d"): 0.6}
    words = [[tuple(pair) for pair in said] for said in (together, apart)]
    groups = {"".join(group) for group in cluster("abcde", scores, 0.5, *words)}
    assert groups >= set(expected), note


@given(SCORES, FEW)
def test_words_that_two_are_one_join_the_clusters_of_both_and_take_nothing_from_any(
    scores, together
):
    before = cluster(list(NODES), scores, 0.5)
    first = {node: group[0] for group in before for node in group}
    joined = components([group[0] for group in before], [(first[a], first[b]) for a, b in together])
    expected = [sorted(n for n in NODES if first[n] in group) for group in joined]
    assert told(cluster(list(NODES), scores, 0.5, together)) == told(expected)


def test_what_was_set_apart_stays_apart_through_others():
    scores = dict.fromkeys([("a", "b"), ("a", "c"), ("b", "c")], 0.99)
    for group in cluster("abc", scores, 0.5, apart=[("a", "b")]):
        assert not {"a", "b"} <= set(group)


@given(SCORES, FEW, FEW, st.randoms(use_true_random=False))
def test_the_order_changes_nothing(scores, together, apart, chance: random.Random):
    expected = told(cluster(list(NODES), scores, 0.5, together, apart))
    nodes, rows, others = list(NODES), list(scores.items()), list(apart)
    for held in (nodes, rows, others):
        chance.shuffle(held)
    assert told(cluster(nodes, dict(rows), 0.5, together, others)) == expected


@given(SCORES, FEW, FEW)
def test_every_node_is_in_one_cluster_and_nothing_apart_is_together(scores, together, apart):
    groups = cluster(list(NODES), scores, 0.5, together, apart)
    assert sorted(node for group in groups for node in group) == list(NODES)
    for one, other in apart:
        assert not any({one, other} <= set(group) for group in groups)


@given(st.lists(st.sampled_from(PAIRS)))
def test_components_are_what_edges_lead_between(edges):
    groups = components(list(NODES), edges)
    of = {node: i for i, group in enumerate(groups) for node in group}
    assert sorted(of) == list(NODES)
    assert all(of[a] == of[b] for a, b in edges)
    assert len(groups) >= len(NODES) - len(edges)

"""The bounds of a costly route: bytes kept, units spent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.routes.rations import Buckets, ByteCache


class Clock:
    """A clock that a test turns."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 14))))
def test_a_cache_never_holds_more_than_its_limit_and_counts_right(puts):
    cache = ByteCache(20)
    for key, size in puts:
        cache.put(key, b"x" * size)
        held = {key: cache.get(key) for key in "abcd"}
        assert cache.size == sum(len(body) for body in held.values() if body) <= 20
        assert held[key] == b"x" * size


def test_what_was_asked_for_last_stays():
    cache = ByteCache(10)
    cache.put("old", b"12345")
    cache.put("new", b"12345")
    assert cache.get("old")
    cache.put("more", b"123")
    assert cache.get("new") is None
    assert cache.get("old") == b"12345"


def test_what_is_larger_than_the_cache_is_not_kept():
    cache = ByteCache(3)
    cache.put("a", b"1234")
    assert cache.get("a") is None
    assert cache.size == 0


def test_a_visitor_who_spent_all_waits_exactly_as_long_as_it_takes(clock):
    buckets = Buckets(depth=10, rate=2, clock=clock)
    assert buckets.wait_for("a", 10) == 0
    wait = buckets.wait_for("a", 5)
    assert wait == 3
    clock.now += wait
    assert buckets.wait_for("a", 5) == 0


def test_one_visitors_haste_does_not_slow_another(clock):
    buckets = Buckets(depth=2, rate=1, clock=clock)
    assert buckets.wait_for("a", 2) == 0
    assert buckets.wait_for("a", 1) > 0
    assert buckets.wait_for("b", 2) == 0


def test_what_costs_more_than_the_bucket_holds_takes_the_whole_bucket(clock):
    buckets = Buckets(depth=2, rate=1, clock=clock)
    assert buckets.wait_for("a", 99) == 0
    assert buckets.wait_for("a", 99) == 2

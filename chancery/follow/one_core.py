"""One core for small matrices."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_core() -> Iterator[None]:
    """Keep linear algebra to one core while this lasts.

    Matrices of some hundred rows gain little from two, and where the others are busy,
    as while articles are read, the waiting takes many times longer than the work.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1, user_api="blas"):
        yield

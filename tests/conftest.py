"""What every test may lean on: the shipped atlas; and how tests are shared out."""

import os
import resource
from collections.abc import Callable, Iterator

import pytest
from xdist.scheduler import LoadScopeScheduling

from geo.atlas import Atlas
from geo.load import SHIPPED, load_atlas

MOST_MEMORY = 8 * 2**30


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Return the shipped atlas."""
    return load_atlas(SHIPPED)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let a test that grows without end fail, before the machine does; a browser needs room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounded = item.path.parent.name != "browser"
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY if bounded else soft, hard))
    try:
        return (yield)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


class ByFile(LoadScopeScheduling):
    """A file stays in one process, and the browser's files in two, each with its own server.

    xdist's own loadgroup reads the groups out of names that pytest 9.2 no longer hands over.
    """

    def _split_scope(self, nodeid: str) -> str:
        """Return the group of a test."""
        folder, _, file = nodeid.partition("::")[0].rpartition("/")
        if not folder.endswith("browser"):
            return f"{folder}/{file}"
        return "browser, first half" if file < "test_p" else "browser, second half"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return one process more than there are cores, as the browser's tests mostly wait."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Callable[..., None]) -> ByFile:
    """Share the tests out in the order of their folders: the browser's, the longest, first."""
    config.option.loadscopereorder = False
    return ByFile(config, log)

"""What every test may lean on: the shipped atlas, and small folders of its own."""

import pytest

from geo.atlas import Atlas
from geo.load import SHIPPED, load_atlas


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Return the shipped atlas."""
    return load_atlas(SHIPPED)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Share the tests out: a file stays in one process, and the browser's files in the same one."""
    for item in items:
        folder = item.path.parent.name
        group = "browser" if folder == "browser" else item.path.name
        item.add_marker(pytest.mark.xdist_group(group))

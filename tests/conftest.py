"""How the tests are shared out among processes: a file stays together, the browser is one."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Group what belongs together; without pytest-xdist the groups mean nothing."""
    for item in items:
        folder = item.path.parent.name
        group = "browser" if folder == "browser" else item.path.name
        item.add_marker(pytest.mark.xdist_group(group))

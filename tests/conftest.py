"""What every test may lean on: the shipped atlas, and small folders of its own."""

import pytest

from geo.atlas import Atlas
from geo.load import SHIPPED, load_atlas


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Return the shipped atlas."""
    return load_atlas(SHIPPED)

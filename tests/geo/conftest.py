"""Settings of the core's tests: the shipped folder unless a test names another."""

import pytest
from hypothesis import settings

settings.register_profile("core", deadline=None, derandomize=True, database=None, max_examples=80)
settings.load_profile("core")


@pytest.fixture(autouse=True)
def _shipped_folder(monkeypatch):
    monkeypatch.delenv("KERUEN_LAYERS", raising=False)

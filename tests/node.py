"""Node, by which modules of the browser and of the phone are run. Not here: any test."""

import os
import shutil

import pytest


def node_or_skip() -> str:
    """The path of Node. A person's machine without it skips with one line; with CI=true that is a failure."""
    if found := shutil.which("node"):
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("There is no Node on PATH.")
    pytest.skip("Modules of the browser are run by Node, which is not installed.")

"""Where the published vectors are; tests that need them say so where they are absent."""

import json
import os
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
FOLDER = Path(os.environ.get("JURYBOX_VECTORS", PROJECT.parent / "shared" / "vectors"))

needs_vectors = unittest.skipUnless((FOLDER / "INDEX.md").exists(), "vectors absent")


def read_json(*path: str):
    return json.loads(FOLDER.joinpath(*path).read_text("utf-8"))


def below(*path: str) -> list[Path]:
    return sorted(FOLDER.joinpath(*path).rglob("*.json"))

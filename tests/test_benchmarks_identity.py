"""The benchmark of identity holds what is aimed at: names that are one or two, reports that are of one event."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    sys.path.insert(0, str(BENCHMARKS))
    spec = importlib.util.spec_from_file_location("benchmark_of_identity", BENCHMARKS / "identity.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", ["", "unseen"])
def test_names(benchmark: ModuleType, part: str) -> None:
    found = benchmark.pairs(part)
    assert len(found) >= (300 if not part else 100)
    precision, recall, _, _ = benchmark.measure(benchmark.ours, found, 1.0)
    assert (precision >= 0.99, recall >= 0.95) == (True, True)


def test_reports(benchmark: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert len({group for group, _, _ in benchmark.reports()}) >= 60
    assert benchmark.events() >= 0.95
    assert "the same in 3 orders" in capsys.readouterr().out

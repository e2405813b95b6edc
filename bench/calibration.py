"""Judges likeness on seeds it was not learned from: F1, the suggest line, calibration; writes what it found.

Not here: the learning (bench/learn_likeness.py).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "hamrah" / "people" / "rules" / "weights.json"
PLOT = ROOT / "docs" / "likeness.svg"
SUGGEST = 0.97  # of a hundred pairs proposed as the same, so many are
POSSIBLE = 0.25
STEPS = 20


def judged(judges: dict[str, list[Any]]) -> dict[str, Any]:
    """Figures by noise; and the suggest line, which the normal registers set."""
    rows, lines = {}, {}
    for noise, parts in judges.items():
        points = np.concatenate([part[0] for part in parts])
        truth = np.concatenate([part[1] for part in parts])
        rows[noise], lines[noise] = figures(points, truth, sum(part[2] for part in parts))
    return {"rows": rows, "bins": {noise: row.pop("bins") for noise, row in rows.items()},
            "strong": lines["normal"]}  # fmt: skip


def figures(points: np.ndarray, truth: np.ndarray, total: int) -> tuple[dict[str, Any], float]:
    """Of one noise: the best F1, recall at the suggest line, how wrong stated probability is."""
    order = np.argsort(-points)
    right = np.cumsum(truth[order])
    precision, recall = right / np.arange(1, len(order) + 1), right / total
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    enough = np.flatnonzero(precision >= SUGGEST)
    last = int(enough[-1]) if len(enough) else 0
    stated = 1 / (1 + np.exp(-points))
    bins = list(calibration(stated, truth))
    stated_at_all = stated >= 0.01
    row = {
        "pairs": len(points),
        "keys_find": round(float(truth.sum() / total), 3),
        "f1": round(float(f1.max()), 3),
        "f1_at": round(float(stated[order][f1.argmax()]), 2),
        "suggest_precision": round(float(precision[last]), 3),
        "suggest_recall": round(float(recall[last]), 3),
        "suggest_at": round(float(stated[order][last]), 3),
        "error": round(sum(abs(said - was) * n for said, was, n in bins) / len(points), 4),
        "error_above_1_in_100": round(
            sum(
                abs(said - was) * n
                for said, was, n in calibration(stated[stated_at_all], truth[stated_at_all])
            )
            / int(stated_at_all.sum()),
            4,
        ),
        "bins": bins,
    }
    return row, float(points[order][last])


def calibration(stated: np.ndarray, truth: np.ndarray) -> Iterator[tuple[float, float, int]]:
    """(stated probability, share that was true, pairs) of each of twenty steps."""
    step = np.minimum((stated * STEPS).astype(int), STEPS - 1)
    for one in range(STEPS):
        here = step == one
        if here.any():
            yield float(stated[here].mean()), float(truth[here].mean()), int(here.sum())


def written(found: dict[str, Any], model: dict[str, Any]) -> None:
    """The model, its provenance and its plot, into the repository."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    model = {
        "about": "Natural-log odds that two records are one person: start + a row of each table. Learned by"
        " python -m bench.learn_likeness from invented registers; nobody in them is real.",
        "judged_on_unseen_seeds": found["rows"],
        "fields": kept["fields"],
        "strong": round(found["strong"], 2),
        "possible": round(float(np.log(POSSIBLE / (1 - POSSIBLE))), 2),
        **model,
        "free": kept["free"],
    }
    WEIGHTS.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PLOT.write_text(plot(found["bins"]), encoding="utf-8")


COLOURS = {"easy": "#3f7d4e", "normal": "#27408b", "hard": "#a8452c"}
SIZE = 320


def plot(bins: dict[str, list[tuple[float, float, int]]]) -> str:
    """A small picture: stated probability to the right, the share that was true upwards."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-46 -16 {SIZE + 70} {SIZE + 66}"'
        ' font-family="sans-serif" font-size="12">',
        "<title>Stated probability and how often it was true</title>",
        f'<rect x="-46" y="-16" width="{SIZE + 70}" height="{SIZE + 66}" fill="#fff"/>',
        f'<path d="M0 {SIZE}H{SIZE}M0 {SIZE}V0" stroke="#888" fill="none"/>',
        f'<path d="M0 {SIZE}L{SIZE} 0" stroke="#bbb" stroke-dasharray="4 4"/>',
    ]
    for share in (0, 0.5, 1):
        at = round(share * SIZE)
        lines.append(f'<text x="{at}" y="{SIZE + 16}" text-anchor="middle">{share:g}</text>')
        lines.append(f'<text x="-8" y="{SIZE - at + 4}" text-anchor="end">{share:g}</text>')
    lines.append(f'<text x="{SIZE / 2}" y="{SIZE + 36}" text-anchor="middle">stated probability</text>')
    lines.append(
        f'<text transform="translate(-32 {SIZE / 2}) rotate(-90)" text-anchor="middle">share true</text>'
    )
    for place, (noise, found) in enumerate(bins.items()):
        spots = " ".join(f"{said * SIZE:.0f},{SIZE - was * SIZE:.0f}" for said, was, _ in found)
        lines.append(f'<polyline points="{spots}" fill="none" stroke="{COLOURS[noise]}" stroke-width="2"/>')
        lines.append(f'<text x="14" y="{20 + 18 * place}" fill="{COLOURS[noise]}">{noise}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"

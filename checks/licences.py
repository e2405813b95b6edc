"""Are the licences of what we ship with compatible with AGPL-3.0-or-later? Read from the installed packages,
and from the table of vendored scripts, whose files have to be what their authors published.

Not here: tools used only while developing; they are not part of what anybody receives.
"""

import hashlib
import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "runtime.txt"
SCRIPTS = ROOT / "vendor" / "scripts"
ROW = r"(?m)^\| (\S+) \| [\d.]+ \| ([^|`]+) \| `([0-9a-f]{64})` \|$"

COMPATIBLE = {
    "MIT", "MIT-0", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Apache-2.0", "PSF-2.0",
    "LGPL-3.0-only", "LGPL-3.0-or-later", "GPL-3.0-or-later", "AGPL-3.0-or-later", "MPL-2.0", "Unlicense",
    "Zlib", "OFL-1.1",
}  # fmt: skip
# Stated in words of their own; read in the package's licence files, bundled libraries included.
READ_BY_US = {"pypdfium2": "BSD-3-Clause AND Apache-2.0 AND MIT AND Zlib"}
BY_CLASSIFIER = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: BSD License": "BSD",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
}


def complaints() -> list[str]:
    """One line for each locked package whose licence is unknown or not in the list."""
    found = []
    for name in re.findall(r"(?m)^([A-Za-z0-9._-]+)==", LOCK.read_text()):
        try:
            metadata = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # locked for another platform
        licence = READ_BY_US.get(name) or stated_licence(metadata)
        if not is_compatible(licence):
            found.append(f"{name}: licence {licence!r} is not in the list of compatible ones")
    return [*found, *vendored()]


def vendored() -> Iterator[str]:
    """One line for each vendored script that is changed, unlisted, or of a licence that does not fit."""
    table = {
        name: (licence, digest)
        for name, licence, digest in re.findall(ROW, (SCRIPTS / "README.md").read_text(encoding="utf-8"))
    }
    shipped = {path.relative_to(SCRIPTS).as_posix(): path for path in SCRIPTS.rglob("*") if path.is_file()}
    del shipped["README.md"]
    for name in sorted(table.keys() ^ shipped.keys()):
        yield f"vendor/scripts: {name} stands in the table or in the folder, not in both"
    for name in sorted(table.keys() & shipped.keys()):
        licence, digest = table[name]
        if hashlib.sha256(shipped[name].read_bytes()).hexdigest() != digest:
            yield f"vendor/scripts: {name} is not the file that was published"
        if not is_compatible(licence):
            yield f"vendor/scripts: {name}: licence {licence!r} is not in the list of compatible ones"


def stated_licence(metadata: importlib.metadata.PackageMetadata) -> str:
    """The SPDX expression if given, else a short free text, else the known classifiers joined by AND."""
    stated = metadata.get("License-Expression") or metadata.get("License") or ""
    if stated and "\n" not in stated and len(stated) <= 60:
        return stated
    classifiers = [c for c in metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    return " AND ".join(BY_CLASSIFIER.get(classifier, classifier) for classifier in classifiers)


def is_compatible(expression: str) -> bool:
    """Every part joined by AND must be; of those joined by OR one."""
    parts = re.split(r"\s+AND\s+", expression.replace("(", " ").replace(")", " ").strip())
    return all(any(one.strip() in COMPATIBLE for one in re.split(r"\s+OR\s+", part)) for part in parts)

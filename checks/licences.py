"""Are the licences of what we ship with compatible with AGPL-3.0-or-later? Read from the installed packages.

Not here: tools used only while developing; they are not part of what anybody receives.
"""

import importlib.metadata
import re
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements" / "runtime.txt"

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
    return found


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

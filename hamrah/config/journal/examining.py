"""`hamrah doctor --journal`: every organisation's chain proved, or its first broken row named.

Not here: the proof (ground/proof.py).
"""

from collections.abc import Iterator
from pathlib import Path

from hamrah.config.findings import Finding
from hamrah.config.journal.anchor import Anchor, by_code, own_key, read_anchor
from hamrah.ground.proof import Broken, Proof, prove
from hamrah.organisations.here import organisations_here

WHAT = {
    "changed": "was changed",
    "removed": "was removed",
    "inserted": "was put in afterwards",
    "forged": "is not the one that was anchored",
}


def examine_journal(anchor_file: Path | None) -> Iterator[Finding]:
    """One finding an organisation, and one for the anchor."""
    anchor = read_anchor(anchor_file) if anchor_file else None
    kept = by_code(anchor.seals) if anchor else {}
    if anchor is not None:
        yield _of_anchor(anchor)
    there = organisations_here()
    for organisation in there:
        proof = prove(organisation.id, using="owner", anchored=kept.get(organisation.code))
        yield _of_chain(organisation.code, proof)
    for code in sorted(set(kept) - {organisation.code for organisation in there}):
        yield Finding(f"journal of {code}", "anchored, but no such organisation is here", _asks_for_help())


def _of_anchor(anchor: Anchor) -> Finding:
    if not anchor.signer:
        return Finding("anchor", f"{len(anchor.seals)} seals, typed: not signed")
    if anchor.signer != own_key().public_key().public_bytes_raw():
        return Finding(
            "anchor",
            "signed by the keys of another installation",
            "Right after a restore without the keys file; else this is another house's anchor.",
        )
    return Finding("anchor", f"{len(anchor.seals)} seals of {anchor.made}, signed by this installation")


def _of_chain(code: str, proof: Proof) -> Finding:
    subject = f"journal of {code}"
    if proof.broken is not None:
        return Finding(subject, _said(proof.broken), _asks_for_help())
    if not proof.seals:
        return Finding(subject, "not sealed yet", "Run: hamrah journal seal")
    rows = f"{proof.journal_rows:,} rows and {proof.difference_rows:,} differences"
    return Finding(subject, f"whole: {proof.seals:,} seals up to {proof.day}, {rows}")


def _said(broken: Broken) -> str:
    day = f" (sealed on {broken.day})" if broken.day else ""
    return f"BROKEN: {broken.table} {broken.row}{day} {WHAT[broken.what]}"


def _asks_for_help() -> str:
    return "Change nothing, keep the disk, make a backup, and compare with the last backup and anchor."

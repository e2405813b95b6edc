"""A register with a picture a person: backed up, restored, its journal sealed and proved.

Baselines: PostgreSQL's own pg_dump into pg_restore, in clear and unproved; reading the journal's rows once.
Not here: whether what came back is the same (tests/test_backup.py); a restore compares by itself.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.installation import FOLDER, installed

# Ten times as many is what is promised: SIZE=100000, about forty minutes and 12 GB of disk.
USUAL_SIZE = 10_000
PASSPHRASE = "lantern copper mustard heron kite"
# A camera's face at 480x600, the one for print and the one a card signs; random bytes do not compress.
PICTURES = {"jpeg": 15_000, "print_jpeg": 4_300, "thumbnail": 700}
JOURNAL_ROWS = 100_000


def run(size: int = USUAL_SIZE) -> list[dict[str, Any]]:
    """Seconds of a backup, a restore, and of sealing and proving 100,000 journal rows."""
    place = FOLDER / f"backup-{size}"
    subprocess.run(["rm", "-rf", str(place)], check=True)
    place.mkdir(parents=True)
    (place / "passphrase").write_text(PASSPHRASE)
    with installed(size, use="backup-of"):
        from hamrah.config import environment

        with_pictures()
        figures = journal(size)
        url, data = environment.database_urls().owner, os.environ["HAMRAH_DATA"]
        made = seconds(lambda: told("backup", "--out", str(place / "b"), *passphrase(place), data=data))
        clear = seconds(lambda: plainly(url, place / "plain"))
    words = ("restore", str(place / "b"), "--into", str(place / "restored"), *passphrase(place))
    restored = seconds(lambda: told(*words, data=data))
    again = seconds(lambda: plainly_back(place))
    figures += [
        figure("backup.make_s", size, made, clear, "pg_dump, in clear"),
        figure("backup.restore_s", size, restored, again, "pg_restore, in clear, nothing compared"),
    ]
    subprocess.run(["rm", "-rf", str(place)], check=True)
    return figures


def with_pictures() -> None:
    """A picture for everybody who has none, written as the owner."""
    import psycopg

    from hamrah.ground.ids import new_id

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        unseen = "SELECT id, organisation_id FROM people_person WHERE photo_id IS NULL"
        people = owner.execute(unseen).fetchall()
        pairs = [(person, organisation, new_id()) for person, organisation in people]
        columns = ", ".join(PICTURES)
        copied = f"COPY files_photo (id, organisation_id, {columns}, sha256, taken_on) FROM STDIN"
        with owner.cursor().copy(copied) as copy:
            for _person, organisation, id in pairs:
                pictures = [os.urandom(length) for length in PICTURES.values()]
                copy.write_row((id, organisation, *pictures, os.urandom(32), "2026-11-01"))
        owner.execute("CREATE TEMP TABLE pair (person uuid, organisation uuid, photo uuid)")
        with owner.cursor().copy("COPY pair FROM STDIN") as copy:
            for pair in pairs:
                copy.write_row(pair)
        owner.execute("UPDATE people_person p SET photo_id = pair.photo FROM pair WHERE pair.person = p.id")


def journal(size: int) -> list[dict[str, Any]]:
    """So many further journal rows, sealed and proved; the register's own differences with them."""
    import psycopg

    from hamrah.config.journal.daily import seal_all
    from hamrah.ground.proof import prove
    from hamrah.organisations.here import organisations_here

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        owner.execute(
            "INSERT INTO ground_journal (id, organisation_id, at, device, verb, command, subject_kind)"
            " SELECT gen_random_uuid(), o.id, now(), 'office', 'people.correct_worker', gen_random_uuid(), ''"
            " FROM organisations_organisation o, generate_series(1, %s / (SELECT count(*) FROM"
            " organisations_organisation))",
            [JOURNAL_ROWS],
        )
        owner.commit()
        read = "SELECT id, verb FROM ground_journal UNION ALL SELECT row_id, kind FROM ground_difference"
        reading = seconds(lambda: owner.execute(read).fetchall())
    sealing = seconds(seal_all)
    proofs: list[Any] = []
    proving = seconds(lambda: proofs.extend(prove(one.id, using="owner") for one in organisations_here()))
    assert all(proof.broken is None and proof.seals for proof in proofs)
    rows = sum(proof.journal_rows + proof.difference_rows for proof in proofs)
    return [
        figure("journal.seal_s", rows, sealing, reading, "reading the rows once"),
        figure("journal.prove_s", rows, proving, reading, "reading the rows once"),
    ]


def plainly(url: str, path: Path) -> None:
    """pg_dump of the same database into a file in clear."""
    from hamrah.config.backup.programs import _surroundings
    from hamrah.ground.cluster import Cluster

    program = Cluster(Path(os.environ["HAMRAH_DATA"])).server.program("pg_dump")
    words = [str(program), "--format=custom", "--compress=1", f"--file={path}"]
    subprocess.run(words, check=True, env=_surroundings(url))


def plainly_back(place: Path) -> None:
    """pg_restore of the plain dump into a new server, data folder and all."""
    from hamrah.config.backup.programs import _surroundings
    from hamrah.ground.cluster import Cluster

    cluster = Cluster(place / "plainly")
    url = cluster.ensure().owner
    try:
        program = str(cluster.server.program("pg_restore"))
        words = [program, "--no-owner", "--dbname=hamrah", str(place / "plain")]
        subprocess.run(words, check=True, env=_surroundings(url))
    finally:
        cluster.release()


def passphrase(place: Path) -> tuple[str, str]:
    return "--passphrase-file", str(place / "passphrase")


def told(*words: str, data: str) -> None:
    """One command, in a process of its own as people run it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")}
    command = [sys.executable, "-m", "hamrah.config.cli", *words]
    subprocess.run(command, check=True, env={**kept, "HAMRAH_DATA": data}, stdout=subprocess.DEVNULL)


def seconds(act: Callable[[], Any]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def figure(name: str, size: int, value: float, baseline: float, baseline_name: str) -> dict[str, Any]:
    return {
        "name": name, "size": size, "value": round(value, 2), "unit": "s", "baseline": round(baseline, 2),
        "baseline_name": baseline_name, "ratio": round(value / baseline, 3) if baseline else None,
    }  # fmt: skip

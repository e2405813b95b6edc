"""`hamrah backup`, `hamrah restore`, `hamrah keys export`. Not here: how."""

import argparse
from pathlib import Path
from typing import Any

from hamrah.config.backup.passphrase import known_passphrase, new_passphrase
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out

KEYS_WORD = (
    "Keep it apart from the backups: it opens sealed facts and signs cards. A backup without it still "
    "restores people, photos, cards and journal."
)


def run_backup(arguments: argparse.Namespace, out: Out) -> None:
    """Seal the whole database into one file."""
    passphrase = new_passphrase(arguments.passphrase_file)
    from hamrah.config.backup.making import make_backup
    from hamrah.config.opening import open_house

    with open_house() as cluster:
        from hamrah.cards.published import kept_files
        from hamrah.ground import lasting

        lasting.catch_up("owner")
        made = make_backup(arguments.out, passphrase, cluster, out, published=kept_files())
    answer = {"file": str(made.file), "bytes": made.bytes, "people": made.people, "seconds": made.seconds}
    said = f"{made.people:,} people in {made.file} ({made.bytes / 1e6:,.1f} MB, {made.seconds:.0f} s)."
    out.answer(answer, [said, "The keys are not in it: hamrah keys export --out FILE"])


def run_keys_export(arguments: argparse.Namespace, out: Out) -> None:
    """Seal the installation's keys into a file of their own."""
    passphrase = new_passphrase(arguments.passphrase_file)
    from hamrah.config.backup.keys import export_keys
    from hamrah.config.opening import open_house

    with open_house():
        keys = export_keys(arguments.out, passphrase)
    counts = {table: len(rows) for table, rows in keys.signing.items()}
    answer = {"file": str(arguments.out), "files": sorted(keys.files), "signing": counts}
    halves = sum(counts.values())
    out.answer(answer, [f"{len(keys.files)} keys and {halves} private halves in {arguments.out}.", KEYS_WORD])


def run_restore(arguments: argparse.Namespace, out: Out) -> None:
    """Bring a backup back into an empty folder."""
    from hamrah.config.backup.keys import read_keys
    from hamrah.config.backup.restoring import Source, restored_into
    from hamrah.config.opening import close_connections, prepare_django

    source = Source(arguments.file, known_passphrase(arguments.passphrase_file, of="backup"))
    source.manifest()
    keys = None
    if arguments.keys is not None:
        keys = read_keys(arguments.keys, known_passphrase(arguments.keys_passphrase_file, of="keys file"))
    with restored_into(arguments.into.expanduser().absolute(), source, keys, out) as manifest:
        prepare_django()
        try:
            from hamrah.config.backup.afterwards import bring_up_to_date

            done = bring_up_to_date(arguments.replay, manifest.get("published", {}))
        finally:
            close_connections()
    answer = {"folder": str(arguments.into), "made_at": manifest["made_at"], "keys": keys is not None, **done}
    answer["tables"] = {table: rows for table, (rows, _print) in manifest["tables"].items()}
    out.answer(answer, list(_told(answer)))


def _told(answer: dict[str, Any]) -> Any:
    people = answer["tables"]["people_person"]
    yield f"{people:,} people as of {answer['made_at']} are in {answer['folder']}; everybody signs in anew."
    replayed = answer["replayed"]
    for count, said in (
        (sum(replayed["again"].values()), "acts of the time since were done again."),
        (sum(replayed["not_there"].values()), "acts are about what the backup does not hold."),
    ):
        if count:
            yield f"{count:,} {said}"
    yield from (f"Not done again: {one['verb']}: {one['message']}" for one in replayed["refused"])
    if not answer["keys"]:
        yield "Without the keys file sealed facts stay closed and no old key signs: make new signing keys."
        yield "If you find it, restore once more into another empty folder, with --keys FILE."
    yield f"Serve it with: HAMRAH_DATA={answer['folder']} hamrah serve"


def _writing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, help="the file to make; it must not be there yet")
    parser.add_argument("--passphrase-file", type=Path, help="file whose text is the passphrase, else asked")


def _restoring(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the backup")
    parser.add_argument("--into", type=Path, required=True, help="an empty folder: the new HAMRAH_DATA")
    parser.add_argument("--passphrase-file", type=Path, help="file with the backup's passphrase, else asked")
    parser.add_argument("--keys", type=Path, help="the keys file; without it sealed facts stay shut")
    parser.add_argument("--keys-passphrase-file", type=Path, help="file with its passphrase, else asked")
    replay = "lasting-acts.log of the lost installation: what was erased and ended since, is so again"
    parser.add_argument("--replay", type=Path, help=replay)


BACKUP_COMMANDS = (
    Command(
        name="backup",
        summary="Seal everything but the keys into one file, while others work.",
        example="hamrah backup --out /media/usb/hamrah-2026-11-22.backup",
        arguments=_writing,
        run=run_backup,
    ),
    Command(
        name="restore",
        summary="Bring a backup back into an empty folder, and what was erased or ended since.",
        example="hamrah restore hamrah-2026-11-22.backup --into var/restored --keys hamrah.keys",
        arguments=_restoring,
        run=run_restore,
    ),
    Command(
        name="keys export",
        summary="Seal the installation's keys into a file of their own.",
        example="hamrah keys export --out /media/other-usb/hamrah.keys",
        arguments=_writing,
        run=run_keys_export,
    ),
)

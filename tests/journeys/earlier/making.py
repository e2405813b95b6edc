"""The store of a phone as an earlier build of the app writes it, kept as a file beside.

    git worktree add /tmp/earlier COMMIT
    python -m tests.journeys.earlier.making /tmp/earlier

serves the app of that folder, enrols a phone, writes entries without network, keeps the store as it lies
there. `--then HERE` goes on as a phone does: HERE serves it now, its app takes over, all is sent.
Not here: that today's app understands it (test_earlier_store.py).
"""

import argparse
import io
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.look.phone import becomes
from tests.look.screens import QUIET
from tests.starting import clean_environment, enterable_folder, free_port

SECRET = "neem ka ped"
NAMES = ("Rupli Bai Gameti", "Vala Gameti", "Dhuli Bai Meena")
PHOTO_OF, BEGUN = NAMES[0], "Kesu"
FOUND = """
from hamrah.config.opening import open_house
with open_house():
    from hamrah.access.actions import add_user
    from hamrah.access.actor import actor_for, installer
    from hamrah.ground import context
    from hamrah.organisations.actions import found_organisation
    from hamrah.sync.actions import invite_phone
    organisation = found_organisation(code="EAR", name="Earlier office")
    grant = add_user(installer(organisation), username="asha.ear", name="Asha", role="registrar")
    with context.opened(door="identify"):
        actor = actor_for(grant.user, code="EAR")
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        print(invite_phone(actor, user=grant.user).shown)
"""
DUMP = """async () => {
    const asked = indexedDB.open("hamrah-field");
    const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const names = [...database.objectStoreNames];
    const tables = database.transaction(names);
    const plain = (value) => {
        if (value instanceof Uint8Array) return { $bytes: btoa(String.fromCharCode(...value)) };
        if (Array.isArray(value)) return value.map(plain);
        if (value === null || typeof value !== "object") return value;
        if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error(`${value} is no plain value`);
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
    };
    const stores = {};
    for (const name of names.filter((one) => one !== "lists")) {
        const table = tables.objectStore(name);
        const [rows, keys] = await Promise.all([table.getAll(), table.getAllKeys()].map((request) =>
            new Promise((done) => (request.onsuccess = () => done(request.result)))));
        stores[name] = { path: table.keyPath, rows: rows.map(plain), keys: table.keyPath ? null : keys };
    }
    database.close();
    return { version: database.version, stores };
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("earlier", type=Path)
    parser.add_argument("--then", type=Path)
    arguments = parser.parse_args()
    commit, day = _of_git(arguments.earlier)
    with enterable_folder() as data, sync_playwright() as playwright:
        port, profile = free_port(), data / "profile"
        with _served(arguments.earlier, data, port) as code:
            opened = playwright.chromium.launch_persistent_context(
                profile,
                executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
                args=QUIET,
                base_url=f"http://127.0.0.1:{port}",
            )
            opened.add_cookies([{"name": "language", "value": "en", "url": f"http://127.0.0.1:{port}"}])
            opened.set_default_timeout(120_000)
            page = opened.new_page()
            _writes(page, code)
            kept = {"made_by": commit, "on": day, "secret": SECRET, **page.evaluate(DUMP)}
        # Lists of the office come anew with the first contact: half of the file for nothing.
        own = kept["stores"]["kept"]
        own["rows"] = [row for row in own["rows"] if row["name"] not in ("lists", "cards.leaves")]
        path = Path(__file__).with_name(f"{day}-{commit}.json")
        path.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")
        print(
            path,
            path.stat().st_size,
            "bytes",
            {name: len(one["rows"]) for name, one in kept["stores"].items()},
        )
        if arguments.then:
            opened.set_offline(False)
            with _served(arguments.then, data, port, found=False):
                _taken_over(page)
        opened.close()


def _of_git(folder: Path) -> tuple[str, str]:
    words = ["git", "-C", str(folder), "log", "-1", "--format=%h %cs"]
    commit, day = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    return commit, day


def _settings(folder: Path, data: Path, **more: str) -> dict[str, str]:
    return clean_environment(HAMRAH_DATA=str(data), HAMRAH_SHARED_BUFFERS="16MB", **more) | {
        "PYTHONPATH": str(folder)
    }


def _asked(folder: Path, data: Path, script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=_settings(folder, data), capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip().splitlines()[-1]


@contextmanager
def _served(folder: Path, data: Path, port: int, *, found: bool = True) -> Iterator[str]:
    """The pages of that folder's code over one data folder; gives the code for a phone."""
    words = [sys.executable, "-m", "hamrah.config.cli"]
    subprocess.run([*words, "init"], cwd=folder, env=_settings(folder, data), check=True, capture_output=True)
    code = _asked(folder, data, FOUND) if found else ""
    server = subprocess.Popen(
        [*words, "serve"],
        cwd=folder,
        env=_settings(folder, data, HAMRAH_PORT=str(port)),
        stdout=subprocess.DEVNULL,
    )
    try:
        while server.poll() is None and not _answers(port):
            time.sleep(0.2)
        yield code
    finally:
        server.terminate()
        server.wait(60)


def _answers(port: int) -> bool:
    try:
        return bool(urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).status == 200)
    except OSError:
        return False


def _writes(page: Page, code: str) -> None:
    page.goto(f"/field/#/enrol/EAR/{code}")
    page.fill("[name=label]", "Asha")
    page.fill("[name=secret]", SECRET)
    page.fill("[name=again]", SECRET)
    page.click("button[type=submit]")
    page.wait_for_selector("body[data-round=done]", timeout=60_000)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    for name in NAMES:
        _go(page, "#/people/quick")
        if name == PHOTO_OF:
            page.click(".shot-button")
            chosen = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": _picture()}
            page.set_input_files(".camera input[type=file]", chosen)
            page.get_by_role("button", name="Take this one").click()
        page.fill("form [name=name]", name)
        page.fill("form [name=village_said]", "Kotda")
        page.click("form button[type=submit]")
        page.locator(".big-face h2", has_text=name).wait_for()
    page.get_by_role("link", name="Journey", exact=True).click()
    page.fill("form [name=destination_said]", "Ahmedabad")
    page.click("form button[type=submit]")
    page.locator(".big-face").wait_for()
    _go(page, "#/people/quick")
    page.fill("form [name=name]", BEGUN)
    page.locator("form [name=name]").blur()
    page.wait_for_timeout(1_000)


def _picture() -> bytes:
    written = io.BytesIO()
    Image.effect_noise((160, 200), 40).convert("RGB").save(written, "JPEG", quality=70)
    return written.getvalue()


def _go(page: Page, address: str) -> None:
    page.evaluate("address => { location.hash = address }", address)
    page.wait_for_selector("form [name=name]")


def _taken_over(page: Page) -> None:
    """The older app opens, fetches the newer, and gives way where it stands locked."""
    older = page.evaluate("() => caches.keys()")
    page.goto("about:blank")
    page.goto("/field/")
    becomes(page, "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
    page.goto("about:blank")
    page.goto("/field/")
    becomes(page, "async (older) => !(await caches.keys()).some((one) => older.includes(one))", older)
    page.fill("[name=secret]", SECRET)
    page.click("button[type=submit]")
    page.wait_for_selector(".field-tiles")
    print("older:", older, "newer:", page.evaluate("() => caches.keys()"))
    print("unsent:", page.locator(".field-top .state").inner_text(), page.locator("main").inner_text()[:600])
    page.evaluate("() => dispatchEvent(new Event('online'))")
    page.wait_for_function(
        "() => document.querySelector('.field-top .state').innerText === ''", timeout=60_000
    )
    page.wait_for_selector("body[data-round=done]", timeout=60_000)


if __name__ == "__main__":
    main()

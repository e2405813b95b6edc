"""The demo's network: a root of its own, open to all, and the list it signed; both say that they are a demo.

Not here: the demo's cards (demo.py).
"""

from django.conf import settings

from hamrah.cards import believing, publishing, shelf
from hamrah.cards.drafting import drafted
from hamrah.cards.published import next_version
from hamrah.cards.roots import open_root, write_root
from hamrah.cards.rules import trust_list

ROOT = "demo-root.json"


def publish_demo() -> None:
    """Sign and publish the list of every issuer here; where another root is trusted, nothing is done."""
    file = shelf.folder() / ROOT
    if settings.NETWORK_ROOT or (believing.pinned_root() and not file.exists()):
        return
    if not file.exists():
        write_root(file, passphrase=None, data_folder=settings.HAMRAH_DATA)
    signer, _is_demo = open_root(file, ask=None)
    trust = drafted(version=next_version(), is_demo=True)
    public = signer.private_key.public_key().public_bytes_raw()
    publishing.publish(trust_list.signed(trust, signer), root=public)

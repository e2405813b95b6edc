"""The house's lists as a demo's root signs and publishes them, for tests. Not here: any test."""

from django.conf import settings

from hamrah.cards import believing, bundling, publishing, shelf
from hamrah.cards.drafting import drafted
from hamrah.cards.roots import open_root, write_root
from hamrah.cards.rules import trust_list
from hamrah.cards.rules.network import Network


def root_signer():
    """The root of this test, made when first asked for."""
    file = shelf.folder() / "test-root.json"
    if not file.exists():
        write_root(file, passphrase=None, data_folder=settings.HAMRAH_DATA)
    return open_root(file, ask=None)[0]


def publish_house(*, anew: bool = True) -> Network:
    """The bundle of now as a verifier believes it; `anew`: with a trust list of now."""
    signer = root_signer()
    root = signer.private_key.public_key().public_bytes_raw()
    before = believing.in_force()
    if anew or before is None:
        trust = drafted(version=before.version + 1 if before else 1)
        publishing.publish(trust_list.signed(trust, signer), root=root)
    bundle = bundling.current_bundle(looked_at_every_s=0)
    assert bundle is not None
    return believing.network_in(bundle, root)

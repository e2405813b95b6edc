"""The key under which signing keys are sealed: derived from the installation's, never in the database."""

import hashlib
import hmac

from django.conf import settings


def key_encryption_key() -> bytes:
    """32 bytes for sealing signing keys only."""
    return hmac.new(settings.MASTER_KEY, b"card signing keys", hashlib.sha256).digest()

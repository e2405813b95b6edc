"""What verifiers fetch: the bundle, one status list, an issuer's keys. For anybody; nothing is kept of who.

Not here: making these files (bundling.py). These addresses open no session and set no cookie.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.views.decorators.http import require_safe

from hamrah.cards import believing, bundling
from hamrah.cards.keys import public_jwk
from hamrah.cards.rules import network, status_list
from hamrah.cards.rules.trust_list import Issuer

FOR_A_MINUTE = "public, max-age=60"
BUNDLE_TYPE = "application/octet-stream"


@require_safe
def bundle(request: HttpRequest) -> HttpResponse:
    """The whole network in one file: nobody learns who is checked, nor whose list is asked for."""
    return _answer(request, _current(), BUNDLE_TYPE)


@require_safe
def status_lists(request: HttpRequest) -> HttpResponse:
    """Addresses of the lists of this host, as the status list's own standard wants them."""
    return JsonResponse({"status_lists": sorted(_tokens_of(request))})


@require_safe
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    """One signed list."""
    token = next((token for uri, token in _tokens_of(request).items() if uri.endswith(f"/s/{slug}")), None)
    if token is None:
        raise Http404
    return _answer(request, token, status_list.MEDIA_TYPE)


@require_safe
def jwks(request: HttpRequest) -> HttpResponse:
    """The issuer's public keys as a JSON Web Key Set."""
    return JsonResponse({"keys": list(_jwks(_issuer(request)))})


@require_safe
def did(request: HttpRequest) -> HttpResponse:
    """The same keys as a did:web document."""
    issuer = _issuer(request)
    name = f"did:web:{issuer.host}"
    methods = [
        {"id": f"{name}#{jwk['kid']}", "type": "JsonWebKey", "controller": name, "publicKeyJwk": jwk}
        for jwk in _jwks(issuer)
    ]
    said = {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        "id": name,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
    return HttpResponse(json.dumps(said), content_type="application/did+json")


def _current() -> bytes:
    whole = bundling.current_bundle()
    if whole is None:
        raise Http404
    return whole


def _tokens_of(request: HttpRequest) -> dict[str, bytes]:
    """Lists whose address has the host that was asked under."""
    start = f"https://{request.get_host().partition(':')[0]}/"
    tokens = network.unbundled(_current())[1]
    return {uri: token for uri, token in tokens.items() if uri.startswith(start)}


def _issuer(request: HttpRequest) -> Issuer:
    trust = believing.in_force()
    issuer = trust.issuer_of(request.get_host().partition(":")[0]) if trust else None
    if issuer is None:
        raise Http404
    return issuer


def _jwks(issuer: Issuer) -> Iterator[dict[str, Any]]:
    for key in issuer.keys:
        if key.distrusted_from is None:
            yield public_jwk(key.key)


def _answer(request: HttpRequest, content: bytes, content_type: str) -> HttpResponse:
    """With its own mark, so that a verifier that has it is told so in a few bytes."""
    mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == mark:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(content, content_type=content_type)
    response.headers["ETag"], response.headers["Cache-Control"] = mark, FOR_A_MINUTE
    # Any verifier, also one that is not ours, may read it.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response

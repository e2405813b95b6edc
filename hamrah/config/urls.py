"""Routes: each room that has pages, under its own name. Not here: any page."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path, re_path

from hamrah.web.views import not_found

# Pages of the sign-in library this house does not use: staff have no e-mail and never sign up.
UNUSED = r"^account/(signup|email|confirm-email|password/reset|password/set|login/code)/"

urlpatterns = [re_path(UNUSED, not_found), path("account/", include("allauth.urls"))]
urlpatterns += [
    path("" if room == "web" else f"{room}/", include(f"hamrah.{room}.urls"))
    for room in settings.ROOMS
    if find_spec(f"hamrah.{room}") and find_spec(f"hamrah.{room}.urls")
]
# Addresses in cards and lists, each at the root of the issuer's host.
urlpatterns += [path("", include("hamrah.cards.network_urls"))]
# The address that is printed on every card.
urlpatterns += [path("verify/", include("hamrah.cards.verify_urls"))]
# A worker's own diary on her own phone: an address that can be told aloud.
urlpatterns += [path("hazri/", include("hamrah.wages.hazri_urls"))]
# The app on a phone: its service worker keeps what stands under this path, and nothing else of the house.
urlpatterns += [path("field/", include("hamrah.sync.field_urls"))]
handler404 = "hamrah.web.views.not_found"
handler500 = "hamrah.web.views.went_wrong"
handler403 = "hamrah.web.views.not_allowed"

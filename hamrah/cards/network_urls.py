"""Addresses that verifiers of the whole world fetch from; they are printed in cards and stay for ever."""

from django.urls import path

from hamrah.cards import network_views

app_name = "network"
urlpatterns = [
    path("verify/network.cbor", network_views.bundle, name="bundle"),
    path("s/", network_views.status_lists, name="status_lists"),
    path("s/<slug:slug>", network_views.listed, name="status_list"),
    path(".well-known/jwks.json", network_views.jwks, name="jwks"),
    path(".well-known/did.json", network_views.did, name="did"),
]

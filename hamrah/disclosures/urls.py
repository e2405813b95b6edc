"""Routes of disclosures. A change of state is a noun too."""

from django.urls import path

from hamrah.disclosures.views import exporting, receiving, requests

app_name = "disclosures"
urlpatterns = [
    path("", exporting.exports, name="exports"),
    path("new/", exporting.new, name="new"),
    path("<uuid:id>/", exporting.export, name="export"),
    path("<uuid:id>/approval/", exporting.approval, name="approval"),
    path("<uuid:id>/refusal/", exporting.refusal, name="refusal"),
    path("<uuid:id>/making/", exporting.making, name="making"),
    path("<uuid:id>/file/", exporting.file, name="file"),
    path("letters/", receiving.letters, name="letters"),
    path("letters/<uuid:id>/opening/", receiving.opening, name="open_letter"),
    path("letters/<uuid:id>/file/", receiving.letter_file, name="letter_file"),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.new, name="new_request"),
    path("requests/<uuid:id>/", requests.request, name="request"),
    path("requests/<uuid:id>/advice/", requests.advice, name="advice"),
    path("requests/<uuid:id>/decision/", requests.decision, name="decision"),
    path("requests/<uuid:id>/telling/", requests.telling, name="telling"),
]

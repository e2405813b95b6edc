"""Routes of `/field/`, the app on a phone; open to everybody, because nothing of anybody stands in it."""

from django.urls import path

from hamrah.sync.views import field

app_name = "field"
urlpatterns = [
    path("", field.page, name="page"),
    path("worker.js", field.worker, name="worker"),
    path("courier.js", field.courier, name="courier"),
    path("reader.js", field.reader, name="reader"),
    path("app.webmanifest", field.manifest, name="manifest"),
    path("words/<slug:code>.json", field.words, name="words"),
    path("voice/<slug:code>/<str:file>", field.voice, name="voice"),
]

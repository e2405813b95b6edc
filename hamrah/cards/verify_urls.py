"""Routes of `/verify/`, open to everybody. Not here: the pages of the card desk (urls.py)."""

from django.conf import settings
from django.urls import path

from hamrah.cards import offline, verifying

app_name = "verify"
urlpatterns = [
    path("", verifying.verify, name="page"),
    path("worker.js", offline.worker, name="worker"),
    path("reader.js", offline.reader, name="reader"),
    *(path(f"{code}/", verifying.verify, {"tongue": code}, name=code) for code, _name in settings.LANGUAGES),
]

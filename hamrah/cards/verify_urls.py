"""Routes of `/verify/`, open to everybody. Not here: the pages of the card desk (urls.py)."""

from django.conf import settings
from django.urls import path

from hamrah.cards import keeping, verifying

app_name = "verify"
urlpatterns = [
    path("", verifying.verify, name="page"),
    path("worker.js", keeping.worker, name="worker"),
    path("reader.js", keeping.reader, name="reader"),
    *(path(f"{code}/", verifying.verify, {"tongue": code}, name=code) for code, _name in settings.LANGUAGES),
]

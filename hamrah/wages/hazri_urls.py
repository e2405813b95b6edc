"""Routes of `/hazri/`, a worker's own diary on her own phone, and the check of a paper. Open to everybody."""

from django.conf import settings
from django.urls import path

from hamrah.wages.views import public

app_name = "hazri"
urlpatterns = [
    path("", public.diary, name="page"),
    path("worker.js", public.worker, name="worker"),
    path("check/", public.check, name="check"),
    *(path(f"{code}/", public.diary, {"tongue": code}, name=code) for code, _name in settings.LANGUAGES),
]

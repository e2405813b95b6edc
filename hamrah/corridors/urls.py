"""Routes of corridors."""

from django.urls import path, re_path

from hamrah.corridors import views

PLACE = r"[a-z]{4,11}:[A-Za-z0-9_-]{1,40}"

app_name = "corridors"
urlpatterns = [
    path("", views.corridors, name="corridors"),
    path("snapshot/", views.take, name="take"),
    re_path(rf"^(?P<source>{PLACE})/(?P<to>{PLACE})/$", views.corridor, name="corridor"),
]

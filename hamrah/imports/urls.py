"""Routes of imports."""

from django.urls import path

from hamrah.imports import views, village_lists

app_name = "imports"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("villages/", village_lists.villages, name="villages"),
    path("<uuid:id>/", views.import_, name="import"),
    path("<uuid:id>/start/", views.start, name="start"),
    path("<uuid:id>/discard/", views.discard, name="discard"),
    path("<uuid:id>/undo/", views.undo, name="undo"),
    path("<uuid:id>/refused.xlsx", views.refused, name="refused"),
]

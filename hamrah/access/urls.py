"""Routes of access."""

from django.urls import path

from hamrah.access import views

app_name = "access"
urlpatterns = [
    path("link/<str:token>/", views.link, name="link"),
    path("organisation/", views.organisation, name="organisation"),
    path("journal/", views.journal, name="journal"),
    path("users/", views.users, name="users"),
    path("users/<uuid:id>/end/", views.end_grant, name="end_grant"),
]

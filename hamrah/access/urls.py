"""Routes of access."""

from django.urls import path

from hamrah.access.views import journal, signing, staff

app_name = "access"
urlpatterns = [
    path("link/<str:token>/", signing.link, name="link"),
    path("organisation/", signing.organisation, name="organisation"),
    path("journal/", journal.journal, name="journal"),
    path("users/", staff.users, name="users"),
    path("users/<uuid:id>/", staff.user, name="user"),
    path("users/<uuid:id>/role/", staff.grant_role, name="grant_role"),
    path("roles/<uuid:id>/end/", staff.end_grant, name="end_grant"),
]

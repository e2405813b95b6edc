"""Routes of access."""

from django.urls import path

from hamrah.access.views import journal, more, roles, sign_ins, signing, staff

app_name = "access"
urlpatterns = [
    path("link/<str:token>/", signing.link, name="link"),
    path("organisation/", signing.organisation, name="organisation"),
    path("more/", more.more, name="more"),
    path("more/budget/", more.budget, name="budget"),
    path("more/<uuid:id>/", more.answer, name="answer_more"),
    path("sign-ins/", sign_ins.mine, name="sign_ins"),
    path("sign-ins/end/", sign_ins.end_mine, name="end_sign_ins"),
    path("journal/", journal.journal, name="journal"),
    path("users/", staff.users, name="users"),
    path("users/<uuid:id>/", staff.user, name="user"),
    path("users/<uuid:id>/role/", staff.grant_role, name="grant_role"),
    path("users/<uuid:id>/sign-out/", sign_ins.sign_out, name="sign_out"),
    path("users/<uuid:id>/reset/", sign_ins.reset, name="reset"),
    path("roles/", roles.roles, name="roles"),
    path("roles/new/", roles.new, name="new_role"),
    path("roles/shipped/<slug:code>/", roles.shipped, name="shipped_role"),
    path("roles/own/<uuid:id>/", roles.own, name="own_role"),
    path("roles/own/<uuid:id>/change/", roles.change, name="change_role"),
    path("roles/own/<uuid:id>/retirement/", roles.retire, name="retire_role"),
    path("roles/versions/<uuid:id>/answer/", roles.answer, name="answer_role"),
    path("roles/<uuid:id>/end/", staff.end_grant, name="end_grant"),
]

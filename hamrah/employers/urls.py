"""Routes of employers."""

from django.urls import path

from hamrah.employers import views

app_name = "employers"
urlpatterns = [
    path("", views.parties, name="parties"),
    path("new/", views.new, name="new"),
    path("<uuid:id>/", views.party, name="party"),
    path("<uuid:id>/correct/", views.correct, name="correct"),
    path("<uuid:id>/alias/", views.alias, name="alias"),
    path("<uuid:id>/phone/", views.phone, name="phone"),
    path("<uuid:id>/link/", views.link, name="link"),
    path("phones/<uuid:id>/end/", views.phone_end, name="phone_end"),
    path("links/<uuid:id>/end/", views.link_end, name="link_end"),
]

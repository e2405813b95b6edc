"""Routes of cards."""

from django.urls import path
from django.views.generic import RedirectView

from hamrah.cards import views

app_name = "cards"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("verify/", RedirectView.as_view(pattern_name="verify:page"), name="verify"),
    path("printing/", views.printing, name="printing"),
    path("<uuid:person>/issue/", views.issue, name="issue"),
]

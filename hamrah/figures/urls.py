"""Routes of figures."""

from django.urls import path, re_path

from hamrah.figures import views

CODE = r"(?P<code>[a-z_]{1,30}\.[a-z_0-9]{1,30})"

app_name = "figures"
urlpatterns = [
    path("", views.figures, name="figures"),
    path("headline/", views.headline, name="headline"),
    re_path(rf"^{CODE}/$", views.figure, name="figure"),
    re_path(rf"^{CODE}/opening/$", views.opening, name="opening"),
    re_path(rf"^{CODE}/table\.(?P<kind>csv|xlsx)$", views.table, name="table"),
]

"""Routes of links. A change of state is a noun too."""

from django.urls import path

from hamrah.links.views import asking, requests

app_name = "links"
urlpatterns = [
    path("", requests.requests, name="requests"),
    path("post/", requests.post, name="post"),
    path("terms/", requests.terms, name="terms"),
    path("terms/publication/", requests.publication, name="publication"),
    path("requests/<uuid:id>/", requests.one, name="request"),
    path("requests/<uuid:id>/answer/", requests.answer, name="answer"),
    path("requests/<uuid:id>/withdrawal/", requests.withdrawal, name="withdrawal"),
    path("<uuid:id>/end/", requests.end, name="end"),
    path("of/<uuid:id>/", asking.hers, name="hers"),
    path("of/<uuid:id>/asking/", asking.asking, name="asking"),
    path("of/<uuid:id>/card/", asking.by_card, name="by_card"),
    path("somebody/<uuid:id>/name/", asking.naming, name="naming"),
    path("somebody/<uuid:id>/request/", asking.sending, name="sending"),
]

"""Routes of services. A change of state is a noun too."""

from django.urls import path

from hamrah.services.views import directory, handing, hsds, kinds, outside, requests, reviews, worklist

app_name = "services"
urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("for/<uuid:person>/", requests.new, name="ask"),
    path("requests/<uuid:id>/", requests.request, name="request"),
    path("requests/<uuid:id>/step/", requests.step, name="step"),
    path("requests/<uuid:id>/assignment/", requests.assignment, name="assignment"),
    path("requests/<uuid:id>/wish/", requests.wish, name="wish"),
    path("requests/<uuid:id>/follow-up/", requests.follow_up, name="follow_up"),
    path("requests/<uuid:id>/telling/", requests.telling, name="telling"),
    path("inbox/", handing.inbox, name="inbox"),
    path("hand-overs/new/", handing.new, name="new_hand_over"),
    path("hand-overs/<uuid:id>/", handing.hand_over, name="hand_over"),
    path("hand-overs/<uuid:id>/answer/", handing.answer, name="answer"),
    path("hand-overs/<uuid:id>/end/", handing.end, name="end"),
    path("hand-overs/<uuid:id>/slip/", handing.slip, name="slip"),
    path("handed/<uuid:id>/withdrawal/", handing.withdrawal, name="withdrawal"),
    path("handed/<uuid:id>/person/", handing.who, name="who"),
    path("open/<str:token>/", outside.opened, name="open"),
    path("glass/", reviews.glass, name="glass"),
    path("glass/<uuid:person>/", reviews.behind, name="behind"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<uuid:id>/", reviews.review, name="review"),
    path("kinds/", kinds.kinds, name="kinds"),
    path("kinds/<str:code>/", kinds.kind, name="kind"),
    path("kinds/<str:code>/end/", kinds.end, name="end_kind"),
    path("directory/", directory.directory, name="directory"),
    path("directory/new/", directory.new, name="new_provider"),
    path("directory/<uuid:id>/", directory.entry, name="provider"),
    path("directory/<uuid:id>/correction/", directory.correction, name="correct_provider"),
    path("directory/<uuid:id>/check/", directory.check, name="check_provider"),
    path("directory/<uuid:id>/end/", directory.end, name="end_provider"),
    path("hsds/", hsds.root, name="hsds"),
    path("hsds/openapi.json", hsds.document, name="hsds_document"),
    path("hsds/services/", hsds.services, name="hsds_services"),
    path("hsds/services/<uuid:id>", hsds.service, name="hsds_service"),
    path("hsds/organizations/", hsds.organizations, name="hsds_organizations"),
    path("hsds/organizations/<uuid:id>", hsds.organization, name="hsds_organization"),
    path("hsds/service_at_locations/", hsds.places, name="hsds_places"),
    path("hsds/service_at_locations/<uuid:id>", hsds.place, name="hsds_place"),
]

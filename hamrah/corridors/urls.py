"""Routes of corridors."""

from django.urls import path, re_path

from hamrah.corridors.views import roads, villages

PLACE = r"[a-z]{4,11}:[A-Za-z0-9_-]{1,40}"

app_name = "corridors"
urlpatterns = [
    path("", roads.corridors, name="corridors"),
    path("snapshot/", roads.take, name="take"),
    path("villages/", villages.villages, name="villages"),
    path("villages/<uuid:id>/", villages.village, name="village"),
    path("villages/<uuid:id>/end/", villages.end, name="end_list"),
    path("villages/lists/<uuid:id>/", villages.list_, name="list"),
    path("villages/lists/<uuid:id>/paper/", villages.paper, name="paper"),
    path("villages/lists/<uuid:id>/table/", villages.table, name="table"),
    path("villages/of/<uuid:person>/yes/", villages.yes, name="yes"),
    re_path(rf"^(?P<source>{PLACE})/(?P<to>{PLACE})/$", roads.corridor, name="corridor"),
    re_path(rf"^(?P<source>{PLACE})/(?P<to>{PLACE})/paper/$", roads.paper, name="road_paper"),
]

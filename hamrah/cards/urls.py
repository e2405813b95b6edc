"""Routes of cards."""

from django.urls import path
from django.views.generic import RedirectView

from hamrah.cards.views import (
    asking,
    blanks,
    camps,
    designing,
    desk,
    handing,
    keys,
    printing,
    renewing,
    steps,
)

app_name = "cards"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("verify/", RedirectView.as_view(pattern_name="verify:page"), name="verify"),
    path("<uuid:person>/issue/", asking.issue, name="issue"),
    path("<uuid:person>/request/", asking.asked, name="request"),
    path("requests/approval/", asking.approval, name="approval"),
    path("requests/<uuid:wish>/decline/", asking.decline, name="decline"),
    path("printing/", printing.printing, name="printing"),
    path("batches/", printing.batches, name="batches"),
    path("batches/<uuid:batch>/", printing.batch, name="batch"),
    path("batches/<uuid:batch>/part-<int:number>.pdf", printing.part, name="part"),
    path("batches/<uuid:batch>/outcome/", printing.outcome, name="outcome"),
    path("batches/<uuid:batch>/reprint/", printing.reprint, name="reprint"),
    path("blanks/", blanks.blanks, name="blanks"),
    path("register.pdf", handing.register, name="register"),
    path("hand-overs/", handing.hand_overs, name="hand_overs"),
    path("renewal/", renewing.renewal, name="renewal"),
    path("<uuid:card>/renewal/", renewing.renewing, name="renewing"),
    path("<uuid:card>/step/", steps.step, name="step"),
    path("design/", designing.design, name="design"),
    path("keys/", keys.keys, name="keys"),
    path("keys/next/", keys.next_key, name="next_key"),
    path("keys/rotation/", keys.rotation, name="rotation"),
    path("keys/<uuid:key>/distrust/", keys.distrust, name="distrust"),
    path("camps/new/", camps.new_camp, name="new_camp"),
    path("camps/<uuid:camp>/", camps.camp, name="camp"),
    path("camps/<uuid:camp>/list.pdf", camps.camp_list, name="camp_list"),
    path("camps/<uuid:camp>/ticked/", camps.ticked, name="ticked"),
]

"""Every page of the house and who may open it, in one table. A page that is not listed fails.

Signed out: to sign-in. Own organisation, wrong role: 403. Another organisation's row: 404, and the very
page that an id gets which nobody has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from hamrah.ground.languages import languages
from tests.cast import STAFF, House, anything, signed_in
from tests.look.every import links_of, name_of
from tests.of_rooms import of_rooms

pytestmark = pytest.mark.django_db

# One letter a role, in this order.
LETTERS = {
    "A": "ela",
    "C": "bina",
    "R": "asha",
    "D": "farah",
    "K": "gita",
    "F": "charu",
}
ALL = "ACRDKF"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Page:
    """One page: how it is asked, and the letters of the roles that may open it. Words in braces are
    rows of the cast."""

    name: str
    method: str
    path: str
    roles: str

    @property
    def needs_a_row(self) -> bool:
        return "{" in self.path


def _pages(table: str) -> Iterator[Page]:
    for line in table.strip().splitlines():
        yield Page(*line.split())


# A administrator, C coordinator, R registrar, D card desk, K counsellor, F reader of figures.
PAGES = list(
    _pages(
        """
        home                   GET   /                                          ACRDKF
        menu                   GET   /menu/                                     ACRDKF
        design                 GET   /design/                                   ACRDKF
        help:index             GET   /help/                                     ACRDKF
        help:for_page          GET   /help/for/people:quick/                    ACRDKF
        help:article           GET   /help/register/                            ACRDKF
        settings               GET   /settings/                                 ACRDKF
        places:states          GET   /places/                                   ACRDKF
        access:users           GET   /access/users/                             A
        access:user            GET   /access/users/{colleague}/                 A
        access:grant_role      POST  /access/users/{colleague}/role/            A
        access:end_grant       POST  /access/roles/{grant}/end/                 A
        access:sign_out        POST  /access/users/{colleague}/sign-out/         A
        access:reset           POST  /access/users/{colleague}/reset/            A
        access:sign_ins        GET   /access/sign-ins/                           ACRDKF
        access:end_sign_ins    POST  /access/sign-ins/end/                       ACRDKF
        access:more            GET   /access/more/                               ACRDK
        access:budget          POST  /access/more/budget/                        A
        access:answer_more     POST  /access/more/{more}/                        AC
        access:journal         GET   /access/journal/                           AC
        organisations:organisation GET /organisations/ours/                      A
        organisations:centres  GET   /organisations/centres/                    A
        organisations:centre   GET   /organisations/centres/{centre}/           A
        organisations:villages GET   /organisations/villages/                   ACRDKF
        organisations:unclear  GET   /organisations/villages/unclear/           AC
        imports:imports        GET   /imports/                                  ACR
        corridors:corridors    GET   /corridors/                                ACRDKF
        corridors:corridor     GET   /corridors/district:117/city:ahmedabad/    ACRDKF
        corridors:take         POST  /corridors/snapshot/                       AC
        figures:figures        GET   /figures/                                  ACRDKF
        figures:headline       GET   /figures/headline/                         ACRDKF
        figures:figure         GET   /figures/people.registered/                ACRDKF
        figures:table          GET   /figures/people.registered/table.csv       ACRDKF
        figures:opening        POST  /figures/people.registered/opening/        AC
        imports:villages       POST  /imports/villages/                         AC
        imports:import         GET   /imports/{imported}/                       ACR
        imports:start          POST  /imports/{waiting}/start/                  ACR
        imports:undo           POST  /imports/{imported}/undo/                  ACR
        imports:refused        GET   /imports/{imported}/refused.xlsx           ACR
        cards:keys             GET   /cards/keys/                               A
        cards:design           GET   /cards/design/                             A
        cards:next_key         POST  /cards/keys/next/                          A
        cards:rotation         POST  /cards/keys/rotation/                      A
        cards:distrust         POST  /cards/keys/{signing_key}/distrust/           A
        cards:desk             GET   /cards/                                    ACD
        people:household       POST  /people/{person}/household/                ACR
        cards:printing         POST  /cards/printing/                           ACD
        cards:issue            POST  /cards/{person}/issue/                     ACD
        cards:request          POST  /cards/{person}/request/                   ACRD
        cards:approval         POST  /cards/requests/approval/                  ACD
        cards:decline          POST  /cards/requests/{wish}/decline/            ACD
        cards:batches          POST  /cards/batches/                            ACD
        cards:batch            GET   /cards/batches/{batch}/                    ACD
        cards:part             GET   /cards/batches/{batch}/part-1.pdf          ACD
        cards:outcome          POST  /cards/batches/{batch}/outcome/            ACD
        cards:reprint          POST  /cards/batches/{told_batch}/reprint/       ACD
        cards:register         GET   /cards/register.pdf                        ACD
        cards:hand_overs       POST  /cards/hand-overs/                         ACD
        cards:renewal          GET   /cards/renewal/                            ACD
        cards:renewing         GET   /cards/{card}/renewal/                     ACD
        cards:step             POST  /cards/{card}/step/                        ACRDK
        cards:new_camp         GET   /cards/camps/new/                          ACD
        cards:camp             GET   /cards/camps/{camp}/                       ACD
        cards:camp_list        GET   /cards/camps/{camp}/list.pdf               ACD
        cards:ticked           POST  /cards/camps/{camp}/ticked/                ACD
        journeys:departure     GET   /journeys/{person}/departure/              ACR
        journeys:return        GET   /journeys/spells/{spell}/return/           ACR
        journeys:facts         GET   /journeys/spells/{spell}/facts/            ACR
        journeys:parties       GET   /journeys/spells/{spell}/parties/          ACRK
        journeys:drop          POST  /journeys/engagements/{engagement}/drop/   ACRK
        employers:parties      GET   /employers/                                ACRDK
        employers:new          GET   /employers/new/                            ACRK
        employers:party        GET   /employers/{party}/                        ACRDK
        employers:correct      GET   /employers/{party}/correct/                ACRK
        employers:alias        POST  /employers/{party}/alias/                  ACRK
        employers:phone        POST  /employers/{party}/phone/                  ACRK
        employers:link         POST  /employers/{party}/link/                   ACRK
        employers:phone_end    POST  /employers/phones/{party_phone}/end/       ACRK
        employers:link_end     POST  /employers/links/{works_for}/end/          ACRK
        stands:stands          GET   /stands/                                   ACRDK
        stands:rates           GET   /stands/rates/                             ACRDK
        stands:stand           GET   /stands/{stand}/                           ACRDK
        stands:visit           POST  /stands/{stand}/visit/                     ACR
        stands:headcount       POST  /stands/{stand}/headcount/                 ACR
        stands:rate            POST  /stands/{stand}/rate/                      ACR
        people:search          GET   /people/search/                            ACRDK
        people:likely          GET   /people/likely/                            ACRK
        people:quick           GET   /people/quick/                             ACRK
        people:register        GET   /people/register/                          ACRK
        people:waiting         GET   /people/waiting/                           ACR
        people:canaries        GET   /people/canaries/                           A
        people:unmark_canary   POST  /people/canaries/{canary}/end/              A
        people:settle_alarm    POST  /people/canaries/alarms/{alarm}/            A
        people:mark_canary     POST  /people/{twin}/canary/                      A
        people:looked          GET   /people/{person}/looked/                    AC
        people:person          GET   /people/{person}/                          ACRDK
        people:correct         GET   /people/{person}/correct/                  ACR
        people:photo           GET   /people/{photographed}/photo/              ACRDK
        people:new_photo       POST  /people/{person}/photo/new/                ACRD
        people:submission      POST  /people/{draft}/submission/                ACR
        people:acceptance      POST  /people/{person}/acceptance/               AC
        people:return          POST  /people/{person}/return/                   AC
        people:centre          POST  /people/{person}/centre/                   AC
        people:phone           POST  /people/{person}/phone/                    ACRDK
        people:consent         POST  /people/{person}/consent/                  ACR
        people:withdrawal      POST  /people/{person}/withdrawal/               ACR
        people:attestation     POST  /people/{person}/attestation/              ACR
        people:guardian        GET   /people/{minor}/guardian/                  AC
        people:legal_claim     GET   /people/{minor}/legal-claim/               AK
        people:sealed          POST  /people/{person}/sealed/                   ACRK
        people:sealed_facts    GET   /people/{person}/sealed/facts/             ACK
        people:comparison      GET   /people/{person}/comparison/{twin}/        ACR
        people:separation      GET   /people/merges/{merge}/separation/         AC
        people:suspicions      GET   /people/suspicions/                        ACR
        people:papers          GET   /people/papers/                            ACRK
        people:paper           GET   /people/papers/form.pdf                    ACRK
        people:sheet           GET   /people/attestation/                       ACR
        disclosures:exports    GET   /disclosures/                              AC
        disclosures:new        GET   /disclosures/new/                          AC
        disclosures:export     GET   /disclosures/{export}/                     AC
        disclosures:approval   POST  /disclosures/{export}/approval/            AC
        disclosures:refusal    POST  /disclosures/{export}/refusal/             AC
        disclosures:making     POST  /disclosures/{agreed}/making/              AC
        disclosures:file       POST  /disclosures/{made}/file/                  AC
        disclosures:letters    GET   /disclosures/letters/                      AC
        disclosures:open_letter POST /disclosures/letters/{sealed}/opening/     AC
        disclosures:letter_file POST /disclosures/letters/{sealed}/file/        AC
        disclosures:requests   GET   /disclosures/requests/                     A
        disclosures:new_request GET  /disclosures/requests/new/                 A
        disclosures:request    GET   /disclosures/requests/{request}/           A
        disclosures:advice     POST  /disclosures/requests/{request}/advice/    A
        disclosures:decision   POST  /disclosures/requests/{advised}/decision/  A
        disclosures:telling    POST  /disclosures/requests/{granted}/telling/   A
        links:requests         GET   /links/                                    ACRK
        links:post             POST  /links/post/                               AC
        links:terms            GET   /links/terms/                              A
        links:publication      POST  /links/terms/publication/                  AC
        links:request          GET   /links/requests/{to_answer}/               ACRK
        links:answer           POST  /links/requests/{to_answer}/answer/        AC
        links:withdrawal       POST  /links/requests/{link_sent}/withdrawal/    ACRK
        links:end              POST  /links/{linked}/end/                       AC
        links:hers             GET   /links/of/{person}/                        ACRK
        links:asking           POST  /links/of/{person}/asking/                 ACRK
        links:by_card          POST  /links/of/{person}/card/                   ACRK
        links:naming           POST  /links/somebody/{somebody}/name/           ACRK
        links:sending          POST  /links/somebody/{named}/request/           ACRK
        rights:rights          GET   /rights/                                   ACRK
        rights:complaint       GET   /rights/complaint/                         ACRK
        rights:request         GET   /rights/requests/{asked}/                  ACRK
        rights:answer          POST  /rights/requests/{asked}/answer/           AC
        rights:board           POST  /rights/requests/{asked}/board/            A
        rights:notice          GET   /rights/notice/                            ACRK
        rights:recording       POST  /rights/notice/recording/                  A
        rights:sound           GET   /rights/notice/{sound}/sound/              ACRK
        rights:erasures        GET   /rights/erasures/                          AC
        rights:agreement       POST  /rights/erasures/{erasure}/agreement/      A
        rights:refusal         POST  /rights/erasures/{erasure}/refusal/        AC
        rights:breaches        GET   /rights/breaches/                          A
        rights:new_breach      GET   /rights/breaches/new/                      A
        rights:breach          GET   /rights/breaches/{breach}/                 A
        rights:letter          GET   /rights/breaches/{breach}/letter/          A
        rights:closing         POST  /rights/breaches/{breach}/closing/         A
        rights:clock           POST  /rights/breaches/clocks/{clock}/           A
        rights:hers            GET   /rights/of/{person}/                       ACRK
        rights:sheet           GET   /rights/of/{person}/sheet/                 AC
        rights:read            POST  /rights/of/{person}/notice/                ACRK
        rights:ask             POST  /rights/of/{person}/request/               ACRK
        rights:nominee         POST  /rights/of/{person}/nominee/               ACRK
        rights:restriction     POST  /rights/of/{person}/restriction/           AC
        rights:erasure         POST  /rights/of/{leaving}/erasure/              AC
        rights:nominee_end     POST  /rights/nominees/{nominee}/end/            ACRK
        services:worklist      GET   /services/                                 ACRK
        services:ask           GET   /services/for/{person}/                    ACRK
        services:request       GET   /services/requests/{served}/               ACRK
        services:step          POST  /services/requests/{served}/step/          ACRK
        services:assignment    POST  /services/requests/{served}/assignment/    ACRK
        services:wish          POST  /services/requests/{served}/wish/          ACRK
        services:follow_up     POST  /services/requests/{served}/follow-up/     ACRK
        services:telling       POST  /services/requests/{finished}/telling/     ACRK
        services:inbox         GET   /services/inbox/                           ACK
        services:new_hand_over GET   /services/hand-overs/new/                  ACK
        services:hand_over     GET   /services/hand-overs/{sent}/               ACRK
        services:answer        POST  /services/hand-overs/{came}/answer/        ACRK
        services:end           POST  /services/hand-overs/{sent}/end/           ACK
        services:slip          POST  /services/hand-overs/{slipped}/slip/       ACK
        services:withdrawal    POST  /services/handed/{handed}/withdrawal/      ACK
        services:who           GET   /services/handed/{handed_in}/person/       ACK
        services:glass         GET   /services/glass/                           ACK
        services:behind        GET   /services/glass/{person}/                  ACK
        services:reviews       GET   /services/reviews/                         AC
        services:review        POST  /services/reviews/{urgent}/                AC
        services:kinds         GET   /services/kinds/                           AC
        services:kind          GET   /services/kinds/shelter/                   AC
        services:end_kind      POST  /services/kinds/food/end/                  AC
        services:directory     GET   /services/directory/                       ACRDK
        services:new_provider  GET   /services/directory/new/                   ACRK
        services:provider      GET   /services/directory/{provider}/            ACRDK
        services:correct_provider GET /services/directory/{provider}/correction/ ACRK
        services:check_provider POST /services/directory/{provider}/check/      ACRK
        services:end_provider  POST  /services/directory/{provider}/end/        AC
        services:hsds          GET   /services/hsds/                            ACRDK
        services:hsds_document GET   /services/hsds/openapi.json                ACRDK
        services:hsds_services GET   /services/hsds/services/                   ACRDK
        services:hsds_service  GET   /services/hsds/services/{provider}         ACRDK
        services:hsds_organizations GET /services/hsds/organizations/           ACRDK
        services:hsds_organization GET /services/hsds/organizations/{hsds_body} ACRDK
        services:hsds_places   GET   /services/hsds/service_at_locations/       ACRDK
        services:hsds_place    GET   /services/hsds/service_at_locations/{hsds_place} ACRDK
        """
    )
)
PAGES += [page for table in of_rooms("PAGES") for page in _pages(table)]
# Without a gate of ours: is this card genuine, alive, language, one-time link, one's own organisations.
OPEN = {
    "cards:verify", "verify:page", "verify:worker", "verify:reader", "people:field_rules",
    *(f"verify:{code}" for code in languages()),
    "healthz", "language", "access:link", "access:organisation", "services:open",
    "field:page", "field:worker", "field:courier", "field:reader", "field:manifest", "field:words",
    "field:voice",
    "network:bundle", "network:status_list", "network:status_lists", "network:jwks", "network:did",
}.union(*of_rooms("OPEN"))  # fmt: skip
# The same for every organisation: an id of it is nobody's secret.
COMMON = {"places:place"}
# Pages of the sign-in library: one's own account only.
ACCOUNT = re.compile(r"account_|mfa_|$")


def _named() -> dict[str, str]:
    """Every address of the house by the name of its page."""
    found: dict[str, str] = {}

    def walk(resolver: object, room: str = "", start: str = "") -> None:
        for part in resolver.url_patterns:  # type: ignore[attr-defined]
            if hasattr(part, "url_patterns"):
                walk(part, part.namespace or "", start + str(part.pattern))
            else:
                found[f"{room}:{part.name}" if room else part.name or ""] = start + str(part.pattern)

    walk(get_resolver())
    return found


def test_every_page_is_listed():
    unlisted = {name for name in _named() if not ACCOUNT.match(name)} - OPEN - COMMON
    assert unlisted == {page.name for page in PAGES}


def test_every_role_has_somebody():
    assert sorted(LETTERS.values()) == sorted(STAFF)


def _path(page: Page, house: House, **instead: object) -> str:
    rows = re.findall(r"{(\w+)}", page.path)
    return page.path.format(**{row: instead.get(row) or _id_of(house, row) for row in rows})


def _id_of(house: House, row: str) -> object:
    return (house.extras.get(row) or getattr(house, row)).id


def _asked(client: Client, page: Page, path: str) -> tuple[int, str, str]:
    response = client.generic(page.method, path)
    return (
        response.status_code,
        response.headers.get("Location", ""),
        response.content.decode(errors="replace"),
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_signed_out_every_page_leads_to_sign_in(page, houses):
    status, where, _text = _asked(Client(), page, _path(page, houses[0]))
    assert (status, where.split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_opens_for_its_roles_and_no_others_and_links_to_what_opens_for_them(page, houses):
    ours, _theirs = houses
    path, opened, closed = _path(page, ours), "", []
    for letter, name in LETTERS.items():
        with transaction.atomic():
            status, _where, text = _asked(ours.client_of(name), page, path)
            transaction.set_rollback(True)
        assert status in (200, 302, 303, 403, 422), (name, status)
        opened += letter if status != 403 else ""
        closed += [(name, link) for link in links_of(text, path) if letter not in _opens_for(link)]
    assert opened == "".join(letter for letter in ALL if letter in page.roles)
    assert not closed


def _opens_for(link: str) -> str:
    """The letters of whom a link's page opens for, by the table; a page that is not in it is for all."""
    name = name_of(link)
    return next((page.roles for page in PAGES if page.name.replace(":", "-") == name), ALL if name else "")


@pytest.mark.parametrize("page", [page for page in PAGES if page.needs_a_row], ids=lambda page: page.name)
def test_a_row_of_others_gets_the_very_answer_of_a_row_that_is_nowhere(page, houses):
    ours, theirs = houses
    client = ours.client_of(LETTERS[page.roles[0]])
    row = re.findall(r"{(\w+)}", page.path)[0]
    foreign = _asked(client, page, _path(page, ours, **{row: _id_of(theirs, row)}))
    nowhere = _asked(client, page, _path(page, ours, **{row: anything()}))
    assert foreign[0] == 404
    assert _without_ids(foreign) == _without_ids(nowhere)


def _without_ids(answer: tuple[int, str, str]) -> tuple[int, str, str]:
    """Without what differs between any two answers: ids in addresses, and the form's token."""
    status, where, text = answer
    return status, where, re.sub(r'csrfmiddlewaretoken" value="\w+"', "", UUID.sub("", text))


def test_the_second_row_of_a_comparison_is_looked_at_too(houses):
    ours, theirs = houses
    path = f"/people/{ours.person.id}/comparison/{theirs.person.id}/"
    assert ours.client_of("ela").get(path).status_code == 404


def test_somebody_without_a_role_opens_no_page(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        ours.users["asha"].grants.update(until="2020-01-01")
    client = signed_in(ours.users["asha"])
    for page in PAGES:
        if page.name not in ("menu", "design"):
            assert _asked(client, page, _path(page, ours))[0] == 403, page


def test_somebody_inactive_is_signed_out(houses):
    ours, _theirs = houses
    client = ours.client_of("asha")
    with ours.at_work("ela"):
        ours.users["asha"].is_active = False
        ours.users["asha"].save()
    assert client.get("/people/search/").status_code == 302

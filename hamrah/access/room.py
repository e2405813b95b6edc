"""The face of access to the house."""

from hamrah.access.commands import COMMANDS
from hamrah.access.demo import stage
from hamrah.access.panels import second_step_waits, tasks
from hamrah.ground.room import Nav, Panel, Room, Setting
from hamrah.ground.words import _

SETTINGS = (
    Setting(
        _("Change password"),
        _("Something long that only you know."),
        "account_change_password",
        "access.see_own_account",
        "key",
        is_own=True,
    ),
    Setting(
        _("Second step of sign-in"),
        _("An app on your phone or a passkey, and codes on paper for the day the phone is lost."),
        "mfa_index",
        "access.see_own_account",
        "lock",
        is_own=True,
    ),
    Setting(
        _("Where I am signed in"),
        _("Every device; a lost one is signed out here."),
        "access:sign_ins",
        "access.see_own_account",
        "phone",
        is_own=True,
    ),
    Setting(
        _("How many people I may look at"),
        _("Your budget of today, and asking a second person for more."),
        "access:more",
        "access.ask_for_more",
        "people",
        is_own=True,
    ),
    Setting(
        _("People who work here"),
        _("Their roles, from a day to a day; a lost phone, a forgotten password."),
        "access:users",
        "access.see_users",
        "people",
    ),
    Setting(
        _("Roles"),
        _("What each may do, and roles in your own words."),
        "access:roles",
        "access.see_roles",
        "lock",
    ),
    Setting(
        _("How many people each may look at"),
        _("The budget of everybody here, in 24 hours."),
        "access:more",
        "access.set_readings_a_day",
        "search",
    ),
    Setting(
        _("Journal"),
        _("Every change: who, what, when."),
        "access:journal",
        "ground.see_journal",
        "journal",
    ),
)

ROOM = Room(
    name="access",
    questions=("access.see_users", "access.see_own_account", "access.see_roles"),
    panels=(Panel("home", "access.see_own_account", "access/home_second_step.html", second_step_waits, 5),),
    tasks=(tasks,),
    settings=SETTINGS,
    commands=COMMANDS,
    demo=stage,
    nav=(
        Nav(_("Settings"), "settings", "access.see_own_account", "settings", 95),
        Nav(_("Staff"), "access:users", "access.see_users", "people", 80),
        Nav(_("Journal"), "access:journal", "ground.see_journal", "journal", 90),
    ),
)

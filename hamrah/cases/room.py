"""The face of cases to the house."""

from hamrah.ground.room import Room

ROOM = Room(
    name="cases",
    questions=("cases.see", "cases.see_danger", "cases.see_board", "cases.see_caution"),
)

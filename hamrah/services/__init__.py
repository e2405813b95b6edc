"""services: what a worker asks for, at home and where she works, until it is finished. Words: *request*
(सेवा की माँग), *hand-over* (सौंपना: a referral stays ours, a transfer moves), *slip* (पर्ची, for an office
without Hamrah), *directory* (where help is), *glass* (a record opened in an emergency).

Verbs: services.ask, take_step, assign, ask_transfer, note_follow_up, tell_worker; hand_over,
override_consent, answer_hand_over, revoke_hand_over, withdraw_hand_over, collect_letters, say_who;
new_code, answer_slip;
break_glass, review; set_kind, end_kind; set_provider, check_provider, end_provider.
"""

"""helpline: calls that come and go.

Words: *call* (noted while one talks), *callback* (वापस कॉल: a number that waits to be rung), *surge* (many
calls in few days), *relief* (one line of it: where, how many, what is needed), *message* (out, by a gateway).

Verbs: begin_call, save_call, end_call, name_caller, register_caller, make_request, make_case, note_action;
note_missed, claim_callback, release_callback, note_attempt; start_surge, end_surge, note_relief,
note_relief_list, tick_relief, fold_surge; send_message, take_messages, note_sending, note_delivery,
note_stop, stop_messages, allow_messages.
"""

"""access: who may do and see what. Words: *user* (a staff member who signs in), *duty* (verbs and questions
of one kind of work), *role* (a named set of duties, shipped or the organisation's own), *grant* (a role
given to a user, from a day to a day), *actor* (a user acting for one organisation), *reading* (a logged
look at people's names).

Verbs: access.add_user, access.grant_role, access.end_grant, access.compose_role, access.change_role,
access.agree_role, access.retire_role.
"""

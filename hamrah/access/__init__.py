"""access: who may do and see what. Words: *user* (a staff member who signs in), *role* (a named
set of verbs), *grant* (a role given to a user, from a day to a day), *actor* (a user acting for one
organisation), *reading* (a logged look at people's names).

Verbs: access.add_user, access.grant_role, access.end_grant.
"""

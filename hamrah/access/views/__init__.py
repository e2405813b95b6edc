"""The pages of access: signing in and out, the people who work here, the journal."""

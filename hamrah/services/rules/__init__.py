"""Rules of services: which step follows which, what a kind asks, when something is late. Pure."""

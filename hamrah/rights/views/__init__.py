"""Pages of rights: her rights, requests, the notice, erasures, breaches."""

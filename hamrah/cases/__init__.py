"""cases: legal aid and mediation, from what she tells to the money in her hand.

Words: *case* (मामला), *claimant* (each of a group, with a claim of her own), *claim line*, *offer*,
*agreement* (समझौता), *instalment*, *receipt*, *proceeding*.
"""

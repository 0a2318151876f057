"""A Report and what an editor decided about it → a Proposal."""

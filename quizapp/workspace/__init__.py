"""The front desk: the library and one learner, open, and what can be asked and done with them."""

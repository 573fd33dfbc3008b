"""Rendered truth: how right the counts and the degrees are, and what they depend on."""

"""How far a measured attempt can be trusted, and how it was performed."""

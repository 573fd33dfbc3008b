"""How often the rules of change are wrong, and what they miss: simulated sessions."""

"""The value of a repetition's turning points and its uncertainty."""

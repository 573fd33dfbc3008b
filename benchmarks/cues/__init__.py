"""What the rules for compensations find in clips of correct movement, and of the fault."""

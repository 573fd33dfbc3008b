"""The body in the picture: its landmarks, who it is, its limbs, its facing and posture."""

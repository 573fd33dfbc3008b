"""The home exercise program: what the therapist prescribed, and what of it is due when.

Read in this order: `model` (what a program says), `load` (a file into a program, or every
problem with its line), `words` (a program in plain words), `schedule` (what is due, done and
left on a day), then what is made of them: `sheet`, `calendar`, `compare`, `ask`.
"""

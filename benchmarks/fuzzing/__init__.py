"""Inputs at random: what a stranger's file or option may do to the program."""

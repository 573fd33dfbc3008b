"""From a signal to attempts, and what each attempt counts as."""

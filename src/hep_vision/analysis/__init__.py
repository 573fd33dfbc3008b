"""The use cases: analyze a recording, match it with a program, recognise, learn."""

"""Which movement a recording shows: recognise, learn and find sets."""

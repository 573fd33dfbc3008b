"""Taking a record from one computer to another: keys, encrypted files, sharing and receiving."""

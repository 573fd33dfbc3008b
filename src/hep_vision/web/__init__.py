"""The web application: pages, the session page and its connection."""

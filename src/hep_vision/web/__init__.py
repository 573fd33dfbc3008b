"""The pages in the browser, served to this machine alone."""

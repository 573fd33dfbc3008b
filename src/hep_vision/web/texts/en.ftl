# What stands on the pages in the browser. The names stay, the texts change.

# Sentences instead of a page.
refused-not-open = These pages are open only in the browser window that hep-vision has opened. Start hep-vision again to open them here.
refused-host = hep-vision answers only to the address that it has opened itself.
refused-site = Another web site has asked for this. hep-vision does not answer other sites.
refused-too-large = That is too long. Please shorten it.
refused-not-there = There is no such page.
refused-wrong = This page cannot be used in that way. Please go back.
refused-fault = Something went wrong in hep-vision itself. Please go back and try again.
back = Back to today

# The menu.
menu = Pages
menu-today = Today
menu-gains = My gains
menu-month = My month
menu-program = My program
menu-ask = Ask my therapist
menu-settings = Settings

# Was auf den Seiten im Browser steht. Die Namen bleiben, die Texte ändern sich.

# Sätze anstelle einer Seite.
refused-not-open = Diese Seiten sind nur in dem Browserfenster offen, das hep-vision geöffnet hat. Starten Sie hep-vision noch einmal, um sie hier zu öffnen.
refused-host = hep-vision antwortet nur unter der Adresse, die es selbst geöffnet hat.
refused-site = Eine andere Webseite hat danach gefragt. hep-vision antwortet anderen Seiten nicht.
refused-too-large = Das ist zu lang. Bitte kürzen Sie es.
refused-not-there = Diese Seite gibt es nicht.
refused-wrong = So lässt sich diese Seite nicht benutzen. Bitte gehen Sie zurück.
refused-fault = In hep-vision selbst ist etwas schiefgegangen. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
back = Zurück zu heute

# Das Menü.
menu = Seiten
menu-today = Heute
menu-gains = Mein Fortschritt
menu-month = Mein Monat
menu-program = Mein Programm
menu-ask = Meine Therapeutin fragen
menu-settings = Einstellungen

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
menu-ask = Praxis fragen
menu-settings = Einstellungen

# Heute.
greet-morning = Guten Morgen
greet-day = Guten Tag
greet-evening = Guten Abend
important = Wichtig
day-to-do = { $count ->
    [one] Heute eine Übung, etwa { $minutes } Minuten
   *[other] Heute { $count } Übungen, etwa { $minutes } Minuten
}
day-begun = { $count ->
    [one] Heute noch eine Übung, etwa { $minutes } Minuten
   *[other] Heute noch { $count } Übungen, etwa { $minutes } Minuten
}
day-later = Fürs Erste geschafft. Heute wieder um { $time }.
day-done = Das ist alles für heute.
day-well-done = Das ist alles für heute. Gut gemacht!
day-over = Genug für heute. Machen Sie weiter wie geplant, und holen Sie nichts nach.
day-too-much = Das ist mehr als geplant, und genug für heute.
day-rest = Heute ist ein Ruhetag. Ruhe gehört zum Programm.
day-not-begun = Ihr Programm beginnt am { $date }.
day-ended = Ihr Programm endete am { $date }. Fragen Sie nach einem neuen.
day-no-program = Hier ist noch kein Programm.
next-time = Nächstes Mal: { $day }
next-exercise = Zuerst: { $name }
start = Starten
by-hand-offer = Ohne Kamera geübt? Hier eintragen.
item-done = Geschafft
item-part = { $done } von { $due } Sätzen geschafft
item-left = { $due ->
    [one] Ein Satz zu tun
   *[other] { $due } Sätze zu tun
}
item-later = Wieder um { $time }
item-over = Nicht ganz fertig. Lassen Sie es für heute.
item-too-much = Mehr als geplant. Hören Sie für heute auf.
item-unsafe = Hören Sie für heute auf, und sagen Sie es in der Praxis.
item-can-wait = Heute oder an einem anderen Tag dieser Woche.
item-makes-up = Für { $day }, wenn Sie mögen.
item-exact = Nicht mehr. Nicht weniger.
item-spread = Verteilen Sie es über den Tag.
quote = „{ $text }“
picture-alt = So sieht es aus: { $name }

# Was geschehen ist, und wem man es sagt.
warn-limit = { $name }: Sie sind { $when } weiter gegangen, als Ihre Grenze erlaubt. Hören Sie vor der Grenze auf, und sagen Sie es in der Praxis.
warn-pain = Es tat { $when } mehr weh als abgemacht. Sagen Sie es in der Praxis.
warn-stopped_for_pain = Sie haben { $when } wegen Schmerzen aufgehört. Sagen Sie es in der Praxis.
warn-fall = Sie haben { $when } von einem Sturz geschrieben. Sagen Sie es in der Praxis.
warn-swelling = Sie haben { $when } von einer Schwellung geschrieben. Sagen Sie es in der Praxis.
warn-stop-today = Hören Sie für heute auf.
when-today = heute
when-day = am { $day }

# Fortschritt.
gains-title = Mein Fortschritt
gains-week = { $count ->
    [0] Diese Woche ist noch nichts eingetragen. Heute ist ein guter Tag, um wieder anzufangen.
    [one] Sie haben diese Woche an einem Tag geübt.
   *[other] Sie haben diese Woche an { $count } Tagen geübt.
}
gains-repetitions = { $count ->
    [one] Eine Wiederholung in dieser Woche.
   *[other] { $count } Wiederholungen in dieser Woche.
}
gains-none = Noch ist nichts eingetragen. Nach den ersten Übungen sehen Sie hier, wie es vorangeht.
gain-days = { $count ->
    [one] An einem Tag geübt.
   *[other] An { $count } Tagen geübt.
}
gain-nothing = Noch nichts eingetragen.
gain-position = Halten Sie die Stellung wie gezeigt. Weiter zu gehen ist kein Gewinn.
gain-unseen = Die Kamera konnte nicht gut genug sehen, wie weit Sie kamen.
gain-limit = Sie sind weiter gegangen, als Ihre Grenze erlaubt. Hören Sie vor der Grenze auf.
gain-patient_first = Ab { $sessions } Malen sehen Sie hier, wie es sich ändert.
gain-patient_early_loss = Sie kamen weniger weit als beim ersten Mal. Das kann viele Gründe haben. Sagen Sie es in der Praxis.
gain-patient_gain = Die letzten { $averaged } Male kamen Sie weiter als die ersten { $averaged }. Gut gemacht!
gain-patient_gain_direction = Die letzten { $averaged } Male kamen Sie weiter als die ersten { $averaged }. Gut gemacht!
gain-patient_loss = Die letzten { $averaged } Male kamen Sie weniger weit als die ersten { $averaged }. Das kann viele Gründe haben. Sagen Sie es in der Praxis.
gain-patient_same = Das ist etwa wie am Anfang. Kleine Änderungen sieht die Kamera nicht. Es braucht Zeit; machen Sie weiter.
gain-patient_wait = Die nächsten Male zeigen, wie es sich ändert. Machen Sie weiter.
gain-goal-reached = Sie haben Ihr Ziel erreicht.
gain-goal-way = Auf dem Weg zu Ihrem Ziel
gain-degrees = Etwa { $first }° am Anfang, etwa { $now }° jetzt.
gain-degrees-now = Etwa { $now }° jetzt.
gains-note = Die Kamera schätzt das. Es ist keine medizinische Messung.

# Monat.
month-title = Mein Monat
mark-done = alles geschafft
mark-partial = einiges geschafft
mark-no_data = geplant, nichts eingetragen
mark-too_much = mehr als geplant
mark-unmatched = etwas anderes als geplant
mark-rest = Ruhe
mark-unplanned = ein Tag mehr
mark-unsafe = in der Praxis sagen
mark-to_come = geplant
mark-nothing = nichts
month-today = heute
month-legend = Was die Zeichen bedeuten

# Das Programm.
program-title = Mein Programm
program-none = Hier ist noch kein Programm. Sie bekommen es in der Praxis als Datei. Wählen Sie sie hier aus:
program-new = Ein neues Programm aus der Praxis
program-new-how = Haben Sie eine neue Datei bekommen? Wählen Sie sie hier aus. Was Sie bisher getan haben, bleibt.
program-file = Die Datei des Programms
program-take = Dieses Programm benutzen
program-taken = Ihr Programm ist jetzt hier.
program-unreadable = Diese Datei lässt sich nicht benutzen: { $why }
program-other = Diese Datei ist ein Programm für { $other }. Diese Seiten sind für { $patient }. Fragen Sie in der Praxis nach Ihrer eigenen Datei.

# Eine Frage an die Praxis.
ask-title = Die Praxis fragen
ask-how = Schreiben Sie Ihre Frage. Ihr Mailprogramm zeigt sie dann als Nachricht. Nichts wird von selbst geschickt.
ask-about = Um welche Übung geht es?
ask-set = Welcher Satz?
ask-set-none = Alles
ask-set-one = Satz { $number }
ask-pain = Wie stark ist der Schmerz?
ask-pain-none = Kein Schmerz
ask-pain-unsaid = Das möchte ich nicht sagen
ask-pain-most = { $number }, der schlimmste
ask-question = Ihre Frage
ask-write = Nachricht machen
ask-ready = Ihre Nachricht
ask-open = Im Mailprogramm öffnen
ask-copy = Text kopieren
ask-copied = Kopiert. Fügen Sie ihn jetzt in eine Nachricht ein.
ask-to = An
ask-subject = Betreff
ask-by-phone = Sie können auch anrufen: { $contact }
ask-no-mail = Ihr Programm nennt keine Mailadresse. Bitte rufen Sie an: { $contact }
ask-no-program = Hier ist noch kein Programm. Deshalb ist niemand bekannt, den man fragen kann.
ask-again = Etwas ändern
ask-emergency = Schmerzen in der Brust, Atemnot, ein schlimmer Sturz? Schreiben Sie nicht. Rufen Sie den Notarzt.

# Einstellungen.
settings-title = Einstellungen
settings-saved = Gespeichert.
settings-save = Speichern
settings-language = Sprache
settings-language-usual = Wie im Programm
settings-letters = Größe der Schrift
letters-100 = Üblich
letters-125 = Groß
letters-150 = Größer
letters-200 = Am größten
settings-colours = Farben
colours-system = Wie auf diesem Computer
colours-light = Hell
colours-dark = Dunkel
settings-contrast = Kontrast
contrast-usual = Üblich
contrast-more = Stark
settings-voice = Bei den Übungen sprechen
settings-volume = Wie laut? 5 ist am lautesten
settings-camera = Kamera
settings-camera-usual = Die übliche
settings-camera-how = Die Namen erscheinen, sobald die Kamera benutzt wurde.
settings-degrees = Winkel in Grad zeigen

# Ein Tag ohne Kamera.
by-hand-title = Ohne Kamera geübt
by-hand-how = Schreiben Sie auf, was Sie selbst getan haben. In der Praxis sieht man, dass es von Hand eingetragen ist.
by-hand-day = An welchem Tag?
by-hand-yesterday = gestern
by-hand-sets = Wie viele Sätze?
by-hand-none = Keinen
by-hand-sets-count = { $count ->
    [one] 1 Satz
   *[other] { $count } Sätze
}
by-hand-pain = Ihr stärkster Schmerz
by-hand-note = Möchten Sie etwas sagen?
by-hand-save = Eintragen
by-hand-saved = Eingetragen. Danke.
by-hand-nothing = Es ist nichts ausgewählt. Wie viele Sätze haben Sie gemacht?
by-hand-there = Das ist schon eingetragen.
by-hand-rest = An diesem Tag war nichts geplant.

# Seiten.
chip-left = LINKS
chip-right = RECHTS
chip-each = LINKS, dann RECHTS
chip-alternating = LINKS und RECHTS im Wechsel

# Was gezeigt und gesagt wird. Die Namen bleiben, wie sie sind; Sätze kurz halten.

welcome-heading = Guten Tag
welcome-today = { $exercises ->
    [one] Heute: eine Übung.
   *[other] Heute: { $exercises } Übungen.
}
welcome-resume = { $counted ->
    [0] Es geht weiter mit Satz { $set }.
   *[other] Sie sind in Satz { $set } bis { $counted } gekommen. Dort geht es weiter.
}
welcome-resume-hint = Von vorn: ←

dose = { $sets ->
    [one] { $repetitions ->
        [one] ein Mal
       *[other] { $repetitions } Mal
    }
   *[other] { $repetitions ->
        [one] { $sets } Mal
       *[other] { $sets } Sätze zu { $repetitions }
    }
}
dose-one-hold = { $sets ->
    [one] { seconds-long } halten, ein Mal
   *[other] { $sets } Mal { seconds-long } halten
}
dose-timed = So oft Sie können in { $seconds } Sekunden
dose-hold = { $sets ->
    [one] { $repetitions } Mal, { seconds-long } halten
   *[other] { $sets } Sätze zu { $repetitions }, { seconds-long } halten
}
side-left = LINKE Seite
side-right = RECHTE Seite
side-both = beide Seiten
side-alternating = links und rechts im Wechsel
side-auto = { "" }

next-spoken = Als Nächstes: { $name }. { $side }. { $dose }.
set-of = Satz { $set } von { $sets }

setup-heading = Vorbereitung
setup-fine = Sehr gut. Bleiben Sie so.
problem-nobody = Kommen Sie bitte ins Bild
problem-dark = Es ist zu dunkel. Bitte Licht machen
problem-head_hidden = Ihr Kopf ist nicht im Bild. Bitte mehr Abstand zur Kamera
problem-arms_hidden = Ihre Arme sind nicht im Bild. Bitte mehr Abstand zur Kamera
problem-hips_hidden = Ihre Hüfte ist nicht im Bild. Bitte mehr Abstand zur Kamera
problem-feet_hidden = Ihre Füße sind nicht im Bild. Bitte mehr Abstand zur Kamera
problem-too_near = Bitte mehr Abstand zur Kamera
problem-too_far = Bitte näher zur Kamera
problem-turn_side = Drehen Sie sich seitlich zur Kamera
problem-turn_side-left = Drehen Sie die linke Seite zur Kamera
problem-turn_side-right = Drehen Sie die rechte Seite zur Kamera
problem-turn_front = Drehen Sie sich zur Kamera
problem-other_side-left = Andersherum: linke Seite zur Kamera
problem-other_side-right = Andersherum: rechte Seite zur Kamera
problem-tilted = Die Kamera steht schief. Stellen Sie sie gerade
problem-camera_high = Die Kamera schaut auf Sie herab. Stellen Sie sie tiefer
problem-camera_low = Die Kamera schaut zu Ihnen hinauf. Stellen Sie sie höher
problem-dim = Es ist wenig Licht. Bitte Licht machen
volume-hint = Lautstärke: ↑ ↓
volume-test = So laut bin ich

ready-heading = In Position
ready-spoken = Nehmen Sie die Ausgangsstellung ein und bleiben Sie ruhig.
ready-keep = Nicht bewegen

go = Los
go-on = Es geht weiter
count = { $number }
count-two-left = { $number }. Noch zwei.
count-one-left = { $number }. Noch eine.
count-corrected = { $why } Jetzt sind es { $number }.

cue-go = LOS
cue-good = GUT
cue-last = LETZTE
cue-hold = HALTEN
cue-back = ZURÜCK
cue-limit = STOPP
limit-spoken = Stopp. Das ist Ihre Grenze. Langsam zurück.
hold-done = Langsam zurück.

missed-short_of_target = Nächstes Mal etwas weiter, wenn es nicht schmerzt.
missed-short_of_own_range = Eine war zu klein und zählt nicht.
missed-too_small = Zu klein zum Zählen. Etwas weiter, wenn es nicht schmerzt.
missed-hold_too_short = Bitte die Position etwas länger halten.
missed-not_returned = Bitte jedes Mal ganz in die Ausgangsstellung.
missed-began_before_start = Bitte warten Sie, bis ich Los sage.
missed-too_fast = Bitte etwas langsamer.
missed-out_of_sight = Ich konnte Sie nicht sehen.
missed-unsteady = Die konnte ich nicht sehen. Sie ist nicht gezählt.
missed-person_changed = Jemand anderes kam ins Bild. Nicht gezählt.
missed-changing_place = Bitte bleiben Sie auf derselben Stelle.
missed-wrong_position = Bitte aus der Ausgangsstellung beginnen.
missed-other_side = Das war die andere Seite.
missed-other_movement = Das war eine andere Bewegung.
missed-other = Die konnte ich nicht zählen.
missed-cue-short_of_target = NOCH WEITER
missed-cue-short_of_own_range = NOCH WEITER
missed-cue-too_small = NOCH WEITER
missed-cue-hold_too_short = LÄNGER HALTEN
missed-cue-not_returned = BIS ZUM ANFANG
missed-cue-too_fast = LANGSAMER
missed-cue-out_of_sight = NICHT GESEHEN
missed-cue-other = NICHT GEZÄHLT

of-repetitions = von { $repetitions }
seconds-long = { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
}
target-label = Ziel
best-label = Ihr bester Wert

rest-heading = Pause
rest-next = Dann: Satz { $set } von { $sets }
rest-next-exercise = Dann: { $name }
rest-seconds = { seconds-long }
rest-number = { $seconds }
set-done-rest = Gut gemacht. Jetzt Pause.
set-done-side = Gut gemacht. Jetzt kommt die andere Seite.
set-done-exercise = Gut gemacht. Diese Übung ist fertig.
past-limit = Sie sind über Ihre Grenze hinausgegangen. Hören Sie das nächste Mal vorher auf. Bitte sagen Sie es in Ihrer Praxis.
set-ended = Gut. Dieser Satz endet hier.
too-many = Das war genug. Bitte hören Sie hier auf.

pause-away = Ich sehe Sie nicht. Ich warte.
pause-stranger = Jemand anderes ist im Bild. Ich warte.
pause-key = Angehalten. Mit der Leertaste geht es weiter.
pause-idle = Sind Sie noch da? Mit der Leertaste geht es weiter.
pause-escape = Angehalten. Zum Beenden noch einmal Esc drücken.
pause-heading = Angehalten
pause-key-hint = Leertaste: weiter
lost-heading = Keine Kamera
lost-spoken = Die Kamera ist nicht verbunden. Bitte prüfen Sie das Kabel.

question-pain = Wie weh tat es, von null bis zehn?
question-effort = Wie anstrengend war es, von null bis zehn?
question-low-pain = 0: keine
question-high-pain = 10: stärkste
question-low-effort = 0: keine
question-high-effort = 10: maximal
question-hint = ← weniger   → mehr   Leertaste: fertig

done-heading = Fertig für jetzt
done-stopped = Hier beendet
done-spoken = Das war alles für jetzt. Gut gemacht.
done-stopped-spoken = Wir hören hier auf. Was Sie getan haben, ist gespeichert.
done-pain = Bitte hören Sie für heute auf. Erzählen Sie in Ihrer Praxis von den Schmerzen.
done-hint = Leertaste: schließen

degrees = { $value }°

slow-lite = Dieser Computer ist heute langsam. Bitte bewegen Sie sich langsam.

# Übungen, die die Kamera nicht misst
timed-spoken = Diese Übung kann ich nicht messen. Ich zähle die Zeit für Sie.
timed-ready = BEREIT MACHEN
timed-hold = { $number }. Position halten.
timed-let-go = Locker lassen.
cue-let-go = LOCKER LASSEN
confirm-heading = Haben Sie es gemacht?
confirm-spoken = Haben Sie alle gemacht? Heben Sie den gesunden Arm oder drücken Sie die Leertaste.
confirm-yes = Ja: gesunden Arm heben oder Leertaste
confirm-no = Nein: →
done-confirmed = von Ihnen bestätigt
done-past-limit = über Ihrer Grenze

# Ausweichbewegungen in einem Wort; gesprochen wird der Hinweis der Übung
advice-cue-C1 = AUFRECHT
advice-cue-C2 = AUFRECHT
advice-cue-C3 = SCHULTER TIEF
advice-cue-C4 = BECKEN GERADE
advice-cue-C5 = GLEICH BELASTEN
advice-cue-C6 = KNIE STRECKEN
advice-cue-C7 = KNIE NACH AUSSEN
advice-cue-C8 = GESÄSS ZURÜCK
advice-cue-C9 = FERSE RUNTER
advice-cue-C10 = ELLBOGEN ANLEGEN
advice-cue-C11 = ELLBOGEN STRECKEN
advice-cue-C12 = LANGSAMER
advice-cue-C13 = NOCH WEITER
advice-cue-C15 = OHNE HÄNDE
advice-cue-C16 = RUMPF RUHIG
advice-cue-C17 = KOPF NICHT HEBEN
advice-cue-C18 = IN DER LINIE
advice-cue-C19 = RÜCKEN FLACH
advice-cue-C20 = FÜSSE RUHIG

# Der Hinweis einer einzelnen Übung, wo das Wort für alle falsch wäre
advice-cue-heel_slide-C18 = KNIESCHEIBE HOCH
advice-cue-knee_to_wall-C18 = FUSS GERADE
advice-cue-shoulder_abduction-C18 = ARM ZUR SEITE
advice-cue-shoulder_flexion-C18 = ARM NACH VORN
advice-cue-standing_hip_abduction-C18 = BEIN ZUR SEITE
advice-cue-knee_to_chest-C17 = KOPF LIEGEN LASSEN
advice-cue-march-C5 = ÜBER DEM STANDBEIN
advice-cue-standing_side_bend-C5 = BECKEN IN DER MITTE
advice-cue-plank-C21 = BECKEN HÖHER
advice-cue-bridge-C21 = NICHT SO HOCH
advice-cue-bird_dog-C21 = NICHT SO HOCH
advice-cue-prone_back_extension-C21 = NICHT SO HOCH
advice-cue-quadruped_hip_extension-C21 = NICHT SO HOCH

# Sicherheit: auf der Seite, auf dem Blatt und vor dem ersten Mal
safety-heading = Zu Ihrer Sicherheit
safety-everyone = Hören Sie auf, wenn es sticht oder neue Schmerzen kommen.
watch-heading = Achten Sie darauf

# Das Ende dessen, was jetzt zu tun war, Antworten mit dem Arm, und Halten, das nachlässt
hold-sinks = Sie lassen nach. Halten Sie die Position.
cue-sinks = NICHT NACHLASSEN
advice-cue-C21 = NICHT SO WEIT
next-hint = Noch einmal: ←
done-today = Fertig für heute
done-today-spoken = Das war alles für heute. Gut gemacht.
done-next-time = Das nächste Mal: { $time }.
done-later-today = Heute kommt später noch etwas.
clock = { $time } Uhr
clock-hours = 24
confirm-spoken-key = Haben Sie alle gemacht? Dann drücken Sie die Leertaste.
confirm-yes-key = Ja: Leertaste

# Die Ansicht der Seite: Seiten als Schild, ein Wort für jede Hürde beim Aufstellen, Ergebnisse
chip-left = LINKS
chip-right = RECHTS
chip-both = BEIDE
chip-alternating = LINKS UND RECHTS
chip-auto = { "" }
problem-cue-nobody = Ins Bild treten
problem-cue-dark = Zu dunkel
problem-cue-head_hidden = Weiter weg
problem-cue-arms_hidden = Weiter weg
problem-cue-hips_hidden = Weiter weg
problem-cue-feet_hidden = Weiter weg
problem-cue-too_near = Weiter weg
problem-cue-too_far = Näher kommen
problem-cue-turn_side = Seitlich drehen
problem-cue-turn_front = Zur Kamera drehen
problem-cue-other_side = Umdrehen
problem-cue-tilted = Kamera schief
problem-cue-camera_high = Kamera zu hoch
problem-cue-camera_low = Kamera zu tief
problem-cue-dim = Mehr Licht
demo-like-this = so
seconds-left = { $seconds ->
    [one] Sekunde noch
   *[other] Sekunden noch
}
result = { $counted } von { $repetitions }
result-timed = { $counted } in { $seconds } Sekunden

# Ergebnisse, die zwei Sekunden stehen bleiben
cue-set-done = SATZ GESCHAFFT
cue-set-ended = SATZ BEENDET
answer-taken = Danke
answer-taken-spoken = { $value }. Danke.
seconds-held = { $seconds ->
    [one] Sekunde gehalten
   *[other] Sekunden gehalten
}
in-seconds = in { $seconds } Sekunden

# Antworten mit dem Arm, mit einer Taste und mit der Stimme
answer-yes = Ja
answer-no = Nein
answer-again = Nicht richtig? Heben Sie den Arm noch einmal.
how-arm-number-either = Ich zähle langsam. Heben Sie bei Ihrer Zahl einen Arm.
how-arm-number-left = Ich zähle langsam. Heben Sie bei Ihrer Zahl den LINKEN Arm.
how-arm-number-right = Ich zähle langsam. Heben Sie bei Ihrer Zahl den RECHTEN Arm.
how-arm-word-either = Heben Sie beim richtigen Wort einen Arm.
how-arm-word-left = Heben Sie beim richtigen Wort den LINKEN Arm.
how-arm-word-right = Heben Sie beim richtigen Wort den RECHTEN Arm.
how-key-number = Oder drücken Sie die Zahl.
how-key-word = Oder drücken Sie Ja oder Nein.
question-fall = Sind Sie seit dem letzten Mal gestürzt?
question-swelling = Ist seit dem letzten Mal etwas neu geschwollen?
told-fall = Ihre Praxis sieht das. Bitte rufen Sie dort an, bevor Sie weitermachen.
told-swelling = Ihre Praxis sieht das. Bitte rufen Sie dort an, bevor Sie weitermachen.

# Eine Hürde beim Aufstellen, die bleibt, wie sie ist
settled = Wir können so anfangen.
settled-too_far = Näher an der Kamera wäre die Messung besser.
settled-turn_side = Weiter gedreht wäre die Messung besser.
settled-turn_front = Weiter gedreht wäre die Messung besser.
settled-other_side = Mit der anderen Seite zur Kamera wäre die Messung besser.
settled-tilted = Mit gerader Kamera wäre die Messung besser.
settled-camera_high = Mit tieferer Kamera wäre die Messung besser.
settled-camera_low = Mit höherer Kamera wäre die Messung besser.
settled-dim = Mit mehr Licht wäre die Messung besser.
settled-other = Vielleicht sehe ich nicht alles.

# Lücken und ihre Ursachen: der Mensch oder der Computer
missed-no_pictures = Die hat der Computer verpasst. Es lag nicht an Ihnen.
missed-cue-no_pictures = COMPUTER ZU LANGSAM
pause-slow = Der Computer bekommt keine Bilder. Es liegt nicht an Ihnen. Ich warte.
pause-asleep = Der Computer hat geschlafen. Es lag nicht an Ihnen. Gleich geht es weiter.
pause-hidden = Diese Seite war im Hintergrund. Bitte lassen Sie sie vorn.
lost-heading-hidden = Seite im Hintergrund
lost-spoken-hidden = Diese Seite ist im Hintergrund. Bitte holen Sie sie nach vorn.
lost-heading-slow = Computer zu langsam
lost-spoken-slow = Der Computer bekommt keine Bilder. Es liegt nicht an Ihnen. Ich warte.
lost-heading-crashed = Einen Moment
lost-spoken-crashed = Das Kamerabild ist stehen geblieben. Es liegt nicht an Ihnen. Ich starte es neu.
lost-heading-denied = Kamera nicht erlaubt
lost-spoken-denied = Die Kamera ist nicht erlaubt. Bitte erlauben Sie sie oben neben der Adresse.
lost-heading-busy = Kamera belegt
lost-spoken-busy = Ein anderes Programm benutzt die Kamera. Bitte schließen Sie es.

# Es kommt nichts dabei heraus: was stattdessen zu sehen ist
limb-leg-left = linkes Bein
limb-leg-right = rechtes Bein
limb-arm-left = linker Arm
limb-arm-right = rechter Arm
limb-side-left = linke Seite
limb-side-right = rechte Seite
stall-other_side-leg-left = Das ist Ihr linkes Bein. Bitte das rechte.
stall-other_side-leg-right = Das ist Ihr rechtes Bein. Bitte das linke.
stall-other_side-arm-left = Das ist Ihr linker Arm. Bitte der rechte.
stall-other_side-arm-right = Das ist Ihr rechter Arm. Bitte der linke.
stall-other_side-side-left = Das ist Ihre linke Seite. Bitte die rechte.
stall-other_side-side-right = Das ist Ihre rechte Seite. Bitte die linke.
stall-other_exercise = Das sieht aus wie: { $other }. Jetzt ist dran: { $name }.
stall-too_small = Das ist zu klein zum Zählen. Etwas weiter, wenn es nicht weh tut.
stall-unknown = Diese Bewegung erkenne ich nicht. Bitte so wie im Bild.
stall-still = Sobald Sie bereit sind. Machen Sie es wie im Bild.
stall-cue-other_side-leg = ANDERES BEIN
stall-cue-other_side-arm = ANDERER ARM
stall-cue-other_side-side = ANDERE SEITE
stall-cue-other_exercise = ANDERE ÜBUNG
stall-cue-too_small = NOCH WEITER
stall-cue-unknown = SO GEHT ES
stall-cue-still = SIE SIND DRAN

# Was besser geworden ist, wo die Aufzeichnung es belegt
gain-knee-bends = Ihr Knie beugt sich weiter als am Anfang.
gain-knee-straightens = Ihr Knie streckt sich weiter als am Anfang.
gain-elbow-bends = Ihr Ellbogen beugt sich weiter als am Anfang.
gain-elbow-straightens = Ihr Ellbogen streckt sich weiter als am Anfang.
gain-shoulder = Ihr Arm kommt weiter als am Anfang.
gain-hip = Ihr Bein kommt weiter als am Anfang.
gain-ankle = Ihr Fuß bewegt sich weiter als am Anfang.
gain-neck = Ihr Kopf bewegt sich weiter als am Anfang.
gain-other = Sie kommen weiter als am Anfang.

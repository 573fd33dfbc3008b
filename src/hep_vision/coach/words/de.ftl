# Was gezeigt und gesagt wird. Die Namen bleiben, wie sie sind; Sätze kurz halten.

welcome-heading = Guten Tag
welcome-today = { $exercises ->
    [one] Heute: eine Übung.
   *[other] Heute: { $exercises } Übungen.
}
welcome-resume = { $counted ->
    [0] Es geht weiter mit Satz { $set }.
   *[other] Sie haben in Satz { $set } nach { $counted } aufgehört. Dort geht es weiter.
}
welcome-resume-hint = Von vorn: ←
welcome-item = { $name }: { $dose }

dose = { $sets ->
    [one] { $repetitions ->
        [one] ein Mal
       *[other] { $repetitions } Mal
    }
   *[other] { $sets } Sätze zu { $repetitions }
}
dose-hold = { $sets ->
    [one] { $repetitions ->
        [one] ein Mal, { $seconds } Sekunden halten
       *[other] { $repetitions } Mal, { $seconds } Sekunden halten
    }
   *[other] { $sets } Sätze zu { $repetitions }, { $seconds } Sekunden halten
}
side-left = LINKE Seite
side-right = RECHTE Seite
side-both = beide Seiten
side-alternating = links und rechts im Wechsel
side-auto = { "" }

next-spoken = Als Nächstes: { $name }. { $side }. { $dose }.
next-heading = { $name }
set-of = Satz { $set } von { $sets }

setup-heading = Vorbereitung
setup-fine = Sehr gut. Bleiben Sie so.
problem-nobody = Kommen Sie ins Bild
problem-dark = Es ist zu dunkel. Bitte Licht machen
problem-head_hidden = Ich sehe Ihren Kopf nicht. Treten Sie zurück
problem-arms_hidden = Ich sehe Ihre Arme nicht. Treten Sie zurück
problem-hips_hidden = Ich sehe Ihre Hüfte nicht. Treten Sie zurück
problem-feet_hidden = Treten Sie zurück. Ich sehe Ihre Füße nicht
problem-too_near = Treten Sie zurück
problem-too_far = Kommen Sie näher
problem-turn_side = Drehen Sie sich seitlich zur Kamera
problem-turn_side-left = Drehen Sie die linke Seite zur Kamera
problem-turn_side-right = Drehen Sie die rechte Seite zur Kamera
problem-turn_front = Drehen Sie sich zur Kamera
problem-other_side-left = Umdrehen: linke Seite zur Kamera
problem-other_side-right = Umdrehen: rechte Seite zur Kamera
problem-tilted = Die Kamera steht schief. Richten Sie sie gerade
problem-camera_high = Die Kamera schaut auf Sie herab. Stellen Sie sie tiefer
problem-camera_low = Die Kamera schaut zu Ihnen hinauf. Stellen Sie sie höher
problem-dim = Es ist wenig Licht. Bitte Licht machen
volume-hint = Lautstärke: ↑ ↓
volume-test = So laut bin ich

ready-heading = In Position
ready-spoken = Nehmen Sie die Ausgangsstellung ein und halten Sie still.
ready-keep = Still halten

go = Los
go-on = Weiter
count = { $number }
count-two-left = { $number }. Noch zwei.
count-one-left = { $number }. Noch einmal.
count-corrected = { $why } Das macht { $number }.

cue-go = LOS
cue-good = GUT
cue-last = NOCH EINMAL
cue-hold = HALTEN
cue-back = ZURÜCK
cue-limit = STOPP
limit-spoken = Stopp, nicht weiter.
hold-done = Und zurück.
hold-sinks = Sie lassen nach. Halten Sie die Stellung.
cue-sinks = NICHT NACHLASSEN

missed-short_of_target = Noch nicht weit genug. Ein wenig weiter.
missed-short_of_own_range = Eine war kleiner als die anderen.
missed-too_small = Das war eine kleine. Ein wenig weiter.
missed-hold_too_short = Bitte etwas länger halten.
missed-not_returned = Gehen Sie jedes Mal ganz zurück.
missed-began_before_start = Sie waren schneller als ich.
missed-too_fast = Bitte etwas langsamer.
missed-out_of_sight = Ich konnte Sie nicht sehen.
missed-unsteady = Die konnte ich nicht gut sehen.
missed-person_changed = Ich habe jemand anderen gesehen.
missed-changing_place = Bitte bleiben Sie an Ihrem Platz.
missed-wrong_position = Bitte aus der Ausgangsstellung beginnen.
missed-other_side = Das war die andere Seite.
missed-other_movement = Das war eine andere Bewegung.
missed-other = Die konnte ich nicht zählen.
missed-cue-short_of_target = WEITER
missed-cue-short_of_own_range = WEITER
missed-cue-too_small = WEITER
missed-cue-hold_too_short = LÄNGER HALTEN
missed-cue-not_returned = GANZ ZURÜCK
missed-cue-too_fast = LANGSAMER
missed-cue-out_of_sight = NICHT GESEHEN
missed-cue-other = ZÄHLT NICHT

of-repetitions = von { $repetitions }
seconds-short = { $seconds } s
target-label = Ziel
best-label = Ihr Bestes

rest-heading = Pause
rest-next = Dann: Satz { $set } von { $sets }
rest-next-exercise = Dann: { $name }
rest-seconds = { $seconds } Sekunden
rest-number = { $seconds }
set-done-rest = Gut gemacht. Jetzt Pause.
set-done-side = Gut gemacht. Jetzt kommt die andere Seite.
set-done-exercise = Gut gemacht. Diese Übung ist fertig.
set-ended = In Ordnung. Dabei bleibt es.
too-many = Das war genug. Bitte hören Sie hier auf.

pause-away = Ich sehe Sie nicht. Ich warte.
pause-stranger = Jemand anderes ist im Bild. Ich warte.
pause-key = Angehalten. Mit der Leertaste geht es weiter.
pause-idle = Sind Sie noch da? Mit der Leertaste geht es weiter.
pause-escape = Angehalten. Noch einmal Escape beendet.
pause-heading = Angehalten
pause-back = Kommen Sie zurück
pause-key-hint = Leertaste: weiter
lost-heading = Keine Kamera
lost-spoken = Die Kamera ist weg. Bitte prüfen Sie das Kabel.
lost-detail = Bitte das Kabel prüfen. Es geht von selbst weiter

question-pain = Wie stark schmerzt es, von null bis zehn?
question-effort = Wie anstrengend war es, von null bis zehn?
question-low-pain = 0: nicht
question-high-pain = 10: maximal
question-low-effort = 0: Ruhe
question-high-effort = 10: maximal
question-hint = ← weniger   → mehr   Leertaste: fertig

done-heading = Fertig für heute
done-stopped = Hier beendet
done-spoken = Das war alles für heute. Gut gemacht.
done-stopped-spoken = Wir hören hier auf. Was Sie getan haben, ist gespeichert.
done-pain = Bitte hören Sie für heute auf und sagen Sie Ihrem Therapeuten von den Schmerzen.
done-item = { $name }: { $counted } von { $repetitions }
done-best = Bestes: { $best }
done-gain = { $gain } weiter als letztes Mal
done-extra = { $extra } mehr als verordnet
done-hint = Leertaste: schließen

degrees = { $value }°
camera-on = Kamera an
recording = Aufnahme

slow-lite = Dieser Computer ist langsam. Ich nehme das kleinere Modell.
slow = Dieser Computer ist langsam: { $rate } Bilder in der Sekunde.
no-sound = Hier gibt es keinen Ton. Alles, was ich sage, steht auf dem Bildschirm.
no-voice = Hier gibt es keine Stimme. Sie hören Töne; die Worte stehen hier.

# Übungen, die die Kamera nicht misst
timed-spoken = Diese Übung misst die Kamera nicht. Ich gebe die Zeit vor.
timed-ready = BEREIT MACHEN
timed-hold = { $number }. Halten.
timed-let-go = Und loslassen.
cue-let-go = LOSLASSEN
confirm-heading = Haben Sie es gemacht?
confirm-spoken = Haben Sie alles gemacht? Dann heben Sie einen Arm oder drücken Sie die Leertaste.
confirm-yes = Ja: Arm hoch oder Leertaste
confirm-no = Nein: →
done-confirmed = wie Sie sagen

# Ausweichbewegungen in einem Wort; gesprochen wird der Hinweis der Übung
advice-cue-C1 = AUFRECHT
advice-cue-C2 = AUFRECHT
advice-cue-C3 = SCHULTER TIEF
advice-cue-C4 = BECKEN GERADE
advice-cue-C5 = STABIL
advice-cue-C6 = KNIE STRECKEN
advice-cue-C7 = KNIE GERADE
advice-cue-C8 = GESÄSS ZURÜCK
advice-cue-C9 = FERSE RUNTER
advice-cue-C10 = ELLBOGEN ANLEGEN
advice-cue-C11 = ELLBOGEN STRECKEN
advice-cue-C12 = LANGSAMER
advice-cue-C13 = WEITER
advice-cue-C15 = OHNE HÄNDE
advice-cue-C16 = NICHT DREHEN
advice-cue-C17 = KOPF RUNTER
advice-cue-C18 = GERADE
advice-cue-C19 = RÜCKEN FLACH
advice-cue-C20 = FÜSSE RUHIG
advice-cue-C21 = NICHT SO WEIT

# Das Ende dessen, was jetzt zu tun war, und Antworten mit dem Arm
next-hint = Noch einmal: ←
done-now = Fertig für jetzt
done-now-spoken = Das war alles für jetzt. Gut gemacht.
done-next-time = Das nächste Mal: { $time }.
done-later-today = Heute kommt später noch etwas.
clock = { $hour }.{ $minute } Uhr
clock-hour = { $hour } Uhr
confirm-spoken-good-arm = Haben Sie alle gemacht? Dann heben Sie den gesunden Arm oder drücken Sie die Leertaste.
confirm-yes-good-arm = Ja: gesunden Arm hoch oder Leertaste
confirm-spoken-key = Haben Sie alle gemacht? Dann drücken Sie die Leertaste.
confirm-yes-key = Ja: Leertaste

# Sicherheit: auf der Seite, auf dem Blatt und vor dem ersten Mal
safety-heading = Zu Ihrer Sicherheit
safety-everyone = Hören Sie auf, wenn es sticht oder neue Schmerzen kommen.
watch-heading = Achten Sie darauf

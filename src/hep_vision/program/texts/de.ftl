# Was auf dem gedruckten Blatt steht. Die Namen bleiben, die Texte ändern sich.

title = Ihre Übungen
name = Name:
what-for = Wofür
take-care = Achtung
period = { $first } bis { $last }
from = von { $author }
no-picture = kein Bild
start = Anfang
end = Ende
scan = Zum Starten scannen

side-left = LINKE Seite
side-right = RECHTE Seite
side-both = beide Seiten zusammen
side-each = LINKE Seite, dann RECHTE Seite
side-alternating = LINKS und RECHTS im Wechsel

label-dose = Wie viel
label-hold = Halten
label-pace = Tempo
label-rest = Pause
label-moved = Bewegt durch
label-against = Gegen
label-when = Wann
label-long = Wie lange
label-aim = Ziel
label-effort = Anstrengung
label-limit = Grenze
label-exact = Genaue Menge
label-pain = Schmerz
label-remember = Merken
label-safety = Sicherheit
label-watch = Ausführung

sets = { $count ->
    [one] { $count } Satz
   *[other] { $count } Sätze
}
repetitions = { $count ->
    [one] { $count } Wiederholung
   *[other] { $count } Wiederholungen
}
times = { $count ->
    [one] einmal
   *[other] { $count }-mal
}
seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
}
weeks = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen
}
dose = { $sets } mit { $repetitions }
dose-each = { $sets } mit { $repetitions } LINKS und { $sets } mit { $repetitions } RECHTS
dose-alternating = { $sets }, in jedem Satz { $count } LINKS und { $count } RECHTS im Wechsel ({ $movements } Bewegungen)
dose-hold = { $times } { $time } lang halten
dose-hold-each = { $time } lang halten, { $times } LINKS und { $times } RECHTS
one = { $repetitions }
one-each = { $repetitions } LINKS und { $repetitions } RECHTS
one-alternating = { $count } LINKS und { $count } RECHTS im Wechsel ({ $movements } Bewegungen)
one-hold = { $time } lang halten
one-hold-each = { $time } lang LINKS halten und { $time } lang RECHTS
dose-times = { $dose }, { $times }
hold = { $time } bei jeder Wiederholung
pace-up = hin { $time }
pace-hold = halten { $time }
pace-down = zurück { $time }
pace-pause = Pause { $time }
rest-sets = { $time } zwischen den Sätzen
rest-holds = { $time } zwischen dem Halten
moved-active = Ihre eigene Kraft, ohne Hilfe
moved-active_assisted = Sie selbst mit Hilfe: ein Stock, ein Tisch, Ihre andere Seite oder ein Mensch
moved-passive = nicht Sie selbst: Lassen Sie bewegen, Ihre eigenen Muskeln ruhen
against-band = Band, Farbe: { $color }
against-band-make = Band, Farbe: { $color } ({ $make })
against-body = Ihr eigenes Körpergewicht

every-day = jeden Tag
working-days = Montag bis Freitag
any-days = an { $days } in der Woche; welche, bestimmen Sie
times-a-day = { $count ->
    [2] zweimal am Tag
   *[other] { $times } am Tag
}
at = um { $times }
until = bis { $date }
weeks-until = { $weeks }, bis { $date }
or-next-visit = { $until }, oder bis zu Ihrem nächsten Termin, wenn der früher ist

limit-above = { $motion }: nicht über { $angle }° hinaus
limit-below = { $motion }: nicht unter { $angle }°
limit-between = { $motion }: zwischen { $least }° und { $most }° bleiben
limit-by = { $limit }, bis { $date } (angeordnet von { $author })
limit-why = { $limit }, bis { $date } (angeordnet von { $author }: { $reason })
limit-stop = Hören Sie dort auf, und auch, wenn der Bildschirm es sagt.
exact = Nicht mehr. Nicht weniger.
pain = Hören Sie auf, wenn der Schmerz über { $pain } von 10 liegt
pain-settles = { $pain }; bis { $settles } muss er abgeklungen sein
settles-morning = zum nächsten Morgen
effort-CR10 = { $range }; 0 ist Ruhe, 10 so stark Sie können
effort-RPE = { $range }; 6 ist Ruhe, 20 so stark Sie können
range = { $from } bis { $to }
aim-straight = Ganz strecken.
aim-more = { $movement }, so weit wie Ihr Ziel; der Bildschirm zeigt es.

move-knee_flexion-increase = Knie beugen
move-knee_flexion-decrease = Knie strecken
move-hip_flexion-increase = In der Hüfte beugen
move-hip_flexion-decrease = Hüfte strecken
move-hip_abduction-increase = Bein zur Seite heben
move-hip_opening-increase = Knie öffnen
move-shoulder_flexion-increase = Arm nach vorn heben
move-shoulder_abduction-increase = Arm zur Seite heben
move-shoulder_rotation-increase = Unterarm nach außen drehen
move-elbow_flexion-increase = Ellbogen beugen
move-elbow_flexion-decrease = Ellbogen strecken
move-wrist_flexion-increase = Hand senken
move-ankle_dorsiflexion-increase = Fußspitze hochziehen
move-shank_inclination-increase = Knie nach vorn schieben
move-trunk_side_bend-increase = Zur Seite beugen
move-neck_side_bend-increase = Kopf zur Seite neigen
move-neck_rotation-increase = Kopf zur Seite drehen
move-other = Gehen Sie

motion-knee_flexion = Kniebeugung
motion-hip_flexion = Hüftbeugung
motion-hip_abduction = Bein zur Seite
motion-shoulder_flexion = Arm nach vorn oben
motion-shoulder_abduction = Arm zur Seite nach oben
motion-elbow_flexion = Ellbogenbeugung

missed-skip = Einen Tag ausgelassen? Machen Sie weiter wie geplant. Nie doppelt üben.
missed-free = Einen Tag ausgelassen? Holen Sie ihn am nächsten freien Tag nach, innerhalb von { $days }. Nie doppelt üben.
ask = Etwas unklar? Fragen Sie { $contact }.
imprint = Programm { $program }, Version { $version } ({ $hash })
diary = Ihr Tagebuch
diary-how = Machen Sie jedes Mal ein Kreuz. Schreiben Sie Ihren stärksten Schmerz des Tages auf, 0 (keiner) bis 10 (schlimmster).
diary-day = Tag
diary-pain = Schmerz
diary-rest = frei
diary-any = an { $days } je Woche

# Eine Frage an die Praxis, als Nachricht.
draft-subject = Frage zu einer Übung ({ $patient })
draft-hello = Guten Tag { $name },
draft-exercise = Übung: { $name } ({ $side })
draft-dose = Verordnet: { $dose }
draft-set = Satz: { $number }
draft-pain = Schmerz: { $pain } von 10
draft-when = Wann: { $date }, { $time }
draft-program = Programm: { $program }, Version { $version }, Patient { $patient }
draft-question = (bitte schreiben Sie Ihre Frage hierher)
draft-cut = [hier abgeschnitten]

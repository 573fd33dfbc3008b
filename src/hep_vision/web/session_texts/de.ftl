# The session page's own labels, in German.

title = Übungen
mirror = Ihr Bild
demo = So geht die Übung
controls = Knöpfe
said = Was gesagt wurde
no-script = Diese Seite braucht JavaScript. Bitte schalten Sie es im Browser ein.

camera-on = Kamera an
camera-off = Kamera aus

start = Los geht’s
start-again = Weiter
privacy = Ihr Bild bleibt in diesem Computer. Nichts wird gefilmt.
without-camera = Ohne Kamera üben
back-to-today = Zurück zu heute
loading = Wird vorbereitet

pause = Pause
go-on = Weiter
again = Noch einmal
skip = Auslassen
quieter = Leiser
louder = Lauter
yes = Ja
no = Nein
done = Fertig
end = Beenden

waiting-word = Bitte warten
opening-camera = Der Browser fragt nach der Kamera. Wählen Sie „Zulassen“.
starting = Die Kamera ist an. Gleich geht es los.

camera-word = Kein Bild
camera-denied = Der Browser darf die Kamera nicht benutzen. Klicken Sie oben auf das Zeichen neben der Adresse, erlauben Sie die Kamera, und drücken Sie „Noch einmal versuchen“.
camera-none = Ich finde keine Kamera. Schließen Sie eine an. Dann geht es von selbst weiter.
camera-busy = Ein anderes Programm benutzt die Kamera. Schließen Sie es, und drücken Sie „Noch einmal versuchen“.
camera-lost = Die Kamera ist weg. Prüfen Sie das Kabel. Dann geht es von selbst weiter.
camera-covered = Die Kamera gibt kein Bild. Öffnen Sie ihre Abdeckung, oder schließen Sie andere Programme, die sie benutzen.
camera-insecure = Der Browser gibt die Kamera nur für sichere Adressen frei. Fragen Sie nach einer Adresse, die mit https beginnt.
camera-other = Die Kamera startet nicht. Ziehen Sie ihr Kabel ab, stecken Sie es wieder ein, und drücken Sie „Noch einmal versuchen“.
try-again = Noch einmal versuchen

estimator-failed = Der Teil, der Ihrer Bewegung folgt, startet nicht. Drücken Sie „Noch einmal versuchen“. Hilft das nicht, nehmen Sie einen anderen Browser, zum Beispiel Chrome.

cut-word = Bitte warten
cut = Die Verbindung ist weg. Was Sie getan haben, bleibt erhalten. Es geht von selbst weiter.
cut-long = hep-vision antwortet nicht. Bitte starten Sie es neu. Dann geht diese Seite von selbst weiter.

elsewhere-word = In einem anderen Fenster offen
elsewhere = Die Übungen gehen in einem anderen Fenster weiter. Dieses können Sie schließen.
here = Hier weitermachen
refused-word = Angehalten
page-fault = Diese Seite hat einen Fehler und hält an. Was Sie getan haben, bleibt erhalten.

card-open = zu tun
card-now = jetzt
card-done = erledigt
card-partly = zum Teil erledigt
card-left-out = ausgelassen

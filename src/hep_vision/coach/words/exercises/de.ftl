# Was von jeder Übung gesagt wird, nach ihrer Kennung in der Bibliothek: Name, Ausgangsstellung,
# Schritte, Hinweise und Sicherheit. „.en“ ist, was die Definition sagt; wird es dort geändert, gilt
# das Neue. „side-phrase“ sagt, was die Seite bei dieser Übung heißt.

exercise-ankle_pump = Füße auf und ab
    .en = Ankle pump
start-ankle_pump = Legen Sie sich auf den Rücken oder setzen Sie sich, das Bein gestreckt. Der Fuß ist nackt und frei.
    .en = Lie on your back or sit with your leg straight. Your foot is bare and free.
step-ankle_pump-1 = Legen oder setzen Sie sich mit gestrecktem Bein, seitlich zur Kamera. Ziehen Sie Schuh und Socke aus.
    .en = Lie down or sit with your leg straight, sideways to the camera. Take off your shoe and sock.
step-ankle_pump-2 = Strecken Sie den Fuß von sich weg.
    .en = Point your foot away from you.
step-ankle_pump-3 = Ziehen Sie den ganzen Fuß zu sich heran.
    .en = Pull the whole foot up towards you.
step-ankle_pump-4 = Das Bein bleibt ruhig. Bewegen Sie den Fuß so auf und ab.
    .en = Keep your leg still. Move your foot up and down like this.
watch-ankle_pump-1 = Rollen Sie nicht das ganze Bein.
    .en = Do not roll the whole leg.
watch-ankle_pump-2 = Bewegen Sie den ganzen Fuß, nicht nur die Zehen.
    .en = Move the whole foot, not only your toes.
safety-ankle_pump-1 = Wenn die Wade schmerzt, anschwillt oder warm wird: Hören Sie auf und rufen Sie heute noch Ihre Praxis an. Es kann ein Blutgerinnsel sein.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-ankle_pump-2 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-ankle_pump = { $side ->
    [left] LINKER Fuß
   *[right] RECHTER Fuß
}

exercise-band_external_rotation = Außenrotation mit Band
    .en = Band external rotation
start-band_external_rotation = Stellen Sie sich mit dem Gesicht zur Kamera. Der Ellbogen liegt gebeugt an der Seite, auf einem gerollten Handtuch. Das Band ist in der Hand.
    .en = Stand facing the camera. Your elbow is bent at your side, over a rolled towel. The band is in your hand.
step-band_external_rotation-1 = Machen Sie das Band in Ellbogenhöhe fest, auf der Seite des anderen Arms. Das Gesicht ist zur Kamera.
    .en = Tie the band at elbow height, on the side of your other arm. Face the camera.
step-band_external_rotation-2 = Klemmen Sie ein gerolltes Handtuch zwischen Ellbogen und Körper. Halten Sie das Band vor dem Bauch.
    .en = Put a rolled towel between your elbow and your side. Hold the band in front of your belly.
step-band_external_rotation-3 = Drehen Sie den Unterarm nach außen. Der Ellbogen bleibt am Handtuch.
    .en = Turn your forearm out. Keep your elbow on the towel.
step-band_external_rotation-4 = Führen Sie das Band langsam zurück.
    .en = Let the band return slowly.
cue-band_external_rotation-C10 = Lassen Sie den Ellbogen am Handtuch.
    .en = Keep your elbow on the towel.
cue-band_external_rotation-C16 = Der Körper bleibt ruhig.
    .en = Do not turn your body.
cue-band_external_rotation-C12 = Langsamer. Führen Sie das Band langsam zurück.
    .en = Slower. Let the band return slowly.
cue-band_external_rotation-C3 = Ziehen Sie die Schulter nicht zum Ohr.
    .en = Keep your shoulder away from your ear.
watch-band_external_rotation-1 = Halten Sie das Handgelenk gerade.
    .en = Keep your wrist straight.
watch-band_external_rotation-2 = Ziehen Sie die Schulter nicht hoch.
    .en = Do not shrug your shoulder.
safety-band_external_rotation-1 = Nach einer Schulteroperation warten Sie, bis in der Therapie die Kräftigung beginnt.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-band_external_rotation-2 = Prüfen Sie das Band auf Risse. Machen Sie es an etwas fest, das sich nicht bewegen kann.
    .en = Check the band for cracks. Tie it to something that cannot move.
side-phrase-band_external_rotation = { $side ->
    [left] LINKER Arm
   *[right] RECHTER Arm
}

exercise-band_row = Rudern mit Band
    .en = Band row
start-band_row = Stellen Sie sich seitlich zur Kamera, mit dem Gesicht dorthin, wo das Band festgemacht ist. Die Arme sind vorn, das Band ist gespannt.
    .en = Stand sideways to the camera, facing the place where the band is tied. Your arms are forward and the band is tight.
step-band_row-1 = Machen Sie das Band in Ellbogenhöhe fest. Stellen Sie sich seitlich zur Kamera.
    .en = Tie the band at elbow height. Stand sideways to the camera.
step-band_row-2 = Halten Sie beide Enden, die Arme nach vorn.
    .en = Hold both ends with your arms forward.
step-band_row-3 = Ziehen Sie die Ellbogen nach hinten, am Körper vorbei. Ziehen Sie die Schulterblätter zusammen.
    .en = Pull your elbows back, past your body. Squeeze your shoulder blades together.
step-band_row-4 = Führen Sie das Band langsam zurück.
    .en = Let the band return slowly.
cue-band_row-C1 = Nicht nach hinten lehnen.
    .en = Do not lean back.
cue-band_row-C3 = Ziehen Sie die Schultern nicht zu den Ohren.
    .en = Keep your shoulders away from your ears.
cue-band_row-C12 = Langsamer. Führen Sie das Band langsam zurück.
    .en = Slower. Let the band return slowly.
watch-band_row-1 = Die Ellbogen führen, nicht die Hände.
    .en = Lead with your elbows, not with your hands.
safety-band_row-1 = Nach einer Schulteroperation warten Sie, bis in der Therapie die Kräftigung beginnt.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-band_row-2 = Prüfen Sie das Band auf Risse. Machen Sie es an etwas fest, das sich nicht bewegen kann.
    .en = Check the band for cracks. Tie it to something that cannot move.

exercise-bird_dog = Vierfüßler-Diagonale
    .en = Bird dog
start-bird_dog = Gehen Sie in den Vierfüßlerstand. Die Hände sind unter den Schultern, die Knie unter den Hüften.
    .en = Kneel on all fours. Your hands are under your shoulders and your knees are under your hips.
step-bird_dog-1 = Gehen Sie in den Vierfüßlerstand, seitlich zur Kamera. Halten Sie den Rücken flach.
    .en = Kneel on all fours, sideways to the camera. Keep your back flat.
step-bird_dog-2 = Strecken Sie ein Bein nach hinten und den Arm der anderen Seite nach vorn. Gehen Sie nur bis auf Höhe des Körpers.
    .en = Stretch one leg back and the opposite arm forward. Stop when they are level with your body.
step-bird_dog-3 = Halten Sie die Position. Das Becken bleibt gerade.
    .en = Hold the position. Keep your hips level.
step-bird_dog-4 = Senken Sie beide langsam und wechseln Sie die Seite.
    .en = Lower them slowly and change sides.
cue-bird_dog-C17 = Schauen Sie zum Boden.
    .en = Look at the floor.
cue-bird_dog-C21 = Nicht so hoch. Das Bein in einer Linie mit dem Rücken.
    .en = Not so high. Leg in line with your back.
watch-bird_dog-1 = Lassen Sie den unteren Rücken nicht durchhängen.
    .en = Do not let your low back sag.
watch-bird_dog-2 = Drehen Sie das Becken nicht.
    .en = Do not let your hips turn.
watch-bird_dog-3 = Strecken Sie auch den Arm. Die Kamera misst ihn nicht.
    .en = Stretch the arm as well. The camera does not measure it.
safety-bird_dog-1 = Wenn der Rücken schmerzt, hören Sie auf und ruhen Sie sich aus.
    .en = If your back hurts, stop and rest.
safety-bird_dog-2 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-bird_dog-3 = Wenn Handgelenke oder Knie schmerzen, legen Sie etwas Weiches darunter.
    .en = If your wrists or knees hurt, put a soft pad under them.
side-phrase-bird_dog = { $side ->
    [left] LINKES Bein nach hinten, RECHTER Arm nach vorn
   *[right] RECHTES Bein nach hinten, LINKER Arm nach vorn
}

exercise-bridge = Brücke
    .en = Bridge
start-bridge = Legen Sie sich auf den Rücken. Die Knie sind gebeugt, die Füße aufgestellt.
    .en = Lie on your back. Your knees are bent and your feet are flat on the floor.
step-bridge-1 = Legen Sie sich auf den Rücken, seitlich zur Kamera. Beugen Sie die Knie und stellen Sie die Füße auf.
    .en = Lie on your back, sideways to the camera. Bend your knees and put your feet flat on the floor.
step-bridge-2 = Drücken Sie die Füße in den Boden und heben Sie das Becken. Schultern, Hüften und Knie bilden eine Linie.
    .en = Push through your feet and lift your hips. Stop when your shoulders, hips and knees are in line.
step-bridge-3 = Halten Sie die Position. Atmen Sie weiter.
    .en = Hold the position. Keep breathing.
step-bridge-4 = Senken Sie das Becken langsam.
    .en = Lower your hips slowly.
cue-bridge-C12 = Langsamer. Heben und senken Sie kontrolliert.
    .en = Slower. Lift and lower with control.
cue-bridge-C21 = Nicht so hoch. Nur bis der Körper gerade ist.
    .en = Not so high. Stop when you are straight.
watch-bridge-1 = Gehen Sie nicht ins Hohlkreuz.
    .en = Do not arch your back.
watch-bridge-2 = Die Knie fallen nicht nach innen oder außen.
    .en = Do not let your knees fall in or out.
safety-bridge-1 = Wenn der Rücken schmerzt, heben Sie weniger hoch.
    .en = If your back hurts, lift less high.
safety-bridge-2 = Bei einem Krampf hinten im Oberschenkel hören Sie auf und ruhen Sie sich aus.
    .en = If the back of your thigh cramps, stop and rest.
safety-bridge-3 = Nach einer Hüftoperation von vorn führen Sie das Bein nicht weit nach hinten und drehen Sie es nicht nach außen, bis es ärztlich erlaubt ist.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.

exercise-chin_tuck = Kinn zurückziehen
    .en = Chin tuck
start-chin_tuck = Setzen Sie sich aufrecht hin und schauen Sie geradeaus.
    .en = Sit up straight and look straight ahead.
how-chin_tuck = Ziehen Sie den Kopf gerade nach hinten, halten Sie ihn dort und lassen Sie locker.
    .en = Draw your head straight back, hold it and relax.
step-chin_tuck-1 = Setzen Sie sich aufrecht hin und schauen Sie geradeaus.
    .en = Sit up straight and look straight ahead.
step-chin_tuck-2 = Ziehen Sie den Kopf gerade nach hinten, als wollten Sie ein Doppelkinn machen.
    .en = Draw your head straight back, as if to make a double chin.
step-chin_tuck-3 = Halten Sie die Position. Nicht nicken.
    .en = Hold the position. Do not nod.
step-chin_tuck-4 = Lassen Sie locker.
    .en = Relax.
watch-chin_tuck-1 = Ziehen Sie den Kopf zurück. Nicht nicken.
    .en = Draw your head back. Do not nod.
safety-chin_tuck-1 = Wenn Sie doppelt sehen, undeutlich sprechen, Ihnen schwindlig oder schwarz vor Augen wird: Hören Sie auf und rufen Sie den Notruf.
    .en = If you see double, slur your words, get dizzy or feel faint, stop and call emergency services.
safety-chin_tuck-2 = Wenn Schmerzen oder Kribbeln in den Arm ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain or tingling goes into your arm, stop and call your therapist.
safety-chin_tuck-3 = Bei rheumatoider Arthritis oder nach einer Halsoperation nur, wenn es ärztlich erlaubt ist.
    .en = With rheumatoid arthritis or a recent neck operation, do this only if your doctor allows it.

exercise-clamshell = Muschel
    .en = Clamshell
start-clamshell = Legen Sie sich auf die Seite. Die Übungsseite ist oben. Beugen Sie Hüften und Knie, die Füße zusammen.
    .en = Lie on your side. The side you train is on top. Bend your hips and knees and keep your feet together.
step-clamshell-1 = Legen Sie sich auf die Seite, das Gesicht zur Kamera. Die Übungsseite ist oben.
    .en = Lie on your side, facing the camera. The side you train is on top.
step-clamshell-2 = Beugen Sie die Hüften ein wenig und die Knie rechtwinklig. Stützen Sie die obere Hand vor sich auf.
    .en = Bend your hips a little and your knees to a right angle. Put your top hand on the floor in front of you.
step-clamshell-3 = Die Füße bleiben zusammen. Heben Sie das obere Knie.
    .en = Keep your feet together and lift your top knee.
step-clamshell-4 = Halten Sie die Position, dann schließen Sie die Knie langsam.
    .en = Hold the position, then close your knees slowly.
cue-clamshell-C16 = Nicht nach hinten rollen.
    .en = Do not roll back.
cue-clamshell-C20 = Lassen Sie die Füße zusammen.
    .en = Keep your feet together.
watch-clamshell-1 = Nicht nach hinten rollen.
    .en = Do not roll back.
safety-clamshell-1 = Nach einer Naht der seitlichen Hüftmuskeln oder einer Hüftoperation von der Seite warten Sie, bis es ärztlich erlaubt ist.
    .en = After a repair of the outer hip muscles, or a hip replacement from the side, wait until your surgeon allows this.
safety-clamshell-2 = Nach einer Hüftoperation von vorn führen Sie das Bein nicht weit nach hinten und drehen Sie es nicht nach außen, bis es ärztlich erlaubt ist.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
side-phrase-clamshell = { $side ->
    [left] LINKES Bein oben
   *[right] RECHTES Bein oben
}

exercise-curl_up = Oberkörper anheben
    .en = Curl-up
start-curl_up = Legen Sie sich auf den Rücken. Die Knie sind gebeugt, die Füße aufgestellt.
    .en = Lie on your back. Your knees are bent and your feet are flat on the floor.
step-curl_up-1 = Legen Sie sich auf den Rücken, seitlich zur Kamera. Beugen Sie die Knie und stellen Sie die Füße auf.
    .en = Lie on your back, sideways to the camera. Bend your knees and put your feet flat on the floor.
step-curl_up-2 = Ziehen Sie das Kinn ein wenig ein und spannen Sie den Bauch an.
    .en = Tuck your chin a little and tighten your belly.
step-curl_up-3 = Heben Sie Kopf und Schultern. Der untere Rücken bleibt am Boden.
    .en = Lift your head and shoulders. Keep your low back on the floor.
step-curl_up-4 = Gehen Sie langsam zurück. Beim Heben atmen Sie aus.
    .en = Lower yourself slowly. Breathe out on the way up.
cue-curl_up-C12 = Langsamer. Nicht mit Schwung hoch.
    .en = Slower. Do not throw yourself up.
watch-curl_up-1 = Ziehen Sie nicht mit den Händen am Kopf.
    .en = Do not pull at your head with your hands.
watch-curl_up-2 = Setzen Sie sich nicht ganz auf.
    .en = Do not sit up all the way.
safety-curl_up-1 = Bei dünnen Knochen (Osteoporose) nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-curl_up-2 = In der Schwangerschaft oder nach einer Bauchoperation fragen Sie zuerst ärztlich nach.
    .en = If you are pregnant or had an operation on your belly, ask your doctor first.
safety-curl_up-3 = Hören Sie auf, wenn Rücken oder Nacken schmerzen.
    .en = Stop if your back or neck hurts.

exercise-elbow_extension = Ellbogen strecken
    .en = Elbow extension
start-elbow_extension = Stellen Sie sich seitlich zur Kamera. Der Oberarm liegt an der Seite, der Ellbogen ist gebeugt. Das Band ist in der Hand.
    .en = Stand sideways to the camera. Your upper arm is at your side and your elbow is bent. The band is in your hand.
step-elbow_extension-1 = Machen Sie das Band über sich fest. Stellen Sie sich seitlich, den Übungsarm auf der Kameraseite.
    .en = Tie the band above you. Stand sideways, with the arm you train on the camera side.
step-elbow_extension-2 = Lassen Sie den Ellbogen an der Seite.
    .en = Keep your elbow at your side.
step-elbow_extension-3 = Strecken Sie den Ellbogen ganz.
    .en = Straighten your elbow all the way.
step-elbow_extension-4 = Geben Sie langsam nach.
    .en = Let it bend slowly.
cue-elbow_extension-C10 = Lassen Sie den Ellbogen an der Seite.
    .en = Keep your elbow at your side.
cue-elbow_extension-C1 = Nicht zur Seite ausweichen.
    .en = Do not lean.
cue-elbow_extension-C12 = Langsamer. Führen Sie das Band langsam zurück.
    .en = Slower. Let the band return slowly.
watch-elbow_extension-1 = Halten Sie das Handgelenk gerade.
    .en = Keep your wrist straight.
safety-elbow_extension-1 = Prüfen Sie das Band auf Risse. Machen Sie es an etwas fest, das sich nicht bewegen kann.
    .en = Check the band for cracks. Tie it to something that cannot move.
safety-elbow_extension-2 = Wenn der Ellbogen hinten schmerzt, hören Sie auf und sagen Sie es in der Therapie.
    .en = If your elbow hurts at the back, stop and tell your therapist.
safety-elbow_extension-3 = Nach einem Bruch oder einer Sehnennaht halten Sie sich an Ihre Grenzen.
    .en = After a broken bone or a tendon repair, keep to the limits you were given.
side-phrase-elbow_extension = { $side ->
    [left] LINKER Arm
   *[right] RECHTER Arm
}

exercise-elbow_flexion = Ellbogen beugen
    .en = Elbow flexion
start-elbow_flexion = Stehen oder sitzen Sie seitlich zur Kamera. Der Arm hängt gerade an der Seite.
    .en = Stand or sit sideways to the camera. Let your arm hang straight at your side.
step-elbow_flexion-1 = Stellen Sie sich seitlich, den Übungsarm auf der Kameraseite. Die Handfläche zeigt nach vorn.
    .en = Stand sideways, with the arm you train on the camera side. Turn your palm forward.
step-elbow_flexion-2 = Lassen Sie den Ellbogen an der Seite.
    .en = Keep your elbow at your side.
step-elbow_flexion-3 = Beugen Sie den Ellbogen und führen Sie die Hand zur Schulter.
    .en = Bend your elbow and bring your hand towards your shoulder.
step-elbow_flexion-4 = Strecken Sie ihn langsam ganz durch.
    .en = Straighten it slowly, all the way.
cue-elbow_flexion-C10 = Lassen Sie den Ellbogen an der Seite.
    .en = Keep your elbow at your side.
cue-elbow_flexion-C1 = Nicht nach hinten lehnen.
    .en = Do not lean back.
cue-elbow_flexion-C12 = Langsamer. Nicht schwingen.
    .en = Slower. Do not swing.
cue-elbow_flexion-C14 = Stopp. Das ist Ihre Grenze. Langsam zurück.
    .en = Stop. That is your limit. Come back slowly.
watch-elbow_flexion-1 = Halten Sie das Handgelenk gerade.
    .en = Keep your wrist straight.
safety-elbow_flexion-1 = Nach einem Bruch oder einer Bandverletzung halten Sie sich beim Beugen und Strecken an Ihre Grenzen.
    .en = After a broken bone or a ligament injury, keep to your limits, bending and straightening.
safety-elbow_flexion-2 = Nach einer Operation an Bizepssehne oder Gelenklippe (SLAP) warten Sie, bis es in der Therapie erlaubt wurde.
    .en = After a biceps or labrum (SLAP) repair, wait until your therapist says you may.
side-phrase-elbow_flexion = { $side ->
    [left] LINKER Arm
   *[right] RECHTER Arm
}

exercise-heel_raise = Fersen heben
    .en = Heel raise
start-heel_raise = Stehen Sie aufrecht, seitlich zur Kamera. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-heel_raise-1 = Stellen Sie sich seitlich zur Kamera. Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest.
    .en = Stand sideways to the camera. Hold on to a kitchen counter or a heavy table.
step-heel_raise-2 = Lassen Sie die Knie gestreckt.
    .en = Keep your knees straight.
step-heel_raise-3 = Gehen Sie auf die Zehenspitzen, so hoch Sie können.
    .en = Rise up on your toes as high as you can.
step-heel_raise-4 = Senken Sie die Fersen langsam auf den Boden.
    .en = Lower your heels slowly to the floor.
cue-heel_raise-C6 = Lassen Sie die Knie gestreckt.
    .en = Keep your knees straight.
cue-heel_raise-C1 = Stehen Sie aufrecht.
    .en = Stand up straight.
cue-heel_raise-C12 = Senken Sie die Fersen langsam.
    .en = Lower your heels slowly.
watch-heel_raise-1 = Knicken Sie nicht nach außen um.
    .en = Do not roll onto the outside of your feet.
safety-heel_raise-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-heel_raise-2 = Nach einer Naht der Achillessehne nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = After an Achilles tendon repair, do this only if your therapist says you may.

exercise-heel_slide = Ferse heranziehen
    .en = Heel slide
start-heel_slide = Legen Sie sich auf den Rücken, beide Beine gestreckt.
    .en = Lie on your back with both legs straight.
step-heel_slide-1 = Legen Sie sich auf den Rücken. Das Übungsbein ist auf der Kameraseite.
    .en = Lie on your back. The leg you train is on the camera side.
step-heel_slide-2 = Ziehen Sie die Ferse auf dem Bett zum Gesäß, so weit wie besprochen.
    .en = Slide your heel along the bed towards your bottom. Go as far as you were told.
step-heel_slide-3 = Die Kniescheibe zeigt zur Decke.
    .en = Keep your kneecap pointing to the ceiling.
step-heel_slide-4 = Halten Sie die Position, dann schieben Sie die Ferse zurück, bis das Bein gestreckt ist.
    .en = Hold the position, then slide your heel back until your leg is straight.
cue-heel_slide-C18 = Die Kniescheibe zeigt zur Decke.
    .en = Keep your kneecap pointing to the ceiling.
cue-heel_slide-C12 = Langsamer. Lassen Sie die Ferse gleiten.
    .en = Slower. Let the heel slide.
watch-heel_slide-1 = Der untere Rücken und das Becken bleiben auf dem Bett.
    .en = Keep your low back and hips on the bed.
safety-heel_slide-1 = Wenn Sie ärztlich eine Grenze bekommen haben, gehen Sie nur bis dorthin. Nach einer Kreuzbandoperation ist das am Anfang oft ein rechter Winkel.
    .en = If your surgeon gave you a limit, stop there. Early plans after a ligament repair (ACL) stop at a right angle.
safety-heel_slide-2 = Mit einem neuen Hüftgelenk beugen Sie die Hüfte nur so weit, wie es ärztlich erlaubt ist.
    .en = After a hip replacement, do not bend your hip more than your surgeon allows.
safety-heel_slide-3 = Wenn die Wade schmerzt, anschwillt oder warm wird: Hören Sie auf und rufen Sie heute noch Ihre Praxis an. Es kann ein Blutgerinnsel sein.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-heel_slide-4 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-heel_slide = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-jumping_jack = Hampelmann
    .en = Jumping jack
start-jumping_jack = Stehen Sie aufrecht, mit dem Gesicht zur Kamera. Die Füße sind zusammen, die Arme an den Seiten.
    .en = Stand up straight, facing the camera. Your feet are together and your arms are at your sides.
step-jumping_jack-1 = Stellen Sie sich mit dem Gesicht zur Kamera, die Füße zusammen, die Arme an den Seiten.
    .en = Face the camera. Put your feet together and your arms at your sides.
step-jumping_jack-2 = Springen Sie mit den Füßen auseinander und schwingen Sie beide Arme über den Kopf.
    .en = Jump your feet apart and swing both arms up over your head.
step-jumping_jack-3 = Springen Sie zurück, die Füße zusammen, die Arme unten.
    .en = Jump back with your feet together and your arms down.
step-jumping_jack-4 = Landen Sie weich.
    .en = Land softly.
watch-jumping_jack-1 = Landen Sie mit leicht gebeugten Knien.
    .en = Land with soft knees.
safety-jumping_jack-1 = Springen Sie nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = Jump only if your therapist says you may.
safety-jumping_jack-2 = Mit künstlichem Gelenk oder Osteoporose nicht springen.
    .en = Do not jump with a new joint or with thin bones (osteoporosis).
safety-jumping_jack-3 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.

exercise-knee_to_chest = Knie zur Brust
    .en = Knee to chest
start-knee_to_chest = Legen Sie sich auf den Rücken, die Knie gebeugt oder die Beine gestreckt.
    .en = Lie on your back. Your knees are bent or your legs are straight.
step-knee_to_chest-1 = Legen Sie sich auf den Rücken. Das Übungsbein ist auf der Kameraseite.
    .en = Lie on your back. The leg you train is on the camera side.
step-knee_to_chest-2 = Fassen Sie mit beiden Händen hinter dieses Knie und ziehen Sie es zur Brust.
    .en = Put both hands behind that knee and pull it towards your chest.
step-knee_to_chest-3 = Gehen Sie so weit, bis es sanft zieht. Halten Sie die Position.
    .en = Stop when you feel a gentle stretch. Hold the position.
step-knee_to_chest-4 = Legen Sie das Bein langsam ab.
    .en = Let your leg down slowly.
cue-knee_to_chest-C17 = Lassen Sie den Kopf liegen.
    .en = Keep your head down.
watch-knee_to_chest-1 = Das andere Bein bleibt liegen.
    .en = Keep the other leg down.
safety-knee_to_chest-1 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-knee_to_chest-2 = Bei dünnen Knochen (Osteoporose) nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-knee_to_chest-3 = Mit einem neuen Hüftgelenk nur, wenn es ärztlich erlaubt ist.
    .en = After a hip replacement, do this only if your surgeon allows it.
side-phrase-knee_to_chest = { $side ->
    [left] LINKES Knie zur Brust
   *[right] RECHTES Knie zur Brust
}

exercise-knee_to_wall = Knie zur Wand
    .en = Knee to wall
start-knee_to_wall = Stellen Sie sich vor eine Wand, die Hände an der Wand. Der Übungsfuß ist vorn, die Ferse am Boden.
    .en = Stand facing a wall with your hands on it. The foot you train is in front, with the heel down.
step-knee_to_wall-1 = Stellen Sie sich vor eine Wand, seitlich zur Kamera. Legen Sie beide Hände an die Wand.
    .en = Stand at a wall, sideways to the camera. Put both hands on the wall.
step-knee_to_wall-2 = Stellen Sie den Übungsfuß nach vorn, auf der Kameraseite. Er zeigt gerade zur Wand.
    .en = Put the foot you train in front, on the camera side. It points straight at the wall.
step-knee_to_wall-3 = Schieben Sie das vordere Knie zur Wand. Die Ferse bleibt am Boden.
    .en = Move your front knee towards the wall. Keep your heel on the floor.
step-knee_to_wall-4 = Halten Sie die Position, dann gehen Sie zurück.
    .en = Hold the position, then come back.
cue-knee_to_wall-C9 = Lassen Sie die Ferse am Boden.
    .en = Keep your heel on the floor.
cue-knee_to_wall-C18 = Der Fuß zeigt gerade zur Wand.
    .en = Point your foot straight at the wall.
watch-knee_to_wall-1 = Der Fuß knickt nicht nach innen.
    .en = Do not let your arch fall in.
safety-knee_to_wall-1 = Hören Sie auf, wenn es vorn am Knöchel klemmt oder unter der Ferse sticht.
    .en = Stop if you feel a pinch at the front of your ankle or a sharp pain under your heel.
safety-knee_to_wall-2 = Nach einem Knöchelbruch oder einer Sehnennaht halten Sie sich an Ihre Grenzen.
    .en = After a broken ankle or a tendon repair, keep to your limits.
side-phrase-knee_to_wall = { $side ->
    [left] LINKER Fuß vorn
   *[right] RECHTER Fuß vorn
}

exercise-lunge = Ausfallschritt
    .en = Lunge
start-lunge = Stehen Sie aufrecht, seitlich zur Kamera. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-lunge-1 = Stellen Sie sich seitlich, das Übungsbein auf der Kameraseite. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-lunge-2 = Machen Sie mit diesem Fuß einen großen Schritt nach vorn.
    .en = Step forward with that foot, one long step.
step-lunge-3 = Beugen Sie beide Knie. Gehen Sie nur so tief wie besprochen.
    .en = Bend both knees. Go only as low as you were told.
step-lunge-4 = Drücken Sie sich mit dem vorderen Fuß ab und gehen Sie zurück zum Anfang.
    .en = Push off the front foot and step back to the start.
cue-lunge-C7 = Das Knie zeigt zu den Zehen, nicht nach innen.
    .en = Point your knee to your toes, not inward.
cue-lunge-C1 = Halten Sie den Oberkörper aufrecht.
    .en = Keep your body upright.
cue-lunge-C9 = Lassen Sie die Ferse des vorderen Fußes am Boden.
    .en = Keep your front heel on the floor.
watch-lunge-1 = Das vordere Knie fällt nicht nach innen.
    .en = Do not let your front knee fall inward.
safety-lunge-1 = Halten Sie sich mit einer Hand an einer Küchenzeile oder einem Geländer fest.
    .en = Hold on to a counter or a rail with one hand.
safety-lunge-2 = Wenn es um die Kniescheibe schmerzt, beugen Sie weniger.
    .en = If it hurts around your kneecap, bend less.
safety-lunge-3 = Nach einer Hüftoperation von vorn führen Sie das Bein nicht weit nach hinten und drehen Sie es nicht nach außen, bis es ärztlich erlaubt ist.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
side-phrase-lunge = { $side ->
    [left] LINKER Fuß macht den Schritt
   *[right] RECHTER Fuß macht den Schritt
}

exercise-march = Gehen auf der Stelle
    .en = March
start-march = Stehen Sie aufrecht, seitlich zur Kamera. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-march-1 = Stellen Sie sich seitlich zur Kamera. Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest.
    .en = Stand sideways to the camera. Hold on to a kitchen counter or a heavy table.
step-march-2 = Heben Sie ein Knie bis auf Höhe der Hüfte oder so hoch wie besprochen.
    .en = Lift one knee as high as your hip, or as high as you were told.
step-march-3 = Stellen Sie den Fuß ab und heben Sie das andere Knie.
    .en = Put your foot down and lift the other knee.
step-march-4 = Nicht nach hinten lehnen.
    .en = Do not lean back.
cue-march-C1 = Nicht nach hinten lehnen.
    .en = Do not lean back.
cue-march-C5 = Bleiben Sie mit dem Gewicht über dem Standbein.
    .en = Keep your weight over the standing leg.
cue-march-C12 = Langsamer.
    .en = Slower.
watch-march-1 = Setzen Sie die Füße leise auf.
    .en = Put each foot down softly.
safety-march-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-march-2 = Mit einem neuen Hüftgelenk heben Sie das Knie nicht über Hüfthöhe, bis es ärztlich erlaubt ist.
    .en = After a hip replacement, do not lift your knee above your hip until your surgeon allows it.
side-phrase-march = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-neck_rotation = Kopf drehen
    .en = Neck rotation
start-neck_rotation = Setzen Sie sich aufrecht hin, mit dem Gesicht zur Kamera, und schauen Sie geradeaus.
    .en = Sit up straight, facing the camera, and look straight ahead.
step-neck_rotation-1 = Setzen Sie sich aufrecht hin, mit dem Gesicht zur Kamera, und schauen Sie geradeaus.
    .en = Sit up straight, facing the camera, and look straight ahead.
step-neck_rotation-2 = Drehen Sie den Kopf langsam zu einer Seite. Die Schultern bleiben ruhig.
    .en = Turn your head slowly to one side. Keep your shoulders still.
step-neck_rotation-3 = Halten Sie die Position.
    .en = Hold the position.
step-neck_rotation-4 = Gehen Sie zurück zur Mitte und drehen Sie zur anderen Seite.
    .en = Come back to the middle and turn to the other side.
cue-neck_rotation-C16 = Halten Sie die Schultern ruhig.
    .en = Keep your shoulders still.
cue-neck_rotation-C2 = Sitzen Sie aufrecht.
    .en = Sit up straight.
cue-neck_rotation-C21 = Nicht so weit. Bleiben Sie, wo es leicht geht.
    .en = Not so far. Stay where it is easy.
watch-neck_rotation-1 = Drehen Sie nur so weit, wie es leicht geht. Nichts erzwingen.
    .en = Turn your head only as far as it goes easily. Do not force it.
safety-neck_rotation-1 = Wenn Sie doppelt sehen, undeutlich sprechen, Ihnen schwindlig oder schwarz vor Augen wird: Hören Sie auf und rufen Sie den Notruf.
    .en = If you see double, slur your words, get dizzy or feel faint, stop and call emergency services.
safety-neck_rotation-2 = Wenn Schmerzen oder Kribbeln in den Arm ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain or tingling goes into your arm, stop and call your therapist.
safety-neck_rotation-3 = Bei rheumatoider Arthritis oder nach einer Halsoperation nur, wenn es ärztlich erlaubt ist.
    .en = With rheumatoid arthritis or a recent neck operation, do this only if your doctor allows it.
side-phrase-neck_rotation = { $side ->
    [left] Nach LINKS
   *[right] Nach RECHTS
}

exercise-neck_side_bend = Kopf zur Seite neigen
    .en = Neck side-bend
start-neck_side_bend = Setzen Sie sich aufrecht hin, mit dem Gesicht zur Kamera, und schauen Sie geradeaus.
    .en = Sit up straight, facing the camera, and look straight ahead.
step-neck_side_bend-1 = Setzen Sie sich aufrecht hin, mit dem Gesicht zur Kamera, und schauen Sie geradeaus.
    .en = Sit up straight, facing the camera, and look straight ahead.
step-neck_side_bend-2 = Neigen Sie den Kopf zur Seite, das Ohr zur Schulter. Beide Schultern bleiben unten.
    .en = Tilt your head to one side, ear towards shoulder. Keep both shoulders down.
step-neck_side_bend-3 = Halten Sie die Position.
    .en = Hold the position.
step-neck_side_bend-4 = Gehen Sie zurück zur Mitte und neigen Sie zur anderen Seite.
    .en = Come back to the middle and tilt to the other side.
cue-neck_side_bend-C2 = Sitzen Sie aufrecht.
    .en = Sit up straight.
cue-neck_side_bend-C3 = Lassen Sie die Schulter unten.
    .en = Keep your shoulder down.
cue-neck_side_bend-C21 = Nicht so weit. Bleiben Sie, wo es leicht geht.
    .en = Not so far. Stay where it is easy.
watch-neck_side_bend-1 = Schauen Sie geradeaus. Den Kopf nicht drehen.
    .en = Look ahead. Do not turn your head.
safety-neck_side_bend-1 = Wenn Sie doppelt sehen, undeutlich sprechen, Ihnen schwindlig oder schwarz vor Augen wird: Hören Sie auf und rufen Sie den Notruf.
    .en = If you see double, slur your words, get dizzy or feel faint, stop and call emergency services.
safety-neck_side_bend-2 = Wenn Schmerzen oder Kribbeln in den Arm ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain or tingling goes into your arm, stop and call your therapist.
safety-neck_side_bend-3 = Bei rheumatoider Arthritis oder nach einer Halsoperation nur, wenn es ärztlich erlaubt ist.
    .en = With rheumatoid arthritis or a recent neck operation, do this only if your doctor allows it.
side-phrase-neck_side_bend = { $side ->
    [left] Nach LINKS
   *[right] Nach RECHTS
}

exercise-overhead_press = Überkopfdrücken
    .en = Overhead press
start-overhead_press = Stehen oder sitzen Sie aufrecht, seitlich zur Kamera. Die Hände sind an den Schultern, die Ellbogen gebeugt.
    .en = Stand or sit up straight, sideways to the camera. Your hands are at your shoulders and your elbows are bent.
step-overhead_press-1 = Stehen oder sitzen Sie seitlich zur Kamera, die Hände an den Schultern.
    .en = Stand or sit sideways to the camera, with your hands at your shoulders.
step-overhead_press-2 = Drücken Sie beide Hände gerade nach oben, bis die Arme gestreckt sind.
    .en = Press both hands straight up until your arms are straight.
step-overhead_press-3 = Gehen Sie nicht ins Hohlkreuz.
    .en = Do not arch your back.
step-overhead_press-4 = Senken Sie die Hände langsam zu den Schultern.
    .en = Lower your hands slowly to your shoulders.
cue-overhead_press-C1 = Nicht nach hinten lehnen.
    .en = Do not lean back.
cue-overhead_press-C12 = Langsamer.
    .en = Slower.
watch-overhead_press-1 = Ziehen Sie die Schulter nicht hoch.
    .en = Do not shrug your shoulder.
safety-overhead_press-1 = Nach einer Schulteroperation warten Sie, bis in der Therapie die Kräftigung beginnt.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-overhead_press-2 = Wenn es oben an der Schulter oder nachts schmerzt, sagen Sie es in der Therapie.
    .en = If it hurts above the shoulder or at night, tell your therapist.
safety-overhead_press-3 = Wenn der Arm beim Heben schmerzt, bleiben Sie unter dieser Höhe.
    .en = If the arm hurts on the way up, stay below that point.

exercise-pelvic_tilt = Becken aufrichten
    .en = Pelvic tilt
start-pelvic_tilt = Legen Sie sich auf den Rücken. Die Knie sind gebeugt, die Füße aufgestellt.
    .en = Lie on your back. Your knees are bent and your feet are flat on the floor.
how-pelvic_tilt = Drücken Sie den unteren Rücken flach auf den Boden, halten Sie die Position und lassen Sie locker.
    .en = Flatten your low back onto the floor, hold it and relax.
step-pelvic_tilt-1 = Legen Sie sich auf den Rücken. Beugen Sie die Knie und stellen Sie die Füße auf.
    .en = Lie on your back. Bend your knees and put your feet flat on the floor.
step-pelvic_tilt-2 = Spannen Sie den Bauch an und drücken Sie den unteren Rücken flach auf den Boden.
    .en = Tighten your belly and flatten your low back onto the floor.
step-pelvic_tilt-3 = Halten Sie die Position. Atmen Sie weiter.
    .en = Hold the position. Keep breathing.
step-pelvic_tilt-4 = Lassen Sie locker.
    .en = Relax.
watch-pelvic_tilt-1 = Das Becken bleibt am Boden.
    .en = Keep your hips on the floor.
watch-pelvic_tilt-2 = Nicht die Luft anhalten.
    .en = Do not hold your breath.
safety-pelvic_tilt-1 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-pelvic_tilt-2 = Wenn der Rücken schmerzt, hören Sie auf und ruhen Sie sich aus.
    .en = If your back hurts, stop and rest.

exercise-pendulum = Armpendeln
    .en = Pendulum
start-pendulum = Beugen Sie sich vor, den gesunden Arm auf einem festen Tisch. Lassen Sie den anderen Arm hängen.
    .en = Lean forward with your good arm on a firm table. Let the other arm hang.
how-pendulum = Stützen Sie sich auf einen Tisch, lassen Sie den Arm hängen und schaukeln Sie den Körper, bis der Arm schwingt.
    .en = Lean on a table, let the sore arm hang, and sway your body so that it swings.
step-pendulum-1 = Beugen Sie sich vor, die gesunde Hand auf einem festen Tisch. Lassen Sie den anderen Arm locker hängen.
    .en = Lean forward with your good hand on a firm table. Let the other arm hang loose.
step-pendulum-2 = Schaukeln Sie den Körper, sodass der Arm vor und zurück schwingt.
    .en = Sway your body so that the arm swings forward and back.
step-pendulum-3 = Lassen Sie ihn dann von Seite zu Seite schwingen und in Kreisen, so klein wie ein Teller.
    .en = Then let it swing from side to side, and in circles as small as a plate.
step-pendulum-4 = Lassen Sie den Arm auspendeln.
    .en = Let the swing die down.
watch-pendulum-1 = Bewegen Sie den Körper, nicht den Arm.
    .en = Move your body, not your arm.
watch-pendulum-2 = Beugen Sie sich weit vor.
    .en = Lean well forward.
safety-pendulum-1 = Nach einer Operation hängt der Arm locker. Bewegen Sie ihn nicht aus eigener Kraft.
    .en = After an operation, let the arm hang loose. Do not move it with its own muscles.
safety-pendulum-2 = Wenn Ihnen schwindlig wird, richten Sie sich langsam auf und setzen Sie sich.
    .en = If you get dizzy, come up slowly and sit down.
safety-pendulum-3 = Der Tisch muss fest stehen und darf nicht rutschen.
    .en = The table must be firm and must not slide.
side-phrase-pendulum = { $side ->
    [left] LINKER Arm hängt
   *[right] RECHTER Arm hängt
}

exercise-plank = Unterarmstütz
    .en = Plank
start-plank = Gehen Sie auf alle viere, die Unterarme am Boden. Die Ellbogen sind unter den Schultern.
    .en = Kneel on all fours with your forearms on the floor. Your elbows are under your shoulders.
step-plank-1 = Knien Sie sich hin, die Unterarme am Boden, seitlich zur Kamera.
    .en = Kneel with your forearms on the floor, sideways to the camera.
step-plank-2 = Setzen Sie die Füße nach hinten, bis Schultern, Hüften und Knöchel eine Linie bilden.
    .en = Step your feet back until your shoulders, hips and ankles are in one line.
step-plank-3 = Halten Sie die Position. Atmen Sie weiter.
    .en = Hold the position. Keep breathing.
step-plank-4 = Setzen Sie die Knie ab.
    .en = Put your knees down.
cue-plank-C17 = Schauen Sie zum Boden.
    .en = Look at the floor.
cue-plank-C21 = Heben Sie die Hüften etwas an. Nicht durchhängen.
    .en = Lift your hips a little. Do not let them sag.
watch-plank-1 = Lassen Sie den unteren Rücken nicht durchhängen.
    .en = Do not let your low back sag.
safety-plank-1 = Atmen Sie weiter. Luftanhalten erhöht den Blutdruck.
    .en = Keep breathing. Holding your breath raises your blood pressure.
safety-plank-2 = Wenn der Rücken schmerzt, hören Sie auf und ruhen Sie sich aus.
    .en = If your back hurts, stop and rest.
safety-plank-3 = Wenn die Schultern schmerzen, üben Sie auf den Knien oder mit den Händen an der Küchenzeile.
    .en = If your shoulders hurt, do it on your knees or with your hands on a counter.

exercise-prone_back_extension = Rückenstrecken in Bauchlage
    .en = Prone back extension
start-prone_back_extension = Legen Sie sich auf den Bauch. Die Arme liegen an den Seiten, die Stirn am Boden.
    .en = Lie on your front. Your arms are at your sides and your forehead is on the floor.
step-prone_back_extension-1 = Legen Sie sich auf den Bauch, seitlich zur Kamera. Die Arme liegen an den Seiten.
    .en = Lie on your front, sideways to the camera. Put your arms at your sides.
step-prone_back_extension-2 = Schauen Sie zum Boden und heben Sie die Brust ein wenig.
    .en = Look at the floor and lift your chest a little.
step-prone_back_extension-3 = Halten Sie die Position.
    .en = Hold the position.
step-prone_back_extension-4 = Senken Sie die Brust langsam.
    .en = Lower your chest slowly.
cue-prone_back_extension-C12 = Langsamer.
    .en = Slower.
cue-prone_back_extension-C21 = Nicht so hoch. Ein kleines Stück genügt.
    .en = Not so high. A small lift is enough.
watch-prone_back_extension-1 = Schauen Sie weiter zum Boden.
    .en = Keep looking at the floor.
watch-prone_back_extension-2 = Die Beine bleiben liegen.
    .en = Keep your legs down.
safety-prone_back_extension-1 = Bei engem Wirbelkanal (Spinalkanalstenose) oder Wirbelgleiten nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = With spinal stenosis (a narrow spinal canal) or a slipped vertebra, do this only if your therapist says you may.
safety-prone_back_extension-2 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-prone_back_extension-3 = Heben Sie nur ein wenig. Höher ist nicht besser.
    .en = Lift only a little. Higher is not better.

exercise-prone_press_up = Aufstützen in Bauchlage
    .en = Prone press-up
start-prone_press_up = Legen Sie sich auf den Bauch. Die Hände liegen flach neben den Schultern.
    .en = Lie on your front. Your hands are flat beside your shoulders.
step-prone_press_up-1 = Legen Sie sich auf den Bauch, seitlich zur Kamera. Die Hände liegen flach neben den Schultern.
    .en = Lie on your front, sideways to the camera. Put your hands flat beside your shoulders.
step-prone_press_up-2 = Drücken Sie die Brust mit den Armen hoch. Rücken und Hüften bleiben locker.
    .en = Press your chest up with your arms. Keep your back and hips loose.
step-prone_press_up-3 = Das Becken bleibt am Boden.
    .en = Keep your hips on the floor.
step-prone_press_up-4 = Gehen Sie langsam zurück.
    .en = Lower yourself slowly.
watch-prone_press_up-1 = Das Becken bleibt am Boden.
    .en = Keep your hips on the floor.
watch-prone_press_up-2 = Strecken Sie die Ellbogen so weit, wie es ohne Schmerzen geht.
    .en = Straighten your elbows as far as they go without pain.
safety-prone_press_up-1 = Wenn der Schmerz im Bein weiter nach unten wandert, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves further down your leg, stop and call your therapist.
safety-prone_press_up-2 = Wenn Sie Blase oder Darm nicht mehr halten können oder es zwischen den Beinen taub wird, rufen Sie den Notruf.
    .en = If you lose control of your bladder or bowel, or feel numb between your legs, call emergency services.
safety-prone_press_up-3 = Bei engem Wirbelkanal (Spinalkanalstenose) oder Wirbelgleiten nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = With spinal stenosis (a narrow spinal canal) or a slipped vertebra, do this only if your therapist says you may.

exercise-pull_up = Klimmzug
    .en = Pull-up
start-pull_up = Hängen Sie sich mit gestreckten Armen an eine Stange.
    .en = Hang from a bar with straight arms.
step-pull_up-1 = Hängen Sie sich an eine Stange, die Ihr Gewicht trägt, seitlich zur Kamera.
    .en = Hang from a bar that holds your weight, sideways to the camera.
step-pull_up-2 = Ziehen Sie sich hoch, bis das Kinn an der Stange ist, oder so weit wie besprochen.
    .en = Pull yourself up until your chin is at the bar, or as far as you were told.
step-pull_up-3 = Lassen Sie sich langsam herunter, bis die Arme gestreckt sind.
    .en = Lower yourself slowly until your arms are straight.
step-pull_up-4 = Steigen Sie auf einen Hocker herunter. Nicht fallen lassen.
    .en = Step down onto a stool. Do not drop.
cue-pull_up-C12 = Langsamer. Nicht schwingen.
    .en = Slower. Do not swing.
watch-pull_up-1 = Nicht schwingen.
    .en = Do not swing.
safety-pull_up-1 = Prüfen Sie, ob die Stange Ihr Gewicht trägt. Stellen Sie einen Tritt darunter.
    .en = Check that the bar holds your weight. Keep a step under it.
safety-pull_up-2 = Nach einer Schulteroperation warten Sie, bis in der Therapie die Kräftigung beginnt.
    .en = After a shoulder repair, wait until your therapist starts strengthening.

exercise-push_up = Liegestütz
    .en = Push-up
start-push_up = Stützen Sie sich auf Hände und Zehen. Die Arme sind gestreckt, der Körper bildet eine Linie.
    .en = Support yourself on your hands and toes. Your arms are straight and your body is in one line.
step-push_up-1 = Stützen Sie sich auf Hände und Zehen, seitlich zur Kamera. Auf den Knien ist es leichter.
    .en = Support yourself on your hands and toes, sideways to the camera. On your knees it is easier.
step-push_up-2 = Halten Sie den Körper in einer Linie, vom Kopf bis zu den Fersen.
    .en = Keep your body in one line from head to heels.
step-push_up-3 = Beugen Sie die Ellbogen und senken Sie die Brust so weit wie besprochen.
    .en = Bend your elbows and lower your chest as far as you were told.
step-push_up-4 = Drücken Sie sich hoch, bis die Arme gestreckt sind.
    .en = Press up until your arms are straight.
cue-push_up-C19 = Halten Sie den Körper in einer Linie.
    .en = Keep your body in one line.
cue-push_up-C12 = Langsamer.
    .en = Slower.
watch-push_up-1 = Nicht die Luft anhalten.
    .en = Do not hold your breath.
safety-push_up-1 = Nach einer Schulteroperation warten Sie, bis in der Therapie die Kräftigung beginnt.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-push_up-2 = Wenn Handgelenke oder Schultern schmerzen, stützen Sie die Hände auf eine Küchenzeile.
    .en = If your wrists or shoulders hurt, do it with your hands on a counter.

exercise-quad_set = Oberschenkel anspannen
    .en = Quad set
start-quad_set = Legen Sie sich auf den Rücken oder setzen Sie sich, das Bein gerade vor sich.
    .en = Lie on your back or sit with your leg straight in front of you.
how-quad_set = Drücken Sie die Kniekehle nach unten, halten Sie die Spannung und lassen Sie locker.
    .en = Press the back of your knee down, hold it and relax.
step-quad_set-1 = Legen Sie sich auf den Rücken oder setzen Sie sich, das Bein gestreckt auf dem Bett.
    .en = Lie on your back or sit with your leg straight on the bed.
step-quad_set-2 = Spannen Sie den vorderen Oberschenkel an und drücken Sie die Kniekehle nach unten.
    .en = Tighten the front of your thigh and press the back of your knee down.
step-quad_set-3 = Halten Sie die Spannung. Atmen Sie weiter.
    .en = Keep it tight. Keep breathing.
step-quad_set-4 = Lassen Sie locker.
    .en = Relax.
watch-quad_set-1 = Nicht die Luft anhalten.
    .en = Do not hold your breath.
safety-quad_set-1 = Wenn die Wade schmerzt, anschwillt oder warm wird: Hören Sie auf und rufen Sie heute noch Ihre Praxis an. Es kann ein Blutgerinnsel sein.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-quad_set-2 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-quad_set = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-quadruped_hip_extension = Beinheben im Vierfüßlerstand
    .en = Quadruped hip extension
start-quadruped_hip_extension = Gehen Sie in den Vierfüßlerstand. Die Hände sind unter den Schultern, die Knie unter den Hüften.
    .en = Kneel on all fours. Your hands are under your shoulders and your knees are under your hips.
step-quadruped_hip_extension-1 = Gehen Sie in den Vierfüßlerstand, seitlich zur Kamera. Halten Sie den Rücken flach.
    .en = Kneel on all fours, sideways to the camera. Keep your back flat.
step-quadruped_hip_extension-2 = Strecken Sie ein Bein gerade nach hinten, bis auf Höhe des Körpers, nicht höher.
    .en = Stretch one leg straight back until it is level with your body, no higher.
step-quadruped_hip_extension-3 = Das Becken bleibt gerade.
    .en = Keep your hips level.
step-quadruped_hip_extension-4 = Senken Sie es langsam, dann das andere Bein.
    .en = Lower it slowly, then use the other leg.
cue-quadruped_hip_extension-C12 = Langsamer. Nicht treten.
    .en = Slower. Do not kick.
cue-quadruped_hip_extension-C21 = Nicht so hoch. Das Bein in einer Linie mit dem Rücken.
    .en = Not so high. Leg in line with your back.
watch-quadruped_hip_extension-1 = Lassen Sie den unteren Rücken nicht durchhängen.
    .en = Do not let your low back sag.
watch-quadruped_hip_extension-2 = Drehen Sie das Becken nicht.
    .en = Do not let your hips turn.
safety-quadruped_hip_extension-1 = Mit einem neuen Kniegelenk fragen Sie vor dem Knien in der Therapie nach.
    .en = After a knee replacement, ask your therapist before you kneel.
safety-quadruped_hip_extension-2 = Nach einer Hüftoperation von vorn führen Sie das Bein nicht weit nach hinten und drehen Sie es nicht nach außen, bis es ärztlich erlaubt ist.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
safety-quadruped_hip_extension-3 = Wenn Handgelenke oder Knie schmerzen, legen Sie etwas Weiches darunter.
    .en = If your wrists or knees hurt, put a soft pad under them.
side-phrase-quadruped_hip_extension = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-seated_knee_extension = Kniestrecken im Sitzen
    .en = Seated knee extension
start-seated_knee_extension = Setzen Sie sich weit hinten auf einen Stuhl, den Rücken angelehnt. Das Knie ist gebeugt, der Fuß am Boden.
    .en = Sit well back on a chair with your back supported. Your knee is bent and your foot is on the floor.
step-seated_knee_extension-1 = Stellen Sie den Stuhl seitlich zur Kamera. Das Übungsbein ist auf der Kameraseite.
    .en = Put the chair sideways to the camera. The leg you train is on the camera side.
step-seated_knee_extension-2 = Setzen Sie sich aufrecht hin, den Rücken an der Lehne.
    .en = Sit up straight with your back against the chair.
step-seated_knee_extension-3 = Strecken Sie das Knie, so weit es geht. Der Oberschenkel bleibt auf dem Sitz.
    .en = Straighten your knee as far as it goes. Keep your thigh on the seat.
step-seated_knee_extension-4 = Halten Sie die Position, dann senken Sie den Fuß langsam.
    .en = Hold the position, then lower your foot slowly.
cue-seated_knee_extension-C1 = Lassen Sie den Rücken an der Lehne.
    .en = Keep your back against the chair.
watch-seated_knee_extension-1 = Der Oberschenkel bleibt auf dem Sitz.
    .en = Keep your thigh on the seat.
safety-seated_knee_extension-1 = Nach einer Kreuzbandoperation verbieten manche Pläne am Anfang, die letzten 40 Grad selbst zu strecken. Halten Sie sich an Ihren Plan.
    .en = After a ligament repair (ACL), some plans forbid straightening the last 40 degrees by yourself at first. Follow your plan.
safety-seated_knee_extension-2 = Nach einer Naht der Sehne über oder unter der Kniescheibe nur, wenn es ärztlich erlaubt ist.
    .en = After a repair of the tendon above or below the kneecap, do this only if your surgeon allows it.
safety-seated_knee_extension-3 = Hören Sie auf, wenn es hinter oder um die Kniescheibe schmerzt.
    .en = Stop if it hurts behind or around your kneecap.
side-phrase-seated_knee_extension = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-seated_knee_flexion = Kniebeugen im Sitzen
    .en = Seated knee flexion
start-seated_knee_flexion = Setzen Sie sich weit hinten auf einen Stuhl, den Fuß am Boden aufgestellt.
    .en = Sit well back on a chair with your foot flat on the floor.
step-seated_knee_flexion-1 = Stellen Sie den Stuhl seitlich zur Kamera. Das Übungsbein ist auf der Kameraseite.
    .en = Put the chair sideways to the camera. The leg you train is on the camera side.
step-seated_knee_flexion-2 = Setzen Sie sich aufrecht hin, den Fuß am Boden aufgestellt.
    .en = Sit up straight with your foot flat on the floor.
step-seated_knee_flexion-3 = Ziehen Sie den Fuß unter den Stuhl zurück, so weit wie besprochen. Am Ende darf die Ferse abheben.
    .en = Slide your foot back under the chair as far as you were told. At the end the heel may lift.
step-seated_knee_flexion-4 = Halten Sie die Position, dann schieben Sie den Fuß nach vorn.
    .en = Hold the position, then slide your foot forward.
cue-seated_knee_flexion-C1 = Sitzen Sie aufrecht.
    .en = Sit up straight.
watch-seated_knee_flexion-1 = Bleiben Sie gleichmäßig auf dem Gesäß sitzen.
    .en = Keep your bottom level on the seat.
safety-seated_knee_flexion-1 = Wenn Sie ärztlich eine Grenze bekommen haben, gehen Sie nur bis dorthin.
    .en = If your surgeon gave you a limit, stop there.
safety-seated_knee_flexion-2 = Wenn die Wunde zieht oder aufgeht, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If your wound pulls or opens, stop and call your clinic.
safety-seated_knee_flexion-3 = Wenn die Wade schmerzt, anschwillt oder warm wird: Hören Sie auf und rufen Sie heute noch Ihre Praxis an. Es kann ein Blutgerinnsel sein.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-seated_knee_flexion-4 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-seated_knee_flexion = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-semi_tandem_stance = Halber Tandemstand
    .en = Semi-tandem stance
start-semi_tandem_stance = Stellen Sie sich mit dem Gesicht zur Kamera, die Füße hüftbreit. Eine Hand liegt auf einer Küchenzeile.
    .en = Stand facing the camera, with your feet as wide as your hips. Keep one hand on a counter.
step-semi_tandem_stance-1 = Stellen Sie sich mit dem Gesicht zur Kamera. Eine Hand liegt auf einer Küchenzeile.
    .en = Face the camera. Keep one hand on a counter.
step-semi_tandem_stance-2 = Stellen Sie die rechte Ferse neben die große Zehe des linken Fußes.
    .en = Put your right heel beside the big toe of your left foot.
step-semi_tandem_stance-3 = Schauen Sie nach vorn und halten Sie die Position.
    .en = Look ahead and hold the position.
step-semi_tandem_stance-4 = Gehen Sie zurück zum Anfang. Beim nächsten Mal ist der linke Fuß vorn.
    .en = Step back to the start. Next time put your left foot in front.
cue-semi_tandem_stance-C2 = Stehen Sie aufrecht.
    .en = Stand up straight.
watch-semi_tandem_stance-1 = Lassen Sie nur los, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = Let go of the counter only if your therapist says you may.
safety-semi_tandem_stance-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-semi_tandem_stance-2 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.
side-phrase-semi_tandem_stance = { $side ->
    [left] LINKER Fuß vorn
   *[right] RECHTER Fuß vorn
}

exercise-short_arc_quad = Kniestrecken über der Rolle
    .en = Short-arc quad
start-short_arc_quad = Legen Sie sich auf den Rücken, eine feste Rolle unter dem Knie. Die Ferse liegt auf dem Bett.
    .en = Lie on your back with a firm roll under your knee. Your heel is on the bed.
step-short_arc_quad-1 = Legen Sie sich auf den Rücken. Das Übungsbein ist auf der Kameraseite.
    .en = Lie on your back. The leg you train is on the camera side.
step-short_arc_quad-2 = Legen Sie eine feste Rolle unter dieses Knie. Die Ferse liegt auf dem Bett.
    .en = Put a firm roll under that knee. Let your heel rest on the bed.
step-short_arc_quad-3 = Heben Sie den Fuß, bis das Knie gestreckt ist. Der Oberschenkel bleibt auf der Rolle.
    .en = Lift your foot until your knee is straight. Keep your thigh on the roll.
step-short_arc_quad-4 = Halten Sie die Position, dann senken Sie den Fuß langsam.
    .en = Hold the position, then lower your foot slowly.
watch-short_arc_quad-1 = Der Oberschenkel bleibt auf der Rolle.
    .en = Keep your thigh on the roll.
safety-short_arc_quad-1 = Nach einer Kreuzbandoperation verbieten manche Pläne am Anfang, die letzten 40 Grad selbst zu strecken. Halten Sie sich an Ihren Plan.
    .en = After a ligament repair (ACL), some plans forbid straightening the last 40 degrees by yourself at first. Follow your plan.
safety-short_arc_quad-2 = Nach einer Naht der Sehne über oder unter der Kniescheibe nur, wenn es ärztlich erlaubt ist.
    .en = After a repair of the tendon above or below the kneecap, do this only if your surgeon allows it.
safety-short_arc_quad-3 = Wenn die Wade schmerzt, anschwillt oder warm wird: Hören Sie auf und rufen Sie heute noch Ihre Praxis an. Es kann ein Blutgerinnsel sein.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-short_arc_quad-4 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-short_arc_quad = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-shoulder_abduction = Arm seitlich heben
    .en = Shoulder abduction
start-shoulder_abduction = Stehen oder sitzen Sie aufrecht, mit dem Gesicht zur Kamera. Die Arme hängen an den Seiten.
    .en = Stand or sit up straight, facing the camera. Let your arms hang at your sides.
step-shoulder_abduction-1 = Stellen Sie sich mit dem Gesicht zur Kamera, die Arme an den Seiten. Die Handflächen zeigen nach vorn.
    .en = Face the camera with your arms at your sides. Turn your palms forward.
step-shoulder_abduction-2 = Heben Sie den gestreckten Arm zur Seite, der Daumen führt. Gehen Sie nur so hoch, wie es ohne Schmerzen geht.
    .en = Raise your straight arm out to the side, thumb leading. Go only as high as is free of pain.
step-shoulder_abduction-3 = Ziehen Sie die Schulter nicht zum Ohr. Der Körper bleibt aufrecht.
    .en = Keep your shoulder away from your ear and your body upright.
step-shoulder_abduction-4 = Senken Sie den Arm langsam.
    .en = Lower your arm slowly.
cue-shoulder_abduction-C2 = Halten Sie den Oberkörper aufrecht.
    .en = Keep your body upright.
cue-shoulder_abduction-C3 = Ziehen Sie die Schulter nicht zum Ohr.
    .en = Keep your shoulder away from your ear.
cue-shoulder_abduction-C11 = Lassen Sie den Ellbogen gestreckt.
    .en = Keep the elbow straight.
cue-shoulder_abduction-C18 = Führen Sie den Arm gerade zur Seite.
    .en = Take the arm straight out to the side.
watch-shoulder_abduction-1 = Über Schulterhöhe zeigt der Daumen nach oben.
    .en = Above shoulder height, keep your thumb up.
safety-shoulder_abduction-1 = Nach einer Schulteroperation heben Sie den Arm erst selbst, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = After a shoulder repair, do not lift the arm yourself until your therapist says you may.
safety-shoulder_abduction-2 = Wenn der Arm beim Heben schmerzt, bleiben Sie unter dieser Höhe.
    .en = If the arm hurts on the way up, stay below that point.
safety-shoulder_abduction-3 = Wenn es oben an der Schulter oder nachts schmerzt, sagen Sie es in der Therapie.
    .en = If it hurts above the shoulder or at night, tell your therapist.
side-phrase-shoulder_abduction = { $side ->
    [left] LINKER Arm
   *[right] RECHTER Arm
}

exercise-shoulder_flexion = Arm nach vorn heben
    .en = Shoulder flexion
start-shoulder_flexion = Stehen oder sitzen Sie aufrecht, seitlich zur Kamera. Die Arme hängen an den Seiten.
    .en = Stand or sit up straight, sideways to the camera. Let your arms hang at your sides.
step-shoulder_flexion-1 = Stellen Sie sich seitlich, den Übungsarm auf der Kameraseite. Der Daumen zeigt nach vorn.
    .en = Stand sideways, with the arm you train on the camera side. Your thumb points forward.
step-shoulder_flexion-2 = Heben Sie den gestreckten Arm nach vorn und oben. Gehen Sie nur so hoch, wie es ohne Schmerzen geht.
    .en = Raise your straight arm forward and up. Go only as high as is free of pain.
step-shoulder_flexion-3 = Ziehen Sie die Schulter nicht zum Ohr. Nicht nach hinten lehnen.
    .en = Keep your shoulder away from your ear. Do not lean back.
step-shoulder_flexion-4 = Senken Sie den Arm langsam.
    .en = Lower your arm slowly.
cue-shoulder_flexion-C1 = Nicht nach hinten lehnen.
    .en = Do not lean back.
cue-shoulder_flexion-C3 = Ziehen Sie die Schulter nicht zum Ohr.
    .en = Keep your shoulder away from your ear.
cue-shoulder_flexion-C11 = Lassen Sie den Ellbogen gestreckt.
    .en = Keep the elbow straight.
cue-shoulder_flexion-C18 = Führen Sie den Arm gerade nach vorn.
    .en = Take the arm straight forward.
watch-shoulder_flexion-1 = Gehen Sie nicht ins Hohlkreuz.
    .en = Do not arch your back.
safety-shoulder_flexion-1 = Nach einer Schulteroperation heben Sie den Arm erst selbst, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = After a shoulder repair, do not lift the arm yourself until your therapist says you may.
safety-shoulder_flexion-2 = Wenn der Arm beim Heben schmerzt, bleiben Sie unter dieser Höhe.
    .en = If the arm hurts on the way up, stay below that point.
safety-shoulder_flexion-3 = Wenn es oben an der Schulter oder nachts schmerzt, sagen Sie es in der Therapie.
    .en = If it hurts above the shoulder or at night, tell your therapist.
side-phrase-shoulder_flexion = { $side ->
    [left] LINKER Arm
   *[right] RECHTER Arm
}

exercise-side_lying_external_rotation = Außenrotation in Seitenlage
    .en = Side-lying external rotation
start-side_lying_external_rotation = Legen Sie sich auf die Seite. Der Übungsarm ist oben. Der Ellbogen liegt gebeugt auf einem gerollten Handtuch, die Hand am Bauch.
    .en = Lie on your side. The arm you train is on top. Its elbow is bent over a rolled towel, with the hand at your belly.
step-side_lying_external_rotation-1 = Legen Sie sich auf die Seite, das Gesicht zur Kamera. Die Übungsseite ist oben.
    .en = Lie on your side, facing the camera. The side you train is on top.
step-side_lying_external_rotation-2 = Beugen Sie den oberen Ellbogen rechtwinklig. Legen Sie ihn auf ein gerolltes Handtuch an der Seite.
    .en = Bend your top elbow to a right angle. Rest it on a rolled towel at your side.
step-side_lying_external_rotation-3 = Drehen Sie den Unterarm nach oben zur Decke.
    .en = Turn your forearm up towards the ceiling.
step-side_lying_external_rotation-4 = Senken Sie den Unterarm langsam.
    .en = Lower your forearm slowly.
cue-side_lying_external_rotation-C16 = Nicht nach hinten rollen.
    .en = Do not roll back.
cue-side_lying_external_rotation-C10 = Lassen Sie den Ellbogen am Handtuch.
    .en = Keep your elbow on the towel.
cue-side_lying_external_rotation-C3 = Ziehen Sie die Schulter nicht zum Ohr.
    .en = Keep your shoulder away from your ear.
watch-side_lying_external_rotation-1 = Nicht nach hinten rollen.
    .en = Do not roll back.
watch-side_lying_external_rotation-2 = Ziehen Sie die Schulter nicht hoch.
    .en = Do not shrug your shoulder.
safety-side_lying_external_rotation-1 = Nach einer Schulteroperation warten Sie, bis in der Therapie die Kräftigung beginnt.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-side_lying_external_rotation-2 = Wenn es oben an der Schulter oder nachts schmerzt, sagen Sie es in der Therapie.
    .en = If it hurts above the shoulder or at night, tell your therapist.
side-phrase-side_lying_external_rotation = { $side ->
    [left] LINKER Arm oben
   *[right] RECHTER Arm oben
}

exercise-side_lying_hip_abduction = Bein heben in Seitenlage
    .en = Side-lying hip abduction
start-side_lying_hip_abduction = Legen Sie sich auf die Seite. Das Übungsbein ist oben, in einer Linie mit dem Körper. Das andere Knie darf gebeugt sein.
    .en = Lie on your side. The leg you train is on top, in line with your body. The other knee may bend.
step-side_lying_hip_abduction-1 = Legen Sie sich auf die Seite, das Gesicht zur Kamera. Die Übungsseite ist oben.
    .en = Lie on your side, facing the camera. The side you train is on top.
step-side_lying_hip_abduction-2 = Eine Hüfte bleibt über der anderen. Die obere Ferse ist etwas hinter dem Körper.
    .en = Keep one hip above the other. Your top heel is a little behind you.
step-side_lying_hip_abduction-3 = Heben Sie das obere Bein gestreckt zur Decke. Die Zehen zeigen nach vorn.
    .en = Lift your straight top leg towards the ceiling. Your toes point forward.
step-side_lying_hip_abduction-4 = Halten Sie die Position, dann senken Sie das Bein langsam.
    .en = Hold the position, then lower your leg slowly.
cue-side_lying_hip_abduction-C18 = Lassen Sie das Bein in einer Linie mit dem Körper.
    .en = Keep the leg in line with your body.
cue-side_lying_hip_abduction-C16 = Nicht nach hinten rollen.
    .en = Do not roll back.
watch-side_lying_hip_abduction-1 = Lassen Sie das Knie gestreckt.
    .en = Keep your knee straight.
watch-side_lying_hip_abduction-2 = Nicht nach hinten rollen.
    .en = Do not roll back.
safety-side_lying_hip_abduction-1 = Nach einer Naht der seitlichen Hüftmuskeln oder einer Hüftoperation von der Seite warten Sie, bis es ärztlich erlaubt ist.
    .en = After a repair of the outer hip muscles, or a hip replacement from the side, wait until your surgeon allows this.
safety-side_lying_hip_abduction-2 = Mit einem neuen Hüftgelenk fragen Sie, auf welcher Seite Sie liegen dürfen und ob Sie ein Kissen zwischen den Beinen brauchen.
    .en = After a hip replacement, ask on which side you may lie, and if you need a pillow between your legs.
side-phrase-side_lying_hip_abduction = { $side ->
    [left] LINKES Bein oben
   *[right] RECHTES Bein oben
}

exercise-single_leg_stance = Einbeinstand
    .en = Single-leg stance
start-single_leg_stance = Stehen Sie auf beiden Füßen, mit dem Gesicht zur Kamera. Eine Hand liegt auf einer Küchenzeile.
    .en = Stand on both feet, facing the camera. Keep one hand on a counter.
step-single_leg_stance-1 = Stellen Sie sich mit dem Gesicht zur Kamera. Eine Hand liegt auf einer Küchenzeile.
    .en = Face the camera. Keep one hand on a counter.
step-single_leg_stance-2 = Stehen Sie auf dem Übungsbein. Heben Sie den anderen Fuß.
    .en = Stand on the leg you train. Lift the other foot.
step-single_leg_stance-3 = Schauen Sie nach vorn und halten Sie die Position.
    .en = Look ahead and hold the position.
step-single_leg_stance-4 = Stellen Sie den Fuß ab.
    .en = Put your foot down.
cue-single_leg_stance-C2 = Stehen Sie aufrecht.
    .en = Stand up straight.
cue-single_leg_stance-C4 = Halten Sie das Becken gerade.
    .en = Keep your hips level.
cue-single_leg_stance-C20 = Der Standfuß bleibt, wo er ist.
    .en = Keep your standing foot where it is.
watch-single_leg_stance-1 = Lassen Sie nur los, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = Let go of the counter only if your therapist says you may.
safety-single_leg_stance-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-single_leg_stance-2 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.
side-phrase-single_leg_stance = { $side ->
    [left] Stehen Sie auf dem LINKEN Bein
   *[right] Stehen Sie auf dem RECHTEN Bein
}

exercise-sit_to_stand = Aufstehen vom Stuhl
    .en = Sit to stand
start-sit_to_stand = Setzen Sie sich vorn auf einen festen Stuhl, der an der Wand steht. Die Füße stehen etwas hinter den Knien.
    .en = Sit near the front of a firm chair against a wall. Your feet are on the floor, a little behind your knees.
step-sit_to_stand-1 = Stellen Sie den Stuhl an eine Wand, seitlich zur Kamera.
    .en = Put the chair against a wall, sideways to the camera.
step-sit_to_stand-2 = Setzen Sie sich weit vorn hin. Stellen Sie die Füße etwas hinter die Knie.
    .en = Sit near the front edge. Put your feet a little behind your knees.
step-sit_to_stand-3 = Beugen Sie sich vor und stehen Sie ganz auf. Nehmen Sie die Hände, wenn nötig.
    .en = Lean forward and stand up straight. Use your hands if you need them.
step-sit_to_stand-4 = Setzen Sie sich langsam. Nicht fallen lassen.
    .en = Sit down slowly. Do not drop.
cue-sit_to_stand-C15 = Versuchen Sie es ohne Hände.
    .en = Try it without your hands.
cue-sit_to_stand-C1 = Richten Sie beim Aufstehen den Oberkörper auf.
    .en = Straighten up as you stand.
watch-sit_to_stand-1 = Belasten Sie beide Füße gleich stark.
    .en = Put the same weight on both feet.
watch-sit_to_stand-2 = Stehen Sie in einem Zug auf. Nicht schaukeln.
    .en = Stand up in one go. Do not rock.
safety-sit_to_stand-1 = Der Stuhl muss an einer Wand stehen.
    .en = The chair must stand against a wall.
safety-sit_to_stand-2 = Wenn Ihnen beim Aufstehen schwindlig wird, setzen Sie sich und warten Sie.
    .en = If you get dizzy when you stand up, sit down and wait.
safety-sit_to_stand-3 = Mit einem neuen Hüftgelenk nehmen Sie einen höheren Sitz.
    .en = After a hip replacement, use a higher seat.
safety-sit_to_stand-4 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.

exercise-split_squat = Kniebeuge im Schritt
    .en = Split squat
start-split_squat = Stellen Sie einen Fuß einen großen Schritt vor den anderen, seitlich zur Kamera. Halten Sie sich an einer Küchenzeile fest.
    .en = Put one foot a long step in front of the other, sideways to the camera. Hold on to a counter.
step-split_squat-1 = Stellen Sie sich seitlich, das Übungsbein auf der Kameraseite. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-split_squat-2 = Stellen Sie diesen Fuß einen großen Schritt vor den anderen. Beide Füße bleiben dort.
    .en = Put that foot a long step in front of the other. Both feet stay there.
step-split_squat-3 = Beugen Sie beide Knie und gehen Sie gerade nach unten, nur so tief wie besprochen.
    .en = Bend both knees and go straight down. Go only as low as you were told.
step-split_squat-4 = Drücken Sie sich mit dem vorderen Fuß hoch.
    .en = Push through your front foot and come up.
cue-split_squat-C7 = Das Knie zeigt zu den Zehen, nicht nach innen.
    .en = Point your knee to your toes, not inward.
cue-split_squat-C1 = Halten Sie den Oberkörper aufrecht.
    .en = Keep your body upright.
cue-split_squat-C9 = Lassen Sie die Ferse des vorderen Fußes am Boden.
    .en = Keep your front heel on the floor.
watch-split_squat-1 = Das vordere Knie fällt nicht nach innen.
    .en = Do not let your front knee fall inward.
safety-split_squat-1 = Halten Sie sich mit einer Hand an einer Küchenzeile oder einem Geländer fest.
    .en = Hold on to a counter or a rail with one hand.
safety-split_squat-2 = Wenn es um die Kniescheibe schmerzt, beugen Sie weniger.
    .en = If it hurts around your kneecap, bend less.
safety-split_squat-3 = Nach einer Hüftoperation von vorn führen Sie das Bein nicht weit nach hinten und drehen Sie es nicht nach außen, bis es ärztlich erlaubt ist.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
side-phrase-split_squat = { $side ->
    [left] LINKER Fuß vorn
   *[right] RECHTER Fuß vorn
}

exercise-squat = Kniebeuge
    .en = Squat
start-squat = Stehen Sie aufrecht, die Füße hüftbreit. Halten Sie sich an einer Küchenzeile fest, wenn nötig.
    .en = Stand up straight with your feet as wide as your hips. Hold on to a counter if you need to.
step-squat-1 = Stellen Sie sich seitlich zur Kamera, die Füße hüftbreit.
    .en = Stand sideways to the camera, with your feet as wide as your hips.
step-squat-2 = Schieben Sie das Gesäß nach hinten und beugen Sie die Knie, als wollten Sie sich auf einen Stuhl setzen.
    .en = Push your hips back and bend your knees, as if to sit on a chair.
step-squat-3 = Gehen Sie nur so tief wie besprochen und ohne Schmerzen.
    .en = Go only as low as you were told and as is free of pain.
step-squat-4 = Drücken Sie die Füße in den Boden und stehen Sie ganz auf.
    .en = Push through your feet and stand up straight.
cue-squat-C7 = Die Knie zeigen zu den Zehen, nicht nach innen.
    .en = Point your knees to your toes, not inward.
cue-squat-C8 = Das Gesäß weiter nach hinten.
    .en = Sit back more.
cue-squat-C9 = Lassen Sie die Fersen am Boden.
    .en = Keep your heels on the floor.
cue-squat-C1 = Richten Sie den Oberkörper etwas auf.
    .en = Straighten up a little.
cue-squat-C5 = Belasten Sie beide Füße gleich stark.
    .en = Put the same weight on both feet.
watch-squat-1 = Die Knie fallen nicht nach innen oder außen.
    .en = Do not let your knees fall in or out.
safety-squat-1 = Gehen Sie nicht tiefer als besprochen. Hören Sie auf, wo es zu schmerzen beginnt.
    .en = Go no lower than you were told. Stop where it begins to hurt.
safety-squat-2 = Wenn es um die Kniescheibe schmerzt, beugen Sie weniger.
    .en = If it hurts around your kneecap, bend less.
safety-squat-3 = Wenn Sie unsicher stehen, halten Sie sich an einer Küchenzeile fest.
    .en = If you feel unsteady, hold on to a counter.

exercise-standing_hamstring_curl = Ferse zum Gesäß im Stehen
    .en = Standing hamstring curl
start-standing_hamstring_curl = Stehen Sie aufrecht, seitlich zur Kamera. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-standing_hamstring_curl-1 = Stellen Sie sich seitlich, das Übungsbein auf der Kameraseite. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-standing_hamstring_curl-2 = Beide Oberschenkel bleiben nebeneinander.
    .en = Keep both thighs side by side.
step-standing_hamstring_curl-3 = Beugen Sie das Knie und führen Sie die Ferse zum Gesäß.
    .en = Bend your knee and bring your heel up towards your bottom.
step-standing_hamstring_curl-4 = Halten Sie die Position, dann senken Sie den Fuß langsam.
    .en = Hold the position, then lower your foot slowly.
cue-standing_hamstring_curl-C1 = Stehen Sie aufrecht.
    .en = Stand up straight.
cue-standing_hamstring_curl-C12 = Langsamer. Das Bein nicht schwingen.
    .en = Slower. Do not swing the leg.
watch-standing_hamstring_curl-1 = Der Oberschenkel schwingt nicht nach vorn.
    .en = Do not let your thigh swing forward.
safety-standing_hamstring_curl-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-standing_hamstring_curl-2 = Bei einem Krampf hinten im Oberschenkel hören Sie auf und ruhen Sie sich aus.
    .en = If the back of your thigh cramps, stop and rest.
side-phrase-standing_hamstring_curl = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-standing_hip_abduction = Bein abspreizen im Stehen
    .en = Standing hip abduction
start-standing_hip_abduction = Stehen Sie aufrecht, mit dem Gesicht zur Kamera. Halten Sie sich an einer Küchenzeile oder einem Geländer fest.
    .en = Stand up straight, facing the camera. Hold on to a counter or a rail.
step-standing_hip_abduction-1 = Stellen Sie sich mit dem Gesicht zur Kamera. Halten Sie sich an Küchenzeile oder Geländer fest.
    .en = Stand facing the camera. Hold on to a counter or a rail.
step-standing_hip_abduction-2 = Stehen Sie aufrecht, das Gewicht auf dem anderen Bein.
    .en = Stand up straight with your weight on the other leg.
step-standing_hip_abduction-3 = Heben Sie das gestreckte Bein zur Seite. Die Zehen zeigen nach vorn.
    .en = Lift your straight leg out to the side. Keep your toes pointing forward.
step-standing_hip_abduction-4 = Halten Sie die Position, dann senken Sie das Bein langsam.
    .en = Hold the position, then lower your leg slowly.
cue-standing_hip_abduction-C2 = Stehen Sie aufrecht. Nicht zur Seite lehnen.
    .en = Stand up straight. Do not lean to the side.
cue-standing_hip_abduction-C4 = Halten Sie das Becken gerade.
    .en = Keep your hips level.
cue-standing_hip_abduction-C18 = Führen Sie das Bein gerade zur Seite.
    .en = Take the leg straight to the side.
watch-standing_hip_abduction-1 = Drehen Sie den Fuß nicht nach außen.
    .en = Do not turn your foot out.
watch-standing_hip_abduction-2 = Das Knie des Standbeins bleibt ruhig.
    .en = Keep the knee of the standing leg still.
safety-standing_hip_abduction-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-standing_hip_abduction-2 = Nach einer Naht der seitlichen Hüftmuskeln oder einer Hüftoperation von der Seite warten Sie, bis es ärztlich erlaubt ist.
    .en = After a repair of the outer hip muscles, or a hip replacement from the side, wait until your surgeon allows this.
safety-standing_hip_abduction-3 = Mit einem neuen Hüftgelenk führen Sie das Bein beim Zurückkommen nicht über die Körpermitte.
    .en = After a hip replacement, do not let the leg cross the middle on the way back.
side-phrase-standing_hip_abduction = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-standing_hip_extension = Bein nach hinten im Stehen
    .en = Standing hip extension
start-standing_hip_extension = Stehen Sie aufrecht, seitlich zur Kamera. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-standing_hip_extension-1 = Stellen Sie sich seitlich, das Übungsbein auf der Kameraseite. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-standing_hip_extension-2 = Stehen Sie aufrecht.
    .en = Stand up straight.
step-standing_hip_extension-3 = Führen Sie das gestreckte Bein nach hinten. Nicht nach vorn lehnen.
    .en = Move your straight leg back. Do not lean forward.
step-standing_hip_extension-4 = Führen Sie es langsam zurück.
    .en = Bring it back slowly.
cue-standing_hip_extension-C1 = Stehen Sie aufrecht. Nicht nach vorn lehnen.
    .en = Stand up straight. Do not lean forward.
cue-standing_hip_extension-C6 = Lassen Sie das Knie gestreckt.
    .en = Keep the knee straight.
watch-standing_hip_extension-1 = Gehen Sie nicht ins Hohlkreuz.
    .en = Do not arch your back.
safety-standing_hip_extension-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-standing_hip_extension-2 = Nach einer Hüftoperation von vorn führen Sie das Bein nicht weit nach hinten und drehen Sie es nicht nach außen, bis es ärztlich erlaubt ist.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
safety-standing_hip_extension-3 = Bei engem Wirbelkanal (Spinalkanalstenose) bleiben Sie, wo es angenehm ist.
    .en = With spinal stenosis (a narrow spinal canal), stay where it is comfortable.
side-phrase-standing_hip_extension = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-standing_side_bend = Seitneigen im Stehen
    .en = Standing side-bend
start-standing_side_bend = Stehen Sie aufrecht, mit dem Gesicht zur Kamera. Die Füße stehen hüftbreit, die Arme hängen an den Seiten.
    .en = Stand up straight, facing the camera. Your feet are as wide as your hips and your arms are at your sides.
step-standing_side_bend-1 = Stellen Sie sich mit dem Gesicht zur Kamera, die Füße hüftbreit.
    .en = Face the camera with your feet as wide as your hips.
step-standing_side_bend-2 = Schieben Sie eine Hand außen am Oberschenkel hinunter. Neigen Sie sich gerade zur Seite.
    .en = Slide one hand down the outside of your thigh. Bend straight to the side.
step-standing_side_bend-3 = Füße und Becken bleiben ruhig.
    .en = Keep your feet and hips still.
step-standing_side_bend-4 = Richten Sie sich auf und neigen Sie sich zur anderen Seite.
    .en = Come up and bend to the other side.
cue-standing_side_bend-C5 = Lassen Sie das Becken in der Mitte.
    .en = Keep your hips in the middle.
cue-standing_side_bend-C16 = Nicht drehen. Neigen Sie sich gerade zur Seite.
    .en = Do not turn. Bend straight to the side.
watch-standing_side_bend-1 = Nicht nach vorn lehnen.
    .en = Do not lean forward.
safety-standing_side_bend-1 = Bei Osteoporose neigen Sie sich nur sanft.
    .en = With thin bones (osteoporosis), bend gently.
safety-standing_side_bend-2 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
side-phrase-standing_side_bend = { $side ->
    [left] Nach LINKS
   *[right] Nach RECHTS
}

exercise-step_up = Stufensteigen
    .en = Step-up
start-step_up = Halten Sie sich an einem Geländer fest. Der Fuß des Übungsbeins steht ganz auf einer niedrigen Stufe.
    .en = Hold on to a rail. The foot of the leg you train is flat on a low step.
step-step_up-1 = Stellen Sie die Stufe seitlich zur Kamera, neben ein Geländer. Das Übungsbein ist auf der Kameraseite.
    .en = Put the step sideways to the camera, beside a rail. The leg you train is on the camera side.
step-step_up-2 = Stellen Sie diesen Fuß ganz auf die Stufe. Halten Sie sich am Geländer fest.
    .en = Put that whole foot on the step. Hold on to the rail.
step-step_up-3 = Drücken Sie sich mit diesem Fuß hoch, bis das Knie gestreckt ist.
    .en = Push through that foot and rise until your knee is straight.
step-step_up-4 = Gehen Sie langsam hinunter, der andere Fuß zuerst. Der Übungsfuß bleibt auf der Stufe.
    .en = Step down slowly with the other foot first. The foot you train stays on the step.
cue-step_up-C7 = Das Knie zeigt zu den Zehen, nicht nach innen.
    .en = Point your knee to your toes, not inward.
cue-step_up-C4 = Halten Sie das Becken gerade.
    .en = Keep your hips level.
cue-step_up-C1 = Halten Sie den Oberkörper aufrecht.
    .en = Keep your body upright.
cue-step_up-C20 = Der Fuß bleibt auf der Stufe.
    .en = Keep your foot on the step.
watch-step_up-1 = Stoßen Sie sich nicht mit dem Fuß am Boden ab.
    .en = Do not push off with the foot on the floor.
safety-step_up-1 = Halten Sie sich an einem Geländer oder einem schweren Tisch fest.
    .en = Hold on to a rail or a heavy table.
safety-step_up-2 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.
safety-step_up-3 = Wenn es um die Kniescheibe schmerzt, beugen Sie weniger.
    .en = If it hurts around your kneecap, bend less.
side-phrase-step_up = { $side ->
    [left] LINKER Fuß auf der Stufe
   *[right] RECHTER Fuß auf der Stufe
}

exercise-straight_leg_raise = Gestrecktes Bein heben
    .en = Straight leg raise
start-straight_leg_raise = Legen Sie sich auf den Rücken. Das Übungsbein ist gestreckt. Das andere Knie ist gebeugt, der Fuß aufgestellt.
    .en = Lie on your back. The leg you train is straight. Bend the other knee, with the foot on the bed.
step-straight_leg_raise-1 = Legen Sie sich auf den Rücken. Das Übungsbein ist auf der Kameraseite.
    .en = Lie on your back. The leg you train is on the camera side.
step-straight_leg_raise-2 = Beugen Sie das andere Knie und stellen Sie diesen Fuß auf.
    .en = Bend the other knee and put that foot flat on the bed.
step-straight_leg_raise-3 = Spannen Sie den Oberschenkel an und heben Sie das gestreckte Bein. Nicht höher als das andere Knie.
    .en = Tighten your thigh and lift the straight leg. Go no higher than the other knee.
step-straight_leg_raise-4 = Halten Sie die Position, dann senken Sie das Bein langsam.
    .en = Hold the position, then lower your leg slowly.
cue-straight_leg_raise-C6 = Lassen Sie das Knie gestreckt.
    .en = Keep the knee straight.
cue-straight_leg_raise-C12 = Langsamer. Das Bein nicht schwingen.
    .en = Slower. Do not swing the leg.
watch-straight_leg_raise-1 = Der untere Rücken und das Becken bleiben auf dem Bett.
    .en = Keep your low back and hips on the bed.
watch-straight_leg_raise-2 = Lassen Sie das Knie gestreckt.
    .en = Keep your knee straight.
safety-straight_leg_raise-1 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-straight_leg_raise-2 = Mit einem neuen Hüftgelenk nur, wenn es ärztlich erlaubt ist.
    .en = After a hip replacement, do this only if your surgeon allows it.
safety-straight_leg_raise-3 = Nach einer Naht der Sehne über oder unter der Kniescheibe nur, wenn es ärztlich erlaubt ist.
    .en = After a repair of the tendon above or below the kneecap, do this only if your surgeon allows it.
side-phrase-straight_leg_raise = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-supine_cane_flexion = Arme heben mit Stock
    .en = Supine cane flexion
start-supine_cane_flexion = Legen Sie sich auf den Rücken, die Knie gebeugt. Halten Sie einen Stock in beiden Händen, auf den Oberschenkeln.
    .en = Lie on your back with your knees bent. Hold a stick in both hands, on your thighs.
step-supine_cane_flexion-1 = Legen Sie sich auf den Rücken, die Knie gebeugt. Die schmerzende Seite ist auf der Kameraseite.
    .en = Lie on your back with your knees bent. Your sore side is on the camera side.
step-supine_cane_flexion-2 = Halten Sie einen Stock in beiden Händen, die Ellbogen gestreckt.
    .en = Hold a stick in both hands with your elbows straight.
step-supine_cane_flexion-3 = Der gesunde Arm führt den Stock nach oben und über den Kopf.
    .en = Let your good arm take the stick up and over your head.
step-supine_cane_flexion-4 = Halten Sie die Position, dann führen Sie ihn langsam zurück.
    .en = Hold the position, then bring it back slowly.
cue-supine_cane_flexion-C19 = Rippen und unterer Rücken bleiben liegen.
    .en = Keep your ribs and low back down.
cue-supine_cane_flexion-C11 = Lassen Sie die Ellbogen gestreckt.
    .en = Keep your elbows straight.
watch-supine_cane_flexion-1 = Gehen Sie nicht ins Hohlkreuz.
    .en = Do not arch your back.
safety-supine_cane_flexion-1 = Nach einer Operation arbeitet nur der gesunde Arm, bis Sie etwas anderes hören.
    .en = After an operation, let the good arm do the work until you are told otherwise.
safety-supine_cane_flexion-2 = Wenn Sie ärztlich eine Grenze bekommen haben, gehen Sie nur bis dorthin.
    .en = If your surgeon gave you a limit, stop there.
side-phrase-supine_cane_flexion = { $side ->
    [left] LINKER Arm ist der Übungsarm
   *[right] RECHTER Arm ist der Übungsarm
}

exercise-table_slide = Tischrutschen
    .en = Table slide
start-table_slide = Setzen Sie sich an einen Tisch, seitlich zur Kamera. Beide Hände liegen auf einem Tuch vor Ihnen.
    .en = Sit at a table, sideways to the camera. Both hands are on a cloth in front of you.
step-table_slide-1 = Setzen Sie sich an einen Tisch, den Übungsarm auf der Kameraseite.
    .en = Sit at a table, with the arm you train on the camera side.
step-table_slide-2 = Legen Sie beide Hände auf ein Tuch auf dem Tisch.
    .en = Put both hands on a cloth on the table.
step-table_slide-3 = Beugen Sie sich vor und schieben Sie beide Hände von sich weg.
    .en = Lean forward and slide both hands away from you.
step-table_slide-4 = Rutschen Sie langsam zurück.
    .en = Slide back slowly.
cue-table_slide-C3 = Ziehen Sie die Schulter nicht zum Ohr.
    .en = Keep your shoulder away from your ear.
cue-table_slide-C14 = Stopp. Das ist Ihre Grenze. Langsam zurück.
    .en = Stop. That is your limit. Come back slowly.
watch-table_slide-1 = Ziehen Sie die Schulter nicht hoch.
    .en = Do not shrug your shoulder.
safety-table_slide-1 = Wenn Sie ärztlich eine Grenze bekommen haben, gehen Sie nur bis dorthin.
    .en = If your surgeon gave you a limit, stop there.
safety-table_slide-2 = Nach einer Schulteroperation heben Sie den Arm erst selbst, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = After a shoulder repair, do not lift the arm yourself until your therapist says you may.
side-phrase-table_slide = { $side ->
    [left] LINKER Arm
   *[right] RECHTER Arm
}

exercise-tandem_stance = Tandemstand
    .en = Tandem stance
start-tandem_stance = Stellen Sie sich mit dem Gesicht zur Kamera, die Füße hüftbreit. Eine Hand liegt auf einer Küchenzeile.
    .en = Stand facing the camera, with your feet as wide as your hips. Keep one hand on a counter.
step-tandem_stance-1 = Stellen Sie sich mit dem Gesicht zur Kamera. Eine Hand liegt auf einer Küchenzeile.
    .en = Face the camera. Keep one hand on a counter.
step-tandem_stance-2 = Stellen Sie den rechten Fuß gerade vor den linken, Ferse an Zehen.
    .en = Put your right foot straight in front of your left, heel to toe.
step-tandem_stance-3 = Schauen Sie nach vorn und halten Sie die Position.
    .en = Look ahead and hold the position.
step-tandem_stance-4 = Gehen Sie zurück zum Anfang. Beim nächsten Mal ist der linke Fuß vorn.
    .en = Step back to the start. Next time put your left foot in front.
cue-tandem_stance-C2 = Stehen Sie aufrecht.
    .en = Stand up straight.
watch-tandem_stance-1 = Lassen Sie nur los, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = Let go of the counter only if your therapist says you may.
safety-tandem_stance-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-tandem_stance-2 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.
side-phrase-tandem_stance = { $side ->
    [left] LINKER Fuß vorn
   *[right] RECHTER Fuß vorn
}

exercise-toe_raise = Fußspitzen anheben
    .en = Toe raise
start-toe_raise = Stehen Sie aufrecht, seitlich zur Kamera. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-toe_raise-1 = Stellen Sie sich seitlich zur Kamera. Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest.
    .en = Stand sideways to the camera. Hold on to a kitchen counter or a heavy table.
step-toe_raise-2 = Lassen Sie die Knie gestreckt.
    .en = Keep your knees straight.
step-toe_raise-3 = Heben Sie beide Fußspitzen an. Bleiben Sie auf den Fersen.
    .en = Lift the front of both feet. Stay on your heels.
step-toe_raise-4 = Senken Sie die Fußspitzen langsam.
    .en = Lower your toes slowly.
cue-toe_raise-C1 = Stehen Sie aufrecht. Nicht mit dem Gesäß nach hinten ausweichen.
    .en = Stand up straight. Do not push your bottom back.
watch-toe_raise-1 = Nicht mit dem Gesäß nach hinten ausweichen.
    .en = Do not push your bottom back.
safety-toe_raise-1 = Sie können nach hinten fallen. Halten Sie sich mit beiden Händen an einer Küchenzeile fest.
    .en = You can fall backwards. Hold on to a counter with both hands.
safety-toe_raise-2 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.

exercise-wall_sit = Wandsitz
    .en = Wall sit
start-wall_sit = Stellen Sie sich mit dem Rücken an eine Wand. Die Füße stehen einen Schritt davor.
    .en = Stand with your back against a wall. Your feet are a step in front of it.
step-wall_sit-1 = Ziehen Sie rutschfeste Schuhe an. Stellen Sie sich mit dem Rücken an eine Wand, seitlich zur Kamera.
    .en = Put on shoes that do not slip. Stand with your back against a wall, sideways to the camera.
step-wall_sit-2 = Rutschen Sie hinunter, bis die Knie so weit gebeugt sind wie besprochen.
    .en = Slide down until your knees are as bent as you were told.
step-wall_sit-3 = Halten Sie die Position. Atmen Sie weiter.
    .en = Hold the position. Keep breathing.
step-wall_sit-4 = Rutschen Sie wieder nach oben.
    .en = Slide up again.
cue-wall_sit-C1 = Rücken und Becken bleiben an der Wand.
    .en = Keep your back and hips on the wall.
watch-wall_sit-1 = Belasten Sie beide Füße gleich stark.
    .en = Put the same weight on both feet.
safety-wall_sit-1 = Tragen Sie rutschfeste Schuhe. Stellen Sie einen Stuhl in die Nähe.
    .en = Wear shoes that do not slip. Keep a chair near you.
safety-wall_sit-2 = Atmen Sie weiter. Luftanhalten erhöht den Blutdruck.
    .en = Keep breathing. Holding your breath raises your blood pressure.
safety-wall_sit-3 = Bei Schmerzen um die Kniescheibe bleiben Sie höher als auf einem Stuhl: nicht mehr als 60 Grad.
    .en = With pain around the kneecap, stay higher than a chair: bend no more than 60 degrees.

exercise-wall_slide = Wandrutschen
    .en = Wall slide
start-wall_slide = Stellen Sie sich vor eine Wand. Beide Unterarme liegen an der Wand, die Ellbogen unter Schulterhöhe.
    .en = Stand facing a wall. Both forearms are on the wall, elbows below your shoulders.
step-wall_slide-1 = Stellen Sie sich vor eine Wand, den Übungsarm auf der Kameraseite.
    .en = Stand facing a wall, with the arm you train on the camera side.
step-wall_slide-2 = Legen Sie beide Unterarme an die Wand und schieben Sie sie nach oben.
    .en = Put both forearms on the wall and slide them up.
step-wall_slide-3 = Gehen Sie so hoch, wie es ohne Schmerzen geht. Ziehen Sie die Schultern nicht zu den Ohren.
    .en = Go as high as you can without pain. Keep your shoulders away from your ears.
step-wall_slide-4 = Halten Sie die Position, dann gehen Sie langsam nach unten.
    .en = Hold the position, then come down slowly.
cue-wall_slide-C3 = Ziehen Sie die Schulter nicht zum Ohr.
    .en = Keep your shoulder away from your ear.
cue-wall_slide-C1 = Stehen Sie aufrecht. Nicht ausweichen.
    .en = Stand up straight. Do not lean.
watch-wall_slide-1 = Gehen Sie nicht ins Hohlkreuz.
    .en = Do not arch your back.
safety-wall_slide-1 = Nach einer Schulteroperation heben Sie den Arm erst selbst, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = After a shoulder repair, do not lift the arm yourself until your therapist says you may.
safety-wall_slide-2 = Wenn der Arm beim Heben schmerzt, bleiben Sie unter dieser Höhe.
    .en = If the arm hurts on the way up, stay below that point.
safety-wall_slide-3 = Wenn Sie ärztlich eine Grenze bekommen haben, gehen Sie nur bis dorthin.
    .en = If your surgeon gave you a limit, stop there.
side-phrase-wall_slide = { $side ->
    [left] LINKER Arm
   *[right] RECHTER Arm
}

exercise-wrist_flexion = Handgelenk beugen
    .en = Wrist flexion
start-wrist_flexion = Setzen Sie sich, den Unterarm auf einem Tisch, die Handfläche nach unten. Die Hand ist über der Kante und nach oben gebeugt.
    .en = Sit with your forearm on a table, palm down. Your hand is over the edge and bent up.
step-wrist_flexion-1 = Setzen Sie sich seitlich zur Kamera. Legen Sie den Unterarm auf einen Tisch, die Handfläche nach unten, die Hand über der Kante.
    .en = Sit sideways to the camera. Put your forearm on a table, palm down, with your hand over the edge.
step-wrist_flexion-2 = Beugen Sie die Hand nach oben, so weit es geht.
    .en = Bend your hand up as far as it goes.
step-wrist_flexion-3 = Lassen Sie sie nach unten sinken, so weit es geht.
    .en = Let it bend down as far as it goes.
step-wrist_flexion-4 = Der Unterarm bleibt auf dem Tisch.
    .en = Keep your forearm on the table.
watch-wrist_flexion-1 = Der Unterarm bleibt auf dem Tisch.
    .en = Keep your forearm on the table.
safety-wrist_flexion-1 = Nach einem Handgelenksbruch bewegen Sie nur so weit, wie es Ihnen in der Therapie erlaubt wurde.
    .en = After a broken wrist, move only as far as your therapist says.
safety-wrist_flexion-2 = Wenn Finger taub werden oder kribbeln, hören Sie auf und sagen Sie es in der Therapie.
    .en = If your fingers go numb or tingle, stop and tell your therapist.
side-phrase-wrist_flexion = { $side ->
    [left] LINKE Hand
   *[right] RECHTE Hand
}

# Stretches, further strength and balance, tests.

exercise-calf_stretch = Wadendehnung
    .en = Calf stretch
start-calf_stretch = Stellen Sie sich vor eine Wand, die Hände an der Wand. Das Übungsbein steht einen Schritt hinten, die Ferse am Boden.
    .en = Stand at a wall with your hands on it. The leg you train is a step behind, its heel down.
step-calf_stretch-1 = Stellen Sie sich vor eine Wand, seitlich zur Kamera. Legen Sie beide Hände an die Wand.
    .en = Stand at a wall, sideways to the camera. Put both hands on the wall.
step-calf_stretch-2 = Machen Sie mit dem Übungsbein einen großen Schritt nach hinten. Es ist auf der Kameraseite.
    .en = Take a long step back with the leg you train. It is on the camera side.
step-calf_stretch-3 = Dieses Knie bleibt gestreckt, diese Ferse am Boden. Beugen Sie das vordere Knie und lehnen Sie sich zur Wand.
    .en = Keep that knee straight and that heel down. Bend the front knee and lean to the wall.
step-calf_stretch-4 = Halten Sie die Position, dann gehen Sie zurück.
    .en = Hold the position, then come back.
cue-calf_stretch-C9 = Lassen Sie die Ferse am Boden.
    .en = Keep your heel on the floor.
cue-calf_stretch-C6 = Lassen Sie das hintere Knie gestreckt.
    .en = Keep the back knee straight.
watch-calf_stretch-1 = Die Zehen des hinteren Fußes zeigen nach vorn.
    .en = Point the toes of the back foot straight ahead.
watch-calf_stretch-2 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
safety-calf_stretch-1 = Ist die Wade geschwollen oder warm, dehnen Sie nicht und rufen Sie noch heute Ihre Praxis an. Es kann ein Blutgerinnsel sein.
    .en = If your calf is swollen or warm, do not stretch it and call your clinic today. It may be a blood clot.
safety-calf_stretch-2 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-calf_stretch-3 = Nach einer Naht der Achillessehne nur, wenn es ärztlich erlaubt ist.
    .en = After an Achilles tendon repair, do this only if your surgeon allows it.
side-phrase-calf_stretch = { $side ->
    [left] LINKES Bein hinten
   *[right] RECHTES Bein hinten
}

exercise-soleus_stretch = Dehnung der tiefen Wade
    .en = Soleus stretch
start-soleus_stretch = Stellen Sie sich vor eine Wand, die Hände an der Wand. Das Übungsbein steht einen Schritt hinten, die Ferse am Boden.
    .en = Stand at a wall with your hands on it. The leg you train is a step behind, its heel down.
step-soleus_stretch-1 = Stellen Sie sich vor eine Wand, seitlich zur Kamera. Legen Sie beide Hände an die Wand.
    .en = Stand at a wall, sideways to the camera. Put both hands on the wall.
step-soleus_stretch-2 = Machen Sie mit dem Übungsbein einen kleinen Schritt nach hinten. Es ist auf der Kameraseite.
    .en = Take a short step back with the leg you train. It is on the camera side.
step-soleus_stretch-3 = Beugen Sie beide Knie und gehen Sie tiefer. Die hintere Ferse bleibt am Boden.
    .en = Bend both knees and sink down. Keep the back heel on the floor.
step-soleus_stretch-4 = Halten Sie die Position, dann gehen Sie zurück.
    .en = Hold the position, then come back.
cue-soleus_stretch-C9 = Lassen Sie die Ferse am Boden.
    .en = Keep your heel on the floor.
watch-soleus_stretch-1 = Die Zehen des hinteren Fußes zeigen nach vorn.
    .en = Point the toes of the back foot straight ahead.
watch-soleus_stretch-2 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
safety-soleus_stretch-1 = Ist die Wade geschwollen oder warm, dehnen Sie nicht und rufen Sie noch heute Ihre Praxis an. Es kann ein Blutgerinnsel sein.
    .en = If your calf is swollen or warm, do not stretch it and call your clinic today. It may be a blood clot.
safety-soleus_stretch-2 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-soleus_stretch-3 = Nach einer Naht der Achillessehne nur, wenn es ärztlich erlaubt ist.
    .en = After an Achilles tendon repair, do this only if your surgeon allows it.
side-phrase-soleus_stretch = { $side ->
    [left] LINKES Bein hinten
   *[right] RECHTES Bein hinten
}

exercise-hamstring_stretch = Dehnung hinten am Oberschenkel
    .en = Hamstring stretch
start-hamstring_stretch = Legen Sie sich auf den Rücken, ein Handtuch um einen Fuß. Dieses Bein ist gestreckt, das andere Knie gebeugt.
    .en = Lie on your back with a towel round one foot. That leg is straight, the other knee is bent.
step-hamstring_stretch-1 = Legen Sie sich auf den Rücken. Das Übungsbein ist auf der Kameraseite.
    .en = Lie on your back. The leg you train is on the camera side.
step-hamstring_stretch-2 = Legen Sie ein Handtuch um diesen Fuß und halten Sie beide Enden.
    .en = Put a towel round that foot and hold both ends.
step-hamstring_stretch-3 = Ziehen Sie das gestreckte Bein hoch, bis es hinten am Oberschenkel sanft zieht.
    .en = Pull the straight leg up until you feel a gentle stretch behind your thigh.
step-hamstring_stretch-4 = Halten Sie die Position, dann legen Sie das Bein langsam ab.
    .en = Hold the position, then let your leg down slowly.
cue-hamstring_stretch-C6 = Strecken Sie das Knie etwas mehr.
    .en = Straighten your knee a little more.
watch-hamstring_stretch-1 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
watch-hamstring_stretch-2 = Der Kopf und der andere Fuß bleiben liegen.
    .en = Keep your head and your other foot down.
safety-hamstring_stretch-1 = Wenn es kribbelt oder taub wird, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If you feel tingling or numbness, stop and call your therapist.
safety-hamstring_stretch-2 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-hamstring_stretch-3 = Mit einem neuen Hüftgelenk nur, wenn es ärztlich erlaubt ist.
    .en = After a hip replacement, do this only if your surgeon allows it.
side-phrase-hamstring_stretch = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-scapular_squeeze = Schulterblätter zusammenziehen
    .en = Shoulder blade squeeze
start-scapular_squeeze = Setzen Sie sich aufrecht hin. Lassen Sie die Arme hängen.
    .en = Sit up straight. Let your arms hang.
how-scapular_squeeze = Ziehen Sie aufrecht im Sitzen die Schulterblätter nach hinten zusammen, halten Sie und lassen Sie locker.
    .en = Sitting up straight, draw your shoulder blades back and together, hold and relax.
step-scapular_squeeze-1 = Setzen Sie sich aufrecht hin und schauen Sie geradeaus.
    .en = Sit up straight and look straight ahead.
step-scapular_squeeze-2 = Ziehen Sie die Schulterblätter nach hinten und zusammen.
    .en = Draw your shoulder blades back and together.
step-scapular_squeeze-3 = Halten Sie die Position. Atmen Sie weiter.
    .en = Hold the position. Keep breathing.
step-scapular_squeeze-4 = Lassen Sie locker.
    .en = Relax.
watch-scapular_squeeze-1 = Ziehen Sie die Schultern nicht zu den Ohren.
    .en = Keep your shoulders away from your ears.
watch-scapular_squeeze-2 = Den Bauch nicht vorschieben.
    .en = Do not push your belly forward.
safety-scapular_squeeze-1 = Nach einer Schulteroperation nur, wenn es ärztlich erlaubt ist.
    .en = After a shoulder repair, do this only if your surgeon allows it.
safety-scapular_squeeze-2 = Wenn Schmerzen oder Kribbeln in den Arm ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain or tingling goes into your arm, stop and call your therapist.

exercise-glute_set = Gesäß anspannen
    .en = Buttock squeeze
start-glute_set = Legen Sie sich auf den Rücken, beide Beine gestreckt.
    .en = Lie on your back with both legs straight.
how-glute_set = Spannen Sie in Rückenlage mit gestreckten Beinen das Gesäß an, halten Sie und lassen Sie locker.
    .en = Lying on your back with straight legs, squeeze your buttocks together, hold and relax.
step-glute_set-1 = Legen Sie sich auf den Rücken, beide Beine gestreckt.
    .en = Lie on your back with both legs straight.
step-glute_set-2 = Spannen Sie das Gesäß an. Die Beine dürfen sich etwas nach außen drehen.
    .en = Squeeze your buttocks together. Your legs may turn out a little.
step-glute_set-3 = Halten Sie die Position. Atmen Sie weiter.
    .en = Hold the position. Keep breathing.
step-glute_set-4 = Lassen Sie locker.
    .en = Relax.
watch-glute_set-1 = Nicht die Luft anhalten.
    .en = Do not hold your breath.
watch-glute_set-2 = Das Becken nicht heben.
    .en = Do not lift your hips.
safety-glute_set-1 = Wenn die Wade schmerzt, anschwillt oder warm wird: Hören Sie auf und rufen Sie heute noch Ihre Praxis an. Es kann ein Blutgerinnsel sein.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-glute_set-2 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-glute_set-3 = Atmen Sie weiter. Luftanhalten erhöht den Blutdruck.
    .en = Keep breathing. Holding your breath raises your blood pressure.

exercise-wall_push_up = Liegestütz an der Wand
    .en = Wall push-up
start-wall_push_up = Stellen Sie sich eine Armlänge vor eine Wand, beide Hände auf Brusthöhe an der Wand.
    .en = Stand an arm's length from a wall, both hands on it at chest height.
step-wall_push_up-1 = Stellen Sie sich vor eine Wand, seitlich zur Kamera. Legen Sie beide Hände auf Brusthöhe an.
    .en = Stand at a wall, sideways to the camera. Put both hands on it at chest height.
step-wall_push_up-2 = Halten Sie den Körper in einer Linie, vom Kopf bis zu den Fersen.
    .en = Keep your body in one line from head to heels.
step-wall_push_up-3 = Beugen Sie die Ellbogen und bringen Sie die Brust zur Wand.
    .en = Bend your elbows and bring your chest to the wall.
step-wall_push_up-4 = Drücken Sie sich weg, bis die Arme gestreckt sind.
    .en = Push away until your arms are straight.
cue-wall_push_up-C19 = Halten Sie den Körper in einer Linie.
    .en = Keep your body in one line.
cue-wall_push_up-C12 = Langsamer.
    .en = Slower.
watch-wall_push_up-1 = Ziehen Sie die Schultern nicht zu den Ohren.
    .en = Keep your shoulders away from your ears.
safety-wall_push_up-1 = Nach einer Schulteroperation warten Sie, bis in der Therapie die Kräftigung beginnt.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-wall_push_up-2 = Stellen Sie sich auf rutschfesten Boden.
    .en = Stand where the floor is not slippery.

exercise-seated_march = Marschieren im Sitzen
    .en = Seated march
start-seated_march = Setzen Sie sich aufrecht auf einen festen Stuhl, seitlich zur Kamera. Halten Sie sich am Sitz fest.
    .en = Sit up straight on a firm chair, sideways to the camera. Hold on to the seat.
step-seated_march-1 = Setzen Sie sich aufrecht hin, seitlich zur Kamera. Halten Sie sich am Sitz fest.
    .en = Sit up straight, sideways to the camera. Hold on to the seat.
step-seated_march-2 = Heben Sie ein Knie eine Handbreit vom Sitz.
    .en = Lift one knee a hand's width off the seat.
step-seated_march-3 = Stellen Sie den Fuß ab und heben Sie das andere Knie.
    .en = Put your foot down and lift the other knee.
step-seated_march-4 = Nicht nach hinten lehnen.
    .en = Do not lean back.
cue-seated_march-C1 = Nicht nach hinten lehnen.
    .en = Do not lean back.
cue-seated_march-C12 = Langsamer.
    .en = Slower.
watch-seated_march-1 = Setzen Sie die Füße leise auf.
    .en = Put each foot down softly.
safety-seated_march-1 = Mit einem neuen Hüftgelenk heben Sie das Knie nicht über Hüfthöhe, bis es ärztlich erlaubt ist.
    .en = After a hip replacement, do not lift your knee above your hip until your surgeon allows it.
safety-seated_march-2 = Nehmen Sie einen Stuhl, der nicht kippt oder rollt.
    .en = Use a chair that does not tip or roll.
side-phrase-seated_march = { $side ->
    [left] LINKES Knie
   *[right] RECHTES Knie
}

exercise-hip_flexor_stretch = Dehnung vorn an der Hüfte
    .en = Hip flexor stretch
start-hip_flexor_stretch = Knien Sie sich auf ein Knie neben einen festen Stuhl. Der andere Fuß steht vorn.
    .en = Kneel on one knee next to a firm chair. The other foot is in front.
step-hip_flexor_stretch-1 = Knien Sie sich auf ein Kissen, seitlich zur Kamera. Das Knie am Boden ist auf der Kameraseite.
    .en = Kneel on a cushion, sideways to the camera. The knee on the floor is on the camera side.
step-hip_flexor_stretch-2 = Spannen Sie das Gesäß an und bleiben Sie aufrecht.
    .en = Squeeze your buttocks and keep your body upright.
step-hip_flexor_stretch-3 = Schieben Sie das Becken nach vorn, bis es vorn an dieser Hüfte sanft zieht.
    .en = Move your hips forward until you feel a gentle stretch at the front of that hip.
step-hip_flexor_stretch-4 = Halten Sie die Position, dann gehen Sie zurück.
    .en = Hold the position, then come back.
cue-hip_flexor_stretch-C1 = Halten Sie den Oberkörper aufrecht.
    .en = Keep your body upright.
watch-hip_flexor_stretch-1 = Nicht ins Hohlkreuz gehen.
    .en = Do not hollow your back.
watch-hip_flexor_stretch-2 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
safety-hip_flexor_stretch-1 = Wenn das Knie schmerzt, legen Sie etwas Weiches darunter.
    .en = If your knee hurts, put a soft pad under it.
safety-hip_flexor_stretch-2 = Nach einer Hüftoperation von vorn führen Sie das Bein nicht weit nach hinten und drehen Sie es nicht nach außen, bis es ärztlich erlaubt ist.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
safety-hip_flexor_stretch-3 = Mit einem neuen Kniegelenk fragen Sie in der Therapie, ob Sie knien dürfen.
    .en = After a knee replacement, ask your therapist if you may kneel.
side-phrase-hip_flexor_stretch = { $side ->
    [left] LINKES Knie am Boden
   *[right] RECHTES Knie am Boden
}

exercise-doorway_stretch = Brustdehnung im Türrahmen
    .en = Doorway stretch
start-doorway_stretch = Stellen Sie sich in einen Türrahmen, mit dem Gesicht zur Kamera, die Arme hängen.
    .en = Stand in a doorway facing the camera, your arms at your sides.
step-doorway_stretch-1 = Stellen Sie sich in einen Türrahmen, mit dem Gesicht zur Kamera.
    .en = Stand in a doorway, facing the camera.
step-doorway_stretch-2 = Legen Sie beide Unterarme an den Rahmen, die Ellbogen auf Schulterhöhe.
    .en = Put both forearms on the frame, your elbows at shoulder height.
step-doorway_stretch-3 = Machen Sie einen kleinen Schritt nach vorn, bis es in der Brust sanft zieht.
    .en = Take a small step forward until you feel a gentle stretch in your chest.
step-doorway_stretch-4 = Halten Sie die Position, dann gehen Sie zurück und senken Sie die Arme.
    .en = Hold the position, then step back and lower your arms.
cue-doorway_stretch-C21 = Nicht so hoch. Die Ellbogen auf Schulterhöhe.
    .en = Not so high. Keep your elbows at shoulder height.
watch-doorway_stretch-1 = Ziehen Sie die Schultern nicht zu den Ohren.
    .en = Keep your shoulders away from your ears.
watch-doorway_stretch-2 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
safety-doorway_stretch-1 = Wenn Ihre Schulter schon einmal ausgekugelt war, fragen Sie zuerst in der Therapie.
    .en = If your shoulder has slipped out before, ask your therapist first.
safety-doorway_stretch-2 = Nach einer Schulteroperation nur, wenn es ärztlich erlaubt ist.
    .en = After a shoulder repair, do this only if your surgeon allows it.
safety-doorway_stretch-3 = Wenn es kribbelt oder taub wird, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If you feel tingling or numbness, stop and call your therapist.

exercise-side_step = Seitschritte mit Band
    .en = Side step with band
start-side_step = Stellen Sie sich mit dem Gesicht zur Kamera, die Knie leicht gebeugt, ein Band um beide Knöchel.
    .en = Stand facing the camera, knees a little bent, a band round both ankles.
step-side_step-1 = Stellen Sie sich mit dem Gesicht zur Kamera. Legen Sie ein Band um beide Knöchel und beugen Sie die Knie etwas.
    .en = Face the camera. Put a band round both ankles and bend your knees a little.
step-side_step-2 = Machen Sie einen Schritt zur Seite, bis das Band gespannt ist.
    .en = Step to the side until the band is tight.
step-side_step-3 = Holen Sie den anderen Fuß langsam nach.
    .en = Bring the other foot after it, slowly.
step-side_step-4 = Gehen Sie die Hälfte der Schritte zur einen und die Hälfte zur anderen Seite.
    .en = Do half of the steps to one side and half to the other.
cue-side_step-C2 = Halten Sie den Oberkörper aufrecht.
    .en = Keep your body upright.
watch-side_step-1 = Die Knie zeigen zu den Zehen, nicht nach innen.
    .en = Point your knees to your toes, not inward.
watch-side_step-2 = Die Füße nicht schleifen lassen.
    .en = Do not drag your feet.
safety-side_step-1 = Wenn Sie unsicher stehen, halten Sie sich an einer Küchenzeile fest.
    .en = If you feel unsteady, hold on to a counter.
safety-side_step-2 = Prüfen Sie vorher, ob das Band Risse hat.
    .en = Check the band for tears before you start.
safety-side_step-3 = Nach einer Naht der seitlichen Hüftmuskeln oder einer Hüftoperation von der Seite warten Sie, bis es ärztlich erlaubt ist.
    .en = After a repair of the outer hip muscles, or a hip replacement from the side, wait until your surgeon allows this.

exercise-heel_toe_walk = Gehen Ferse an Zehe
    .en = Heel-toe walk
start-heel_toe_walk = Stellen Sie sich neben eine Küchenzeile. Eine Hand liegt darauf.
    .en = Stand next to a counter. Keep one hand on it.
how-heel_toe_walk = Gehen Sie an einer Küchenzeile entlang, einen Fuß gerade vor den anderen, Ferse an Zehen.
    .en = Walk along a counter, each foot straight in front of the other, heel to toe.
step-heel_toe_walk-1 = Stellen Sie sich neben eine Küchenzeile. Eine Hand liegt darauf.
    .en = Stand next to a counter. Keep one hand on it.
step-heel_toe_walk-2 = Stellen Sie einen Fuß gerade vor den anderen, Ferse an Zehen.
    .en = Put one foot straight in front of the other, heel to toe.
step-heel_toe_walk-3 = Gehen Sie so zehn Schritte. Schauen Sie nach vorn.
    .en = Walk on like this, ten steps. Look ahead.
step-heel_toe_walk-4 = Stellen Sie die Füße auseinander, drehen Sie sich langsam um und gehen Sie zurück.
    .en = Stand with your feet apart, turn slowly and walk back.
watch-heel_toe_walk-1 = Lassen Sie nur los, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = Let go of the counter only if your therapist says you may.
watch-heel_toe_walk-2 = Schauen Sie nach vorn, nicht nach unten.
    .en = Look ahead, not down.
safety-heel_toe_walk-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-heel_toe_walk-2 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.
side-phrase-heel_toe_walk = { $side ->
    [left] LINKER Fuß zuerst
   *[right] RECHTER Fuß zuerst
}

exercise-dead_bug = Käferübung
    .en = Dead bug
start-dead_bug = Legen Sie sich auf den Rücken. Hüften und Knie sind rechtwinklig gebeugt, die Arme zeigen zur Decke.
    .en = Lie on your back. Hips and knees are bent to right angles, your arms point to the ceiling.
step-dead_bug-1 = Legen Sie sich auf den Rücken, seitlich zur Kamera.
    .en = Lie on your back, sideways to the camera.
step-dead_bug-2 = Heben Sie beide gebeugten Beine und beide Arme.
    .en = Lift both bent legs and both arms.
step-dead_bug-3 = Senken Sie ein Bein und den Arm der anderen Seite. Der untere Rücken bleibt liegen.
    .en = Lower one leg and the opposite arm. Keep your low back down.
step-dead_bug-4 = Führen Sie beide langsam zurück und wechseln Sie die Seite.
    .en = Bring them back slowly and change sides.
cue-dead_bug-C12 = Langsamer.
    .en = Slower.
watch-dead_bug-1 = Der untere Rücken bleibt liegen. Hebt er ab, senken Sie das Bein weniger.
    .en = Keep your low back down. If it lifts, lower the leg less.
watch-dead_bug-2 = Nicht die Luft anhalten.
    .en = Do not hold your breath.
watch-dead_bug-3 = Senken Sie auch den Arm. Die Kamera misst ihn nicht.
    .en = Lower the arm as well. The camera does not measure it.
safety-dead_bug-1 = Wenn der Rücken schmerzt, hören Sie auf und ruhen Sie sich aus.
    .en = If your back hurts, stop and rest.
safety-dead_bug-2 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
side-phrase-dead_bug = { $side ->
    [left] LINKES Bein, RECHTER Arm
   *[right] RECHTES Bein, LINKER Arm
}

exercise-side_plank = Seitstütz
    .en = Side plank
start-side_plank = Legen Sie sich auf eine Seite auf den Unterarm, das Gesicht zur Kamera. Der Ellbogen ist unter der Schulter, das Becken am Boden.
    .en = Lie on one side on your forearm, facing the camera. Your elbow is under your shoulder, your hips are on the floor.
step-side_plank-1 = Legen Sie sich auf die Seite auf den Unterarm, das Gesicht zur Kamera. Der Ellbogen ist unter der Schulter.
    .en = Lie on your side on your forearm, facing the camera. Your elbow is under your shoulder.
step-side_plank-2 = Legen Sie die Füße aufeinander. Mit gebeugten Knien ist es leichter.
    .en = Put your feet on top of each other. With bent knees it is easier.
step-side_plank-3 = Heben Sie das Becken, bis der Körper eine Linie bildet.
    .en = Lift your hips until your body is in one line.
step-side_plank-4 = Halten Sie die Position und atmen Sie weiter. Senken Sie das Becken langsam.
    .en = Hold the position and keep breathing. Lower your hips slowly.
cue-side_plank-C21 = Nicht so hoch. Der Körper bildet eine Linie.
    .en = Not so high. Keep your body in one line.
watch-side_plank-1 = Nicht nach vorn oder hinten rollen.
    .en = Do not roll forward or back.
watch-side_plank-2 = Nicht die Luft anhalten.
    .en = Do not hold your breath.
safety-side_plank-1 = Atmen Sie weiter. Luftanhalten erhöht den Blutdruck.
    .en = Keep breathing. Holding your breath raises your blood pressure.
safety-side_plank-2 = Wenn die Schulter schmerzt, hören Sie auf und ruhen Sie sich aus.
    .en = If your shoulder hurts, stop and rest.
safety-side_plank-3 = Wenn der Rücken schmerzt, hören Sie auf und ruhen Sie sich aus.
    .en = If your back hurts, stop and rest.
side-phrase-side_plank = { $side ->
    [left] Auf dem LINKEN Unterarm
   *[right] Auf dem RECHTEN Unterarm
}

exercise-hip_hinge = Vorbeugen aus der Hüfte
    .en = Hip hinge
start-hip_hinge = Stehen Sie aufrecht, seitlich zur Kamera, die Füße hüftbreit.
    .en = Stand up straight, sideways to the camera, with your feet as wide as your hips.
step-hip_hinge-1 = Stellen Sie sich seitlich zur Kamera, die Knie leicht gebeugt.
    .en = Stand sideways to the camera, with your knees a little bent.
step-hip_hinge-2 = Schieben Sie das Gesäß nach hinten und beugen Sie sich aus der Hüfte vor.
    .en = Push your bottom back and lean forward from your hips.
step-hip_hinge-3 = Der Rücken bleibt gerade. Die Hände gleiten an den Oberschenkeln hinunter.
    .en = Keep your back straight. Let your hands slide down your thighs.
step-hip_hinge-4 = Spannen Sie das Gesäß an und richten Sie sich auf.
    .en = Squeeze your buttocks and stand up straight.
cue-hip_hinge-C6 = Beugen Sie die Hüften, nicht die Knie.
    .en = Bend at your hips, not at your knees.
cue-hip_hinge-C12 = Langsamer.
    .en = Slower.
watch-hip_hinge-1 = Den Rücken nicht rund machen.
    .en = Do not round your back.
safety-hip_hinge-1 = Wenn der Rücken schmerzt, hören Sie auf und ruhen Sie sich aus.
    .en = If your back hurts, stop and rest.
safety-hip_hinge-2 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-hip_hinge-3 = Bei dünnen Knochen (Osteoporose) nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.

exercise-sleeper_stretch = Schulterdehnung im Liegen
    .en = Sleeper stretch
start-sleeper_stretch = Legen Sie sich auf die Übungsschulter. Dieser Arm zeigt nach vorn, der Ellbogen ist rechtwinklig gebeugt.
    .en = Lie on the shoulder you train. That arm points forward, its elbow is bent to a right angle.
how-sleeper_stretch = Drücken Sie auf der Übungsschulter liegend den Unterarm mit der anderen Hand sanft hinunter und halten Sie die Dehnung.
    .en = Lying on the shoulder you train, press that forearm gently down with the other hand and hold the stretch.
step-sleeper_stretch-1 = Legen Sie sich auf die Übungsschulter, den Arm gerade vor sich.
    .en = Lie on the shoulder you train, that arm straight in front of you.
step-sleeper_stretch-2 = Beugen Sie den Ellbogen, sodass die Hand zur Decke zeigt.
    .en = Bend the elbow so that your hand points to the ceiling.
step-sleeper_stretch-3 = Drücken Sie mit der anderen Hand den Unterarm hinunter, bis es hinten an der Schulter sanft zieht.
    .en = With your other hand press the forearm down until you feel a gentle stretch behind your shoulder.
step-sleeper_stretch-4 = Halten Sie die Position, dann gehen Sie zurück.
    .en = Hold the position, then come back.
watch-sleeper_stretch-1 = Nicht nach hinten rollen.
    .en = Do not roll back.
watch-sleeper_stretch-2 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
safety-sleeper_stretch-1 = Nach einer Schulteroperation nur, wenn es ärztlich erlaubt ist.
    .en = After a shoulder repair, do this only if your surgeon allows it.
safety-sleeper_stretch-2 = Wenn es vorn an der Schulter klemmt, hören Sie auf und sagen Sie es Ihrer Praxis.
    .en = If it pinches at the front of your shoulder, stop and tell your therapist.
safety-sleeper_stretch-3 = Wenn Ihre Schulter schon einmal ausgekugelt war, fragen Sie zuerst in der Therapie.
    .en = If your shoulder has slipped out before, ask your therapist first.
side-phrase-sleeper_stretch = { $side ->
    [left] Auf der LINKEN Schulter liegen
   *[right] Auf der RECHTEN Schulter liegen
}

exercise-cross_body_stretch = Arm zur Gegenschulter
    .en = Cross-body stretch
start-cross_body_stretch = Stehen oder sitzen Sie aufrecht. Lassen Sie die Schultern locker.
    .en = Stand or sit up straight. Relax your shoulders.
how-cross_body_stretch = Ziehen Sie einen Arm mit der anderen Hand quer vor die Brust und halten Sie die Dehnung.
    .en = Draw one arm across your chest with the other hand and hold the stretch.
step-cross_body_stretch-1 = Stehen oder sitzen Sie aufrecht. Lassen Sie die Schultern locker.
    .en = Stand or sit up straight. Relax your shoulders.
step-cross_body_stretch-2 = Heben Sie den Übungsarm auf Brusthöhe quer vor den Körper.
    .en = Lift the arm you train to chest height, across your body.
step-cross_body_stretch-3 = Ziehen Sie ihn oberhalb des Ellbogens heran, bis es hinten an der Schulter sanft zieht.
    .en = Pull it in above the elbow until you feel a gentle stretch behind your shoulder.
step-cross_body_stretch-4 = Halten Sie die Position, dann gehen Sie zurück.
    .en = Hold the position, then come back.
watch-cross_body_stretch-1 = Den Körper nicht mitdrehen.
    .en = Do not turn your body.
watch-cross_body_stretch-2 = Nicht direkt am Ellbogen ziehen.
    .en = Do not pull at the elbow itself.
watch-cross_body_stretch-3 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
safety-cross_body_stretch-1 = Nach einer Schulteroperation nur, wenn es ärztlich erlaubt ist.
    .en = After a shoulder repair, do this only if your surgeon allows it.
safety-cross_body_stretch-2 = Wenn Ihre Schulter schon einmal ausgekugelt war, fragen Sie zuerst in der Therapie.
    .en = If your shoulder has slipped out before, ask your therapist first.
side-phrase-cross_body_stretch = { $side ->
    [left] LINKER Arm
   *[right] RECHTER Arm
}

exercise-lower_trunk_rotation = Knie zur Seite im Liegen
    .en = Lower trunk rotation
start-lower_trunk_rotation = Legen Sie sich auf den Rücken, die Knie gebeugt, die Füße zusammen.
    .en = Lie on your back with your knees bent and your feet together.
how-lower_trunk_rotation = Lassen Sie in Rückenlage beide gebeugten Knie zu einer Seite sinken, halten Sie und wechseln Sie die Seite.
    .en = Lying on your back with bent knees, let both knees sink to one side, hold and change sides.
step-lower_trunk_rotation-1 = Legen Sie sich auf den Rücken, die Knie gebeugt, die Füße zusammen.
    .en = Lie on your back with your knees bent and your feet together.
step-lower_trunk_rotation-2 = Lassen Sie beide Knie zu einer Seite sinken, nur so weit es ohne Schmerzen geht.
    .en = Let both knees sink to one side, only as far as is free of pain.
step-lower_trunk_rotation-3 = Halten Sie die Position. Beide Schultern bleiben liegen.
    .en = Hold the position. Both shoulders stay down.
step-lower_trunk_rotation-4 = Führen Sie die Knie zurück und wechseln Sie die Seite.
    .en = Bring your knees back and change sides.
watch-lower_trunk_rotation-1 = Beide Schultern bleiben liegen.
    .en = Keep both shoulders down.
watch-lower_trunk_rotation-2 = Die Knie bleiben zusammen.
    .en = Keep your knees together.
safety-lower_trunk_rotation-1 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-lower_trunk_rotation-2 = Bei dünnen Knochen (Osteoporose) nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-lower_trunk_rotation-3 = Mit einem neuen Hüftgelenk oder nach einer Rückenoperation nur, wenn es ärztlich erlaubt ist.
    .en = After a hip replacement or a back operation, do this only if your surgeon allows it.
side-phrase-lower_trunk_rotation = { $side ->
    [left] Knie nach LINKS
   *[right] Knie nach RECHTS
}

exercise-double_knee_to_chest = Beide Knie zur Brust
    .en = Double knee to chest
start-double_knee_to_chest = Legen Sie sich auf den Rücken, die Knie gebeugt, die Füße am Boden.
    .en = Lie on your back with your knees bent and your feet on the floor.
step-double_knee_to_chest-1 = Legen Sie sich auf den Rücken, seitlich zur Kamera, die Knie gebeugt.
    .en = Lie on your back, sideways to the camera, with your knees bent.
step-double_knee_to_chest-2 = Heben Sie ein Bein nach dem anderen. Fassen Sie hinter beide Knie.
    .en = Lift one leg after the other. Put your hands behind both knees.
step-double_knee_to_chest-3 = Ziehen Sie die Knie zur Brust, bis es sanft zieht. Halten Sie die Position.
    .en = Pull your knees towards your chest until you feel a gentle stretch. Hold the position.
step-double_knee_to_chest-4 = Stellen Sie ein Bein nach dem anderen ab.
    .en = Let one leg down after the other.
cue-double_knee_to_chest-C17 = Lassen Sie den Kopf liegen.
    .en = Keep your head down.
watch-double_knee_to_chest-1 = Nicht vorn an den Knien ziehen.
    .en = Do not pull on the knees themselves.
watch-double_knee_to_chest-2 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
safety-double_knee_to_chest-1 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-double_knee_to_chest-2 = Bei dünnen Knochen (Osteoporose) nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-double_knee_to_chest-3 = Mit einem neuen Hüftgelenk nur, wenn es ärztlich erlaubt ist.
    .en = After a hip replacement, do this only if your surgeon allows it.

exercise-cat_camel = Katzenbuckel
    .en = Cat-camel
start-cat_camel = Gehen Sie in den Vierfüßlerstand. Die Hände sind unter den Schultern, die Knie unter den Hüften.
    .en = Kneel on all fours. Your hands are under your shoulders and your knees are under your hips.
how-cat_camel = Machen Sie im Vierfüßlerstand den Rücken langsam rund und lassen Sie ihn wieder sinken.
    .en = On all fours, round your back slowly and let it sink again.
step-cat_camel-1 = Gehen Sie in den Vierfüßlerstand. Die Hände sind unter den Schultern, die Knie unter den Hüften.
    .en = Kneel on all fours. Your hands are under your shoulders and your knees are under your hips.
step-cat_camel-2 = Machen Sie den Rücken langsam rund wie eine Katze. Lassen Sie den Kopf hängen.
    .en = Round your back slowly like a cat. Let your head hang.
step-cat_camel-3 = Lassen Sie den Rücken langsam sinken und schauen Sie nach vorn.
    .en = Let your back sink slowly and look ahead.
step-cat_camel-4 = Gehen Sie hin und her, ohne zu drücken.
    .en = Go to and fro without pushing.
watch-cat_camel-1 = Bewegen Sie sich langsam und nur so weit es ohne Schmerzen geht.
    .en = Move slowly, and only as far as is free of pain.
safety-cat_camel-1 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-cat_camel-2 = Bei dünnen Knochen (Osteoporose) nur, wenn es Ihnen in der Therapie erlaubt wurde.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-cat_camel-3 = Wenn Handgelenke oder Knie schmerzen, legen Sie etwas Weiches darunter.
    .en = If your wrists or knees hurt, put a soft pad under them.

exercise-terminal_knee_extension = Knie strecken mit Band
    .en = Knee extension with band
start-terminal_knee_extension = Stellen Sie sich seitlich zur Kamera, das Gesicht zur Bandbefestigung. Das Band liegt hinter einem Knie, es ist leicht gebeugt.
    .en = Stand facing where the band is tied, sideways to the camera. The band is behind one knee, that knee is a little bent.
step-terminal_knee_extension-1 = Binden Sie ein Band auf Kniehöhe sicher fest und steigen Sie hinein.
    .en = Tie a band to something firm at knee height and step into it.
step-terminal_knee_extension-2 = Das Band liegt hinter dem Übungsknie, auf der Kameraseite. Die Ferse bleibt am Boden.
    .en = The band is behind the knee you train, on the camera side. Keep your heel down.
step-terminal_knee_extension-3 = Strecken Sie das Knie gegen das Band.
    .en = Straighten your knee against the band.
step-terminal_knee_extension-4 = Lassen Sie es langsam wieder beugen.
    .en = Let it bend again slowly.
cue-terminal_knee_extension-C1 = Stehen Sie aufrecht.
    .en = Stand up straight.
cue-terminal_knee_extension-C12 = Langsamer.
    .en = Slower.
watch-terminal_knee_extension-1 = Das Knie nicht nach hinten durchschlagen lassen.
    .en = Do not snap the knee back.
safety-terminal_knee_extension-1 = Prüfen Sie das Band und die Befestigung.
    .en = Check the band and what it is tied to.
safety-terminal_knee_extension-2 = Nach einer Kreuzbandplastik beginnt das in manchen Plänen später; halten Sie sich an Ihren.
    .en = Some plans after an ACL graft start this later; follow yours.
safety-terminal_knee_extension-3 = Wenn Sie unsicher stehen, halten Sie sich an einer Küchenzeile fest.
    .en = If you feel unsteady, hold on to a counter.
side-phrase-terminal_knee_extension = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-figure_four_stretch = Gesäßdehnung im Liegen
    .en = Figure-four stretch
start-figure_four_stretch = Legen Sie sich auf den Rücken, die Knie gebeugt, die Füße am Boden.
    .en = Lie on your back with your knees bent and your feet on the floor.
how-figure_four_stretch = Legen Sie in Rückenlage einen Knöchel auf das andere Knie, ziehen Sie diesen Oberschenkel heran und halten Sie die Dehnung.
    .en = Lying on your back with one ankle on the other knee, pull that thigh towards you and hold the stretch.
step-figure_four_stretch-1 = Legen Sie sich auf den Rücken, die Knie gebeugt, die Füße am Boden.
    .en = Lie on your back with your knees bent and your feet on the floor.
step-figure_four_stretch-2 = Legen Sie den Knöchel des Übungsbeins auf das andere Knie.
    .en = Put the ankle of the leg you train on the other knee.
step-figure_four_stretch-3 = Ziehen Sie den anderen Oberschenkel heran, bis es im Gesäß sanft zieht.
    .en = Pull the other thigh towards you until you feel a gentle stretch in your buttock.
step-figure_four_stretch-4 = Halten Sie die Position, dann gehen Sie zurück.
    .en = Hold the position, then come back.
watch-figure_four_stretch-1 = Lassen Sie den Kopf liegen.
    .en = Keep your head down.
watch-figure_four_stretch-2 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
safety-figure_four_stretch-1 = Mit einem neuen Hüftgelenk nur, wenn es ärztlich erlaubt ist.
    .en = After a hip replacement, do this only if your surgeon allows it.
safety-figure_four_stretch-2 = Wenn Schmerzen ins Bein ausstrahlen, hören Sie auf und rufen Sie Ihre Praxis an.
    .en = If pain moves down your leg, stop and call your therapist.
safety-figure_four_stretch-3 = Wenn es im Knie schmerzt, hören Sie auf.
    .en = If it hurts in your knee, stop.
side-phrase-figure_four_stretch = { $side ->
    [left] LINKER Knöchel auf dem anderen Knie
   *[right] RECHTER Knöchel auf dem anderen Knie
}

exercise-quadriceps_stretch = Dehnung vorn am Oberschenkel
    .en = Quadriceps stretch
start-quadriceps_stretch = Stehen Sie aufrecht, seitlich zur Kamera. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-quadriceps_stretch-1 = Stellen Sie sich seitlich, das Übungsbein auf der Kameraseite. Halten Sie sich an einer Küchenzeile fest.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-quadriceps_stretch-2 = Beugen Sie dieses Knie und fassen Sie den Knöchel.
    .en = Bend that knee and take hold of your ankle.
step-quadriceps_stretch-3 = Ziehen Sie die Ferse zum Gesäß, bis es vorn am Oberschenkel sanft zieht. Das Knie zeigt nach unten.
    .en = Draw your heel towards your bottom until you feel a gentle stretch in your thigh. Your knee points down.
step-quadriceps_stretch-4 = Halten Sie die Position, dann senken Sie den Fuß langsam.
    .en = Hold the position, then lower your foot slowly.
cue-quadriceps_stretch-C1 = Stehen Sie aufrecht.
    .en = Stand up straight.
watch-quadriceps_stretch-1 = Gehen Sie nur bis zu einem sanften Ziehen. Nicht wippen.
    .en = Stop at a gentle stretch. Do not bounce.
watch-quadriceps_stretch-2 = Nicht ins Hohlkreuz gehen.
    .en = Do not hollow your back.
watch-quadriceps_stretch-3 = Wenn Sie den Knöchel nicht erreichen, legen Sie ein Handtuch darum.
    .en = If you cannot reach your ankle, put a towel round it.
safety-quadriceps_stretch-1 = Halten Sie sich an einer Küchenzeile oder einem schweren Tisch fest, nicht an einem Stuhl, der wegrutschen kann.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-quadriceps_stretch-2 = Nach einer Naht der Kniescheibensehne oder des Oberschenkelmuskels nur, wenn es ärztlich erlaubt ist.
    .en = After a repair of the kneecap tendon or the thigh muscle, do this only if your surgeon allows it.
safety-quadriceps_stretch-3 = Wenn es im Knie schmerzt, hören Sie auf.
    .en = If it hurts in your knee, stop.
side-phrase-quadriceps_stretch = { $side ->
    [left] LINKES Bein
   *[right] RECHTES Bein
}

exercise-chair_stand_30s = Aufstehtest 30 Sekunden
    .en = 30-second chair stand
start-chair_stand_30s = Setzen Sie sich in die Mitte eines festen Stuhls an der Wand, die Arme vor der Brust gekreuzt, die Füße am Boden.
    .en = Sit in the middle of a firm chair against a wall, arms crossed on your chest, feet on the floor.
step-chair_stand_30s-1 = Stellen Sie den Stuhl an eine Wand, seitlich zur Kamera.
    .en = Put the chair against a wall, sideways to the camera.
step-chair_stand_30s-2 = Setzen Sie sich in die Mitte des Sitzes. Kreuzen Sie die Arme vor der Brust.
    .en = Sit in the middle of the seat. Cross your arms on your chest.
step-chair_stand_30s-3 = Auf Los stehen Sie ganz auf und setzen sich wieder, so oft Sie können.
    .en = When you hear Go, stand up fully and sit down again, as often as you can.
step-chair_stand_30s-4 = Hören Sie auf, wenn 30 Sekunden vorbei sind, oder früher, wenn nötig.
    .en = Stop when you hear that 30 seconds are over, or earlier if you need to.
cue-chair_stand_30s-C15 = Lassen Sie die Arme gekreuzt.
    .en = Keep your arms crossed.
watch-chair_stand_30s-1 = Wenn Sie die Hände brauchen, nehmen Sie sie und sagen Sie es Ihrer Praxis.
    .en = If you need your hands, use them and tell your therapist.
watch-chair_stand_30s-2 = Stehen Sie jedes Mal ganz auf.
    .en = Stand up fully each time.
safety-chair_stand_30s-1 = Der Stuhl muss an einer Wand stehen.
    .en = The chair must stand against a wall.
safety-chair_stand_30s-2 = Wenn Ihnen beim Aufstehen schwindlig wird, setzen Sie sich und warten Sie.
    .en = If you get dizzy when you stand up, sit down and wait.
safety-chair_stand_30s-3 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-chair_stand_30s-4 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.

exercise-five_times_sit_to_stand = Aufstehtest fünfmal
    .en = Five times sit to stand
start-five_times_sit_to_stand = Setzen Sie sich in die Mitte eines festen Stuhls an der Wand, die Arme vor der Brust gekreuzt, die Füße am Boden.
    .en = Sit in the middle of a firm chair against a wall, arms crossed on your chest, feet on the floor.
step-five_times_sit_to_stand-1 = Stellen Sie den Stuhl an eine Wand, seitlich zur Kamera.
    .en = Put the chair against a wall, sideways to the camera.
step-five_times_sit_to_stand-2 = Setzen Sie sich in die Mitte des Sitzes. Kreuzen Sie die Arme vor der Brust.
    .en = Sit in the middle of the seat. Cross your arms on your chest.
step-five_times_sit_to_stand-3 = Auf Los stehen Sie fünfmal ganz auf und setzen sich wieder, so schnell es sicher geht.
    .en = When you hear Go, stand up fully and sit down again five times, as fast as is safe.
step-five_times_sit_to_stand-4 = Nach dem fünften Mal bleiben Sie sitzen.
    .en = Stay seated after the fifth time.
cue-five_times_sit_to_stand-C15 = Lassen Sie die Arme gekreuzt.
    .en = Keep your arms crossed.
watch-five_times_sit_to_stand-1 = Wenn Sie die Hände brauchen, nehmen Sie sie und sagen Sie es Ihrer Praxis.
    .en = If you need your hands, use them and tell your therapist.
watch-five_times_sit_to_stand-2 = Stehen Sie jedes Mal ganz auf.
    .en = Stand up fully each time.
safety-five_times_sit_to_stand-1 = Der Stuhl muss an einer Wand stehen.
    .en = The chair must stand against a wall.
safety-five_times_sit_to_stand-2 = Wenn Ihnen beim Aufstehen schwindlig wird, setzen Sie sich und warten Sie.
    .en = If you get dizzy when you stand up, sit down and wait.
safety-five_times_sit_to_stand-3 = Bei plötzlicher Atemnot oder Schmerzen in der Brust rufen Sie den Notruf.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-five_times_sit_to_stand-4 = Wenn Sie in den letzten Monaten gestürzt sind, üben Sie nicht allein.
    .en = If you fell in the last months, do not do this alone.

# Lo que se dice de cada ejercicio, según su clave en la biblioteca: nombre, posición inicial, pasos,
# avisos y seguridad. «.en» es lo que dice la definición; si allí se cambia, vale lo cambiado.
# «side-phrase» dice qué significa el lado en ese ejercicio.

exercise-ankle_pump = Bombeo de tobillo
    .en = Ankle pump
start-ankle_pump = Acuéstese boca arriba o siéntese con la pierna estirada. El pie queda descalzo y libre.
    .en = Lie on your back or sit with your leg straight. Your foot is bare and free.
step-ankle_pump-1 = Acuéstese o siéntese con la pierna estirada, de perfil a la cámara. Quítese el zapato y el calcetín.
    .en = Lie down or sit with your leg straight, sideways to the camera. Take off your shoe and sock.
step-ankle_pump-2 = Estire el pie, con la punta lejos de usted.
    .en = Point your foot away from you.
step-ankle_pump-3 = Lleve todo el pie hacia usted.
    .en = Pull the whole foot up towards you.
step-ankle_pump-4 = No mueva la pierna. Siga moviendo el pie arriba y abajo.
    .en = Keep your leg still. Move your foot up and down like this.
watch-ankle_pump-1 = No gire toda la pierna.
    .en = Do not roll the whole leg.
watch-ankle_pump-2 = Mueva todo el pie, no solo los dedos.
    .en = Move the whole foot, not only your toes.
safety-ankle_pump-1 = Si la pantorrilla le duele, se hincha o está caliente, pare y llame hoy a su clínica. Puede ser un coágulo.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-ankle_pump-2 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-ankle_pump = { $side ->
    [left] Pie IZQUIERDO
   *[right] Pie DERECHO
}

exercise-band_external_rotation = Rotación externa con banda
    .en = Band external rotation
start-band_external_rotation = Póngase de cara a la cámara. El codo queda doblado al costado, sobre una toalla enrollada. La banda está en la mano.
    .en = Stand facing the camera. Your elbow is bent at your side, over a rolled towel. The band is in your hand.
step-band_external_rotation-1 = Ate la banda a la altura del codo, del lado del otro brazo. Póngase de cara a la cámara.
    .en = Tie the band at elbow height, on the side of your other arm. Face the camera.
step-band_external_rotation-2 = Ponga una toalla enrollada entre el codo y el costado. Sujete la banda delante del vientre.
    .en = Put a rolled towel between your elbow and your side. Hold the band in front of your belly.
step-band_external_rotation-3 = Gire el antebrazo hacia fuera. Deje el codo en la toalla.
    .en = Turn your forearm out. Keep your elbow on the towel.
step-band_external_rotation-4 = Deje que la banda vuelva despacio.
    .en = Let the band return slowly.
cue-band_external_rotation-C10 = Deje el codo en la toalla.
    .en = Keep your elbow on the towel.
cue-band_external_rotation-C16 = No gire el cuerpo.
    .en = Do not turn your body.
cue-band_external_rotation-C12 = Más despacio. Deje que la banda vuelva poco a poco.
    .en = Slower. Let the band return slowly.
cue-band_external_rotation-C3 = No acerque el hombro a la oreja.
    .en = Keep your shoulder away from your ear.
watch-band_external_rotation-1 = Mantenga la muñeca recta.
    .en = Keep your wrist straight.
watch-band_external_rotation-2 = No encoja el hombro.
    .en = Do not shrug your shoulder.
safety-band_external_rotation-1 = Tras una operación de hombro, espere a que su terapeuta empiece con la fuerza.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-band_external_rotation-2 = Revise que la banda no tenga grietas. Átela a algo que no se mueva.
    .en = Check the band for cracks. Tie it to something that cannot move.
side-phrase-band_external_rotation = { $side ->
    [left] Brazo IZQUIERDO
   *[right] Brazo DERECHO
}

exercise-band_row = Remo con banda
    .en = Band row
start-band_row = Póngase de perfil a la cámara, mirando hacia donde está atada la banda. Los brazos van hacia delante y la banda, tensa.
    .en = Stand sideways to the camera, facing the place where the band is tied. Your arms are forward and the band is tight.
step-band_row-1 = Ate la banda a la altura del codo. Póngase de perfil a la cámara.
    .en = Tie the band at elbow height. Stand sideways to the camera.
step-band_row-2 = Sujete los dos extremos con los brazos hacia delante.
    .en = Hold both ends with your arms forward.
step-band_row-3 = Lleve los codos hacia atrás, más allá del cuerpo. Junte los omóplatos.
    .en = Pull your elbows back, past your body. Squeeze your shoulder blades together.
step-band_row-4 = Deje que la banda vuelva despacio.
    .en = Let the band return slowly.
cue-band_row-C1 = No se incline hacia atrás.
    .en = Do not lean back.
cue-band_row-C3 = No acerque los hombros a las orejas.
    .en = Keep your shoulders away from your ears.
cue-band_row-C12 = Más despacio. Deje que la banda vuelva poco a poco.
    .en = Slower. Let the band return slowly.
watch-band_row-1 = Empiece por los codos, no por las manos.
    .en = Lead with your elbows, not with your hands.
safety-band_row-1 = Tras una operación de hombro, espere a que su terapeuta empiece con la fuerza.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-band_row-2 = Revise que la banda no tenga grietas. Átela a algo que no se mueva.
    .en = Check the band for cracks. Tie it to something that cannot move.

exercise-bird_dog = Brazo y pierna contrarios
    .en = Bird dog
start-bird_dog = Póngase a gatas. Las manos quedan bajo los hombros y las rodillas bajo las caderas.
    .en = Kneel on all fours. Your hands are under your shoulders and your knees are under your hips.
step-bird_dog-1 = Póngase a gatas, de perfil a la cámara. Mantenga la espalda recta.
    .en = Kneel on all fours, sideways to the camera. Keep your back flat.
step-bird_dog-2 = Estire una pierna hacia atrás y el brazo contrario hacia delante. Pare a la altura del cuerpo.
    .en = Stretch one leg back and the opposite arm forward. Stop when they are level with your body.
step-bird_dog-3 = Mantenga la posición. Las caderas quedan a la misma altura.
    .en = Hold the position. Keep your hips level.
step-bird_dog-4 = Baje despacio y cambie de lado.
    .en = Lower them slowly and change sides.
cue-bird_dog-C17 = Mire al suelo.
    .en = Look at the floor.
cue-bird_dog-C21 = No tan alto. La pierna en línea con la espalda.
    .en = Not so high. Leg in line with your back.
watch-bird_dog-1 = No hunda la zona lumbar.
    .en = Do not let your low back sag.
watch-bird_dog-2 = No gire la pelvis.
    .en = Do not let your hips turn.
watch-bird_dog-3 = Estire también el brazo. La cámara no lo mide.
    .en = Stretch the arm as well. The camera does not measure it.
safety-bird_dog-1 = Si le duele la espalda, pare y descanse.
    .en = If your back hurts, stop and rest.
safety-bird_dog-2 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-bird_dog-3 = Si le duelen las muñecas o las rodillas, ponga algo blando debajo.
    .en = If your wrists or knees hurt, put a soft pad under them.
side-phrase-bird_dog = { $side ->
    [left] Pierna IZQUIERDA atrás, brazo DERECHO adelante
   *[right] Pierna DERECHA atrás, brazo IZQUIERDO adelante
}

exercise-bridge = Puente de glúteos
    .en = Bridge
start-bridge = Acuéstese boca arriba. Las rodillas quedan dobladas y los pies apoyados en el suelo.
    .en = Lie on your back. Your knees are bent and your feet are flat on the floor.
step-bridge-1 = Acuéstese boca arriba, de perfil a la cámara. Doble las rodillas y apoye los pies en el suelo.
    .en = Lie on your back, sideways to the camera. Bend your knees and put your feet flat on the floor.
step-bridge-2 = Empuje con los pies y suba la pelvis. Pare cuando hombros, caderas y rodillas estén en línea.
    .en = Push through your feet and lift your hips. Stop when your shoulders, hips and knees are in line.
step-bridge-3 = Mantenga la posición. Siga respirando.
    .en = Hold the position. Keep breathing.
step-bridge-4 = Baje la pelvis despacio.
    .en = Lower your hips slowly.
cue-bridge-C12 = Más despacio. Suba y baje con control.
    .en = Slower. Lift and lower with control.
cue-bridge-C21 = No tan alto. Pare cuando esté recto.
    .en = Not so high. Stop when you are straight.
watch-bridge-1 = No arquee la espalda.
    .en = Do not arch your back.
watch-bridge-2 = No deje que las rodillas caigan hacia dentro ni hacia fuera.
    .en = Do not let your knees fall in or out.
safety-bridge-1 = Si le duele la espalda, suba menos.
    .en = If your back hurts, lift less high.
safety-bridge-2 = Si le da un calambre detrás del muslo, pare y descanse.
    .en = If the back of your thigh cramps, stop and rest.
safety-bridge-3 = Tras una prótesis de cadera por delante, no lleve la pierna muy atrás ni la gire hacia fuera hasta que su cirujano lo permita.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.

exercise-chin_tuck = Meter la barbilla
    .en = Chin tuck
start-chin_tuck = Siéntese con la espalda recta y mire al frente.
    .en = Sit up straight and look straight ahead.
how-chin_tuck = Lleve la cabeza recta hacia atrás, mantenga la posición y relaje.
    .en = Draw your head straight back, hold it and relax.
step-chin_tuck-1 = Siéntese con la espalda recta y mire al frente.
    .en = Sit up straight and look straight ahead.
step-chin_tuck-2 = Lleve la cabeza recta hacia atrás, como para hacer papada.
    .en = Draw your head straight back, as if to make a double chin.
step-chin_tuck-3 = Mantenga la posición. No incline la cabeza.
    .en = Hold the position. Do not nod.
step-chin_tuck-4 = Relaje.
    .en = Relax.
watch-chin_tuck-1 = Lleve la cabeza atrás. No la incline.
    .en = Draw your head back. Do not nod.
safety-chin_tuck-1 = Si ve doble, le cuesta hablar, se marea o se siente desmayar, pare y llame a emergencias.
    .en = If you see double, slur your words, get dizzy or feel faint, stop and call emergency services.
safety-chin_tuck-2 = Si el dolor o el hormigueo va al brazo, pare y llame a su terapeuta.
    .en = If pain or tingling goes into your arm, stop and call your therapist.
safety-chin_tuck-3 = Con artritis reumatoide o tras una operación de cuello, hágalo solo si su médico lo permite.
    .en = With rheumatoid arthritis or a recent neck operation, do this only if your doctor allows it.

exercise-clamshell = Almeja
    .en = Clamshell
start-clamshell = Acuéstese de lado. El lado del ejercicio queda arriba. Doble caderas y rodillas, con los pies juntos.
    .en = Lie on your side. The side you train is on top. Bend your hips and knees and keep your feet together.
step-clamshell-1 = Acuéstese de lado, de cara a la cámara. El lado del ejercicio queda arriba.
    .en = Lie on your side, facing the camera. The side you train is on top.
step-clamshell-2 = Doble un poco las caderas y las rodillas en ángulo recto. Apoye la mano de arriba delante de usted.
    .en = Bend your hips a little and your knees to a right angle. Put your top hand on the floor in front of you.
step-clamshell-3 = Con los pies juntos, levante la rodilla de arriba.
    .en = Keep your feet together and lift your top knee.
step-clamshell-4 = Mantenga la posición y luego junte las rodillas despacio.
    .en = Hold the position, then close your knees slowly.
cue-clamshell-C16 = No gire hacia atrás.
    .en = Do not roll back.
cue-clamshell-C20 = Mantenga los pies juntos.
    .en = Keep your feet together.
watch-clamshell-1 = No gire hacia atrás.
    .en = Do not roll back.
safety-clamshell-1 = Tras una reparación de los músculos laterales de la cadera o una prótesis por el lado, espere a que su cirujano lo permita.
    .en = After a repair of the outer hip muscles, or a hip replacement from the side, wait until your surgeon allows this.
safety-clamshell-2 = Tras una prótesis de cadera por delante, no lleve la pierna muy atrás ni la gire hacia fuera hasta que su cirujano lo permita.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
side-phrase-clamshell = { $side ->
    [left] Pierna IZQUIERDA arriba
   *[right] Pierna DERECHA arriba
}

exercise-curl_up = Encogimiento abdominal
    .en = Curl-up
start-curl_up = Acuéstese boca arriba. Las rodillas quedan dobladas y los pies apoyados en el suelo.
    .en = Lie on your back. Your knees are bent and your feet are flat on the floor.
step-curl_up-1 = Acuéstese boca arriba, de perfil a la cámara. Doble las rodillas y apoye los pies en el suelo.
    .en = Lie on your back, sideways to the camera. Bend your knees and put your feet flat on the floor.
step-curl_up-2 = Meta un poco la barbilla y contraiga el vientre.
    .en = Tuck your chin a little and tighten your belly.
step-curl_up-3 = Levante la cabeza y los hombros. La zona lumbar queda en el suelo.
    .en = Lift your head and shoulders. Keep your low back on the floor.
step-curl_up-4 = Baje despacio. Suelte el aire al subir.
    .en = Lower yourself slowly. Breathe out on the way up.
cue-curl_up-C12 = Más despacio. No suba de golpe.
    .en = Slower. Do not throw yourself up.
watch-curl_up-1 = No tire de la cabeza con las manos.
    .en = Do not pull at your head with your hands.
watch-curl_up-2 = No se siente del todo.
    .en = Do not sit up all the way.
safety-curl_up-1 = Si tiene los huesos frágiles (osteoporosis), hágalo solo si su terapeuta lo permite.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-curl_up-2 = En el embarazo o tras una operación de abdomen, pregunte antes a su médico.
    .en = If you are pregnant or had an operation on your belly, ask your doctor first.
safety-curl_up-3 = Pare si le duele la espalda o el cuello.
    .en = Stop if your back or neck hurts.

exercise-elbow_extension = Extensión de codo
    .en = Elbow extension
start-elbow_extension = Póngase de perfil a la cámara. El brazo queda pegado al costado y el codo, doblado. La banda está en la mano.
    .en = Stand sideways to the camera. Your upper arm is at your side and your elbow is bent. The band is in your hand.
step-elbow_extension-1 = Ate la banda por encima de usted. Póngase de perfil, con el brazo del ejercicio más cerca de la cámara.
    .en = Tie the band above you. Stand sideways, with the arm you train on the camera side.
step-elbow_extension-2 = Mantenga el codo pegado al costado.
    .en = Keep your elbow at your side.
step-elbow_extension-3 = Estire el codo del todo.
    .en = Straighten your elbow all the way.
step-elbow_extension-4 = Deje que se doble despacio.
    .en = Let it bend slowly.
cue-elbow_extension-C10 = Mantenga el codo pegado al costado.
    .en = Keep your elbow at your side.
cue-elbow_extension-C1 = No incline el cuerpo.
    .en = Do not lean.
cue-elbow_extension-C12 = Más despacio. Deje que la banda vuelva poco a poco.
    .en = Slower. Let the band return slowly.
watch-elbow_extension-1 = Mantenga la muñeca recta.
    .en = Keep your wrist straight.
safety-elbow_extension-1 = Revise que la banda no tenga grietas. Átela a algo que no se mueva.
    .en = Check the band for cracks. Tie it to something that cannot move.
safety-elbow_extension-2 = Si le duele el codo por detrás, pare y dígaselo a su terapeuta.
    .en = If your elbow hurts at the back, stop and tell your therapist.
safety-elbow_extension-3 = Tras una fractura o una reparación de tendón, respete sus límites.
    .en = After a broken bone or a tendon repair, keep to the limits you were given.
side-phrase-elbow_extension = { $side ->
    [left] Brazo IZQUIERDO
   *[right] Brazo DERECHO
}

exercise-elbow_flexion = Flexión de codo
    .en = Elbow flexion
start-elbow_flexion = De pie o en una silla, de perfil a la cámara. Deje colgar el brazo recto al costado.
    .en = Stand or sit sideways to the camera. Let your arm hang straight at your side.
step-elbow_flexion-1 = Póngase de perfil, con el brazo del ejercicio más cerca de la cámara. La palma mira hacia delante.
    .en = Stand sideways, with the arm you train on the camera side. Turn your palm forward.
step-elbow_flexion-2 = Mantenga el codo pegado al costado.
    .en = Keep your elbow at your side.
step-elbow_flexion-3 = Doble el codo y lleve la mano hacia el hombro.
    .en = Bend your elbow and bring your hand towards your shoulder.
step-elbow_flexion-4 = Estírelo despacio, del todo.
    .en = Straighten it slowly, all the way.
cue-elbow_flexion-C10 = Mantenga el codo pegado al costado.
    .en = Keep your elbow at your side.
cue-elbow_flexion-C1 = No se incline hacia atrás.
    .en = Do not lean back.
cue-elbow_flexion-C12 = Más despacio. No se balancee.
    .en = Slower. Do not swing.
cue-elbow_flexion-C14 = Pare. Ese es su límite. Vuelva despacio.
    .en = Stop. That is your limit. Come back slowly.
watch-elbow_flexion-1 = Mantenga la muñeca recta.
    .en = Keep your wrist straight.
safety-elbow_flexion-1 = Tras una fractura o una lesión de ligamento, respete sus límites al doblar y al estirar.
    .en = After a broken bone or a ligament injury, keep to your limits, bending and straightening.
safety-elbow_flexion-2 = Tras una reparación del bíceps o del labrum (SLAP), espere a que su terapeuta lo permita.
    .en = After a biceps or labrum (SLAP) repair, wait until your therapist says you may.
side-phrase-elbow_flexion = { $side ->
    [left] Brazo IZQUIERDO
   *[right] Brazo DERECHO
}

exercise-heel_raise = Elevación de talones
    .en = Heel raise
start-heel_raise = De pie, con la espalda recta, de perfil a la cámara. Sujétese a un mueble fijo.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-heel_raise-1 = Póngase de perfil a la cámara. Sujétese a un mueble fijo o a una mesa pesada.
    .en = Stand sideways to the camera. Hold on to a kitchen counter or a heavy table.
step-heel_raise-2 = Mantenga las rodillas estiradas.
    .en = Keep your knees straight.
step-heel_raise-3 = Póngase de puntillas, tan alto como pueda.
    .en = Rise up on your toes as high as you can.
step-heel_raise-4 = Baje los talones despacio hasta el suelo.
    .en = Lower your heels slowly to the floor.
cue-heel_raise-C6 = Mantenga las rodillas estiradas.
    .en = Keep your knees straight.
cue-heel_raise-C1 = Mantenga la espalda recta.
    .en = Stand up straight.
cue-heel_raise-C12 = Baje los talones despacio.
    .en = Lower your heels slowly.
watch-heel_raise-1 = No se apoye en el borde de fuera de los pies.
    .en = Do not roll onto the outside of your feet.
safety-heel_raise-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-heel_raise-2 = Tras una reparación del tendón de Aquiles, hágalo solo si su terapeuta lo permite.
    .en = After an Achilles tendon repair, do this only if your therapist says you may.

exercise-heel_slide = Deslizar el talón
    .en = Heel slide
start-heel_slide = Acuéstese boca arriba con las dos piernas estiradas.
    .en = Lie on your back with both legs straight.
step-heel_slide-1 = Acuéstese boca arriba. La pierna del ejercicio queda más cerca de la cámara.
    .en = Lie on your back. The leg you train is on the camera side.
step-heel_slide-2 = Deslice el talón por la cama hacia la nalga, hasta donde le indicaron.
    .en = Slide your heel along the bed towards your bottom. Go as far as you were told.
step-heel_slide-3 = La rótula mira siempre al techo.
    .en = Keep your kneecap pointing to the ceiling.
step-heel_slide-4 = Mantenga la posición y luego deslice el talón hasta estirar la pierna.
    .en = Hold the position, then slide your heel back until your leg is straight.
cue-heel_slide-C18 = La rótula mira al techo.
    .en = Keep your kneecap pointing to the ceiling.
cue-heel_slide-C12 = Más despacio. Deje deslizar el talón.
    .en = Slower. Let the heel slide.
watch-heel_slide-1 = No levante la zona lumbar ni la pelvis de la cama.
    .en = Keep your low back and hips on the bed.
safety-heel_slide-1 = Si su cirujano le dio un límite, pare ahí. Tras operar el ligamento cruzado, suele ser al principio un ángulo recto.
    .en = If your surgeon gave you a limit, stop there. Early plans after a ligament repair (ACL) stop at a right angle.
safety-heel_slide-2 = Si le han puesto una prótesis de cadera, no doble la cadera más de lo que permite su cirujano.
    .en = After a hip replacement, do not bend your hip more than your surgeon allows.
safety-heel_slide-3 = Si la pantorrilla le duele, se hincha o está caliente, pare y llame hoy a su clínica. Puede ser un coágulo.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-heel_slide-4 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-heel_slide = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-jumping_jack = Saltos de tijera
    .en = Jumping jack
start-jumping_jack = De pie, de cara a la cámara. Los pies quedan juntos y los brazos a los lados.
    .en = Stand up straight, facing the camera. Your feet are together and your arms are at your sides.
step-jumping_jack-1 = Póngase de cara a la cámara, con los pies juntos y los brazos a los lados.
    .en = Face the camera. Put your feet together and your arms at your sides.
step-jumping_jack-2 = Salte y separe los pies, y suba los dos brazos por encima de la cabeza.
    .en = Jump your feet apart and swing both arms up over your head.
step-jumping_jack-3 = Salte y junte los pies, con los brazos abajo.
    .en = Jump back with your feet together and your arms down.
step-jumping_jack-4 = Apoye los pies con suavidad.
    .en = Land softly.
watch-jumping_jack-1 = Apoye los pies con las rodillas un poco dobladas.
    .en = Land with soft knees.
safety-jumping_jack-1 = Salte solo si su terapeuta lo permite.
    .en = Jump only if your therapist says you may.
safety-jumping_jack-2 = No salte si tiene una prótesis o los huesos frágiles (osteoporosis).
    .en = Do not jump with a new joint or with thin bones (osteoporosis).
safety-jumping_jack-3 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.

exercise-knee_to_chest = Rodilla al pecho
    .en = Knee to chest
start-knee_to_chest = Acuéstese boca arriba con las rodillas dobladas o las piernas estiradas.
    .en = Lie on your back. Your knees are bent or your legs are straight.
step-knee_to_chest-1 = Acuéstese boca arriba. La pierna del ejercicio queda más cerca de la cámara.
    .en = Lie on your back. The leg you train is on the camera side.
step-knee_to_chest-2 = Agarre con las dos manos por detrás de esa rodilla y llévela hacia el pecho.
    .en = Put both hands behind that knee and pull it towards your chest.
step-knee_to_chest-3 = Pare cuando note un estiramiento suave. Mantenga la posición.
    .en = Stop when you feel a gentle stretch. Hold the position.
step-knee_to_chest-4 = Baje la pierna despacio.
    .en = Let your leg down slowly.
cue-knee_to_chest-C17 = No levante la cabeza.
    .en = Keep your head down.
watch-knee_to_chest-1 = No levante la otra pierna.
    .en = Keep the other leg down.
safety-knee_to_chest-1 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-knee_to_chest-2 = Si tiene los huesos frágiles (osteoporosis), hágalo solo si su terapeuta lo permite.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-knee_to_chest-3 = Si le han puesto una prótesis de cadera, hágalo solo si su cirujano lo permite.
    .en = After a hip replacement, do this only if your surgeon allows it.
side-phrase-knee_to_chest = { $side ->
    [left] Rodilla IZQUIERDA al pecho
   *[right] Rodilla DERECHA al pecho
}

exercise-knee_to_wall = Rodilla a la pared
    .en = Knee to wall
start-knee_to_wall = Póngase frente a una pared, con las manos apoyadas. El pie del ejercicio va delante, con el talón en el suelo.
    .en = Stand facing a wall with your hands on it. The foot you train is in front, with the heel down.
step-knee_to_wall-1 = Póngase frente a una pared, de perfil a la cámara. Apoye las dos manos en la pared.
    .en = Stand at a wall, sideways to the camera. Put both hands on the wall.
step-knee_to_wall-2 = Ponga delante el pie del ejercicio, el más cercano a la cámara. Apunta recto a la pared.
    .en = Put the foot you train in front, on the camera side. It points straight at the wall.
step-knee_to_wall-3 = Lleve la rodilla de delante hacia la pared. No levante el talón del suelo.
    .en = Move your front knee towards the wall. Keep your heel on the floor.
step-knee_to_wall-4 = Mantenga la posición y luego vuelva.
    .en = Hold the position, then come back.
cue-knee_to_wall-C9 = No levante el talón del suelo.
    .en = Keep your heel on the floor.
cue-knee_to_wall-C18 = Apunte el pie recto hacia la pared.
    .en = Point your foot straight at the wall.
watch-knee_to_wall-1 = No deje que el pie se hunda hacia dentro.
    .en = Do not let your arch fall in.
safety-knee_to_wall-1 = Pare si nota un pinchazo delante del tobillo o un dolor fuerte bajo el talón.
    .en = Stop if you feel a pinch at the front of your ankle or a sharp pain under your heel.
safety-knee_to_wall-2 = Tras una fractura de tobillo o una reparación de tendón, respete sus límites.
    .en = After a broken ankle or a tendon repair, keep to your limits.
side-phrase-knee_to_wall = { $side ->
    [left] Pie IZQUIERDO delante
   *[right] Pie DERECHO delante
}

exercise-lunge = Zancada
    .en = Lunge
start-lunge = De pie, con la espalda recta, de perfil a la cámara. Sujétese a un mueble fijo.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-lunge-1 = Póngase de perfil, con la pierna del ejercicio más cerca de la cámara. Sujétese a un mueble fijo.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-lunge-2 = Dé un paso largo hacia delante con ese pie.
    .en = Step forward with that foot, one long step.
step-lunge-3 = Doble las dos rodillas. Baje solo hasta donde le indicaron.
    .en = Bend both knees. Go only as low as you were told.
step-lunge-4 = Empuje con el pie de delante y vuelva al inicio.
    .en = Push off the front foot and step back to the start.
cue-lunge-C7 = La rodilla apunta a los dedos del pie, no hacia dentro.
    .en = Point your knee to your toes, not inward.
cue-lunge-C1 = Mantenga el cuerpo recto.
    .en = Keep your body upright.
cue-lunge-C9 = Mantenga en el suelo el talón del pie de delante.
    .en = Keep your front heel on the floor.
watch-lunge-1 = No deje que la rodilla de delante caiga hacia dentro.
    .en = Do not let your front knee fall inward.
safety-lunge-1 = Sujétese con una mano a un mueble fijo o a una barandilla.
    .en = Hold on to a counter or a rail with one hand.
safety-lunge-2 = Si le duele alrededor de la rótula, doble menos.
    .en = If it hurts around your kneecap, bend less.
safety-lunge-3 = Tras una prótesis de cadera por delante, no lleve la pierna muy atrás ni la gire hacia fuera hasta que su cirujano lo permita.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
side-phrase-lunge = { $side ->
    [left] Paso con el pie IZQUIERDO
   *[right] Paso con el pie DERECHO
}

exercise-march = Marcha en el sitio
    .en = March
start-march = De pie, con la espalda recta, de perfil a la cámara. Sujétese a un mueble fijo.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-march-1 = Póngase de perfil a la cámara. Sujétese a un mueble fijo o a una mesa pesada.
    .en = Stand sideways to the camera. Hold on to a kitchen counter or a heavy table.
step-march-2 = Levante una rodilla hasta la altura de la cadera, o hasta donde le indicaron.
    .en = Lift one knee as high as your hip, or as high as you were told.
step-march-3 = Baje el pie y levante la otra rodilla.
    .en = Put your foot down and lift the other knee.
step-march-4 = No se incline hacia atrás.
    .en = Do not lean back.
cue-march-C1 = No se incline hacia atrás.
    .en = Do not lean back.
cue-march-C5 = Mantenga el peso sobre la pierna de apoyo.
    .en = Keep your weight over the standing leg.
cue-march-C12 = Más despacio.
    .en = Slower.
watch-march-1 = Apoye cada pie con suavidad.
    .en = Put each foot down softly.
safety-march-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-march-2 = Si le han puesto una prótesis de cadera, no suba la rodilla por encima de la cadera hasta que su cirujano lo permita.
    .en = After a hip replacement, do not lift your knee above your hip until your surgeon allows it.
side-phrase-march = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-neck_rotation = Girar la cabeza
    .en = Neck rotation
start-neck_rotation = Siéntese con la espalda recta, de cara a la cámara, y mire al frente.
    .en = Sit up straight, facing the camera, and look straight ahead.
step-neck_rotation-1 = Siéntese con la espalda recta, de cara a la cámara, y mire al frente.
    .en = Sit up straight, facing the camera, and look straight ahead.
step-neck_rotation-2 = Gire la cabeza despacio hacia un lado. No mueva los hombros.
    .en = Turn your head slowly to one side. Keep your shoulders still.
step-neck_rotation-3 = Mantenga la posición.
    .en = Hold the position.
step-neck_rotation-4 = Vuelva al centro y gire hacia el otro lado.
    .en = Come back to the middle and turn to the other side.
cue-neck_rotation-C16 = No mueva los hombros.
    .en = Keep your shoulders still.
cue-neck_rotation-C2 = Siéntese con la espalda recta.
    .en = Sit up straight.
cue-neck_rotation-C21 = No tanto. Quédese donde sea fácil.
    .en = Not so far. Stay where it is easy.
watch-neck_rotation-1 = Gire solo hasta donde llegue con facilidad. No fuerce.
    .en = Turn your head only as far as it goes easily. Do not force it.
safety-neck_rotation-1 = Si ve doble, le cuesta hablar, se marea o se siente desmayar, pare y llame a emergencias.
    .en = If you see double, slur your words, get dizzy or feel faint, stop and call emergency services.
safety-neck_rotation-2 = Si el dolor o el hormigueo va al brazo, pare y llame a su terapeuta.
    .en = If pain or tingling goes into your arm, stop and call your therapist.
safety-neck_rotation-3 = Con artritis reumatoide o tras una operación de cuello, hágalo solo si su médico lo permite.
    .en = With rheumatoid arthritis or a recent neck operation, do this only if your doctor allows it.
side-phrase-neck_rotation = { $side ->
    [left] Hacia la IZQUIERDA
   *[right] Hacia la DERECHA
}

exercise-neck_side_bend = Inclinar la cabeza
    .en = Neck side-bend
start-neck_side_bend = Siéntese con la espalda recta, de cara a la cámara, y mire al frente.
    .en = Sit up straight, facing the camera, and look straight ahead.
step-neck_side_bend-1 = Siéntese con la espalda recta, de cara a la cámara, y mire al frente.
    .en = Sit up straight, facing the camera, and look straight ahead.
step-neck_side_bend-2 = Incline la cabeza hacia un lado, la oreja hacia el hombro. No suba los hombros.
    .en = Tilt your head to one side, ear towards shoulder. Keep both shoulders down.
step-neck_side_bend-3 = Mantenga la posición.
    .en = Hold the position.
step-neck_side_bend-4 = Vuelva al centro e incline hacia el otro lado.
    .en = Come back to the middle and tilt to the other side.
cue-neck_side_bend-C2 = Siéntese con la espalda recta.
    .en = Sit up straight.
cue-neck_side_bend-C3 = No suba el hombro.
    .en = Keep your shoulder down.
cue-neck_side_bend-C21 = No tanto. Quédese donde sea fácil.
    .en = Not so far. Stay where it is easy.
watch-neck_side_bend-1 = Mire al frente. No gire la cabeza.
    .en = Look ahead. Do not turn your head.
safety-neck_side_bend-1 = Si ve doble, le cuesta hablar, se marea o se siente desmayar, pare y llame a emergencias.
    .en = If you see double, slur your words, get dizzy or feel faint, stop and call emergency services.
safety-neck_side_bend-2 = Si el dolor o el hormigueo va al brazo, pare y llame a su terapeuta.
    .en = If pain or tingling goes into your arm, stop and call your therapist.
safety-neck_side_bend-3 = Con artritis reumatoide o tras una operación de cuello, hágalo solo si su médico lo permite.
    .en = With rheumatoid arthritis or a recent neck operation, do this only if your doctor allows it.
side-phrase-neck_side_bend = { $side ->
    [left] Hacia la IZQUIERDA
   *[right] Hacia la DERECHA
}

exercise-overhead_press = Press de hombros
    .en = Overhead press
start-overhead_press = De pie o en una silla, con la espalda recta, de perfil a la cámara. Las manos quedan en los hombros y los codos, doblados.
    .en = Stand or sit up straight, sideways to the camera. Your hands are at your shoulders and your elbows are bent.
step-overhead_press-1 = De pie o en una silla, de perfil a la cámara, ponga las manos en los hombros.
    .en = Stand or sit sideways to the camera, with your hands at your shoulders.
step-overhead_press-2 = Suba las dos manos hasta estirar los brazos.
    .en = Press both hands straight up until your arms are straight.
step-overhead_press-3 = No arquee la espalda.
    .en = Do not arch your back.
step-overhead_press-4 = Baje las manos despacio hasta los hombros.
    .en = Lower your hands slowly to your shoulders.
cue-overhead_press-C1 = No se incline hacia atrás.
    .en = Do not lean back.
cue-overhead_press-C12 = Más despacio.
    .en = Slower.
watch-overhead_press-1 = No encoja el hombro.
    .en = Do not shrug your shoulder.
safety-overhead_press-1 = Tras una operación de hombro, espere a que su terapeuta empiece con la fuerza.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-overhead_press-2 = Si le duele encima del hombro o de noche, dígaselo a su terapeuta.
    .en = If it hurts above the shoulder or at night, tell your therapist.
safety-overhead_press-3 = Si el brazo le duele al subir, quédese por debajo de ese punto.
    .en = If the arm hurts on the way up, stay below that point.

exercise-pelvic_tilt = Báscula pélvica
    .en = Pelvic tilt
start-pelvic_tilt = Acuéstese boca arriba. Las rodillas quedan dobladas y los pies apoyados en el suelo.
    .en = Lie on your back. Your knees are bent and your feet are flat on the floor.
how-pelvic_tilt = Pegue la zona lumbar al suelo, mantenga la posición y relaje.
    .en = Flatten your low back onto the floor, hold it and relax.
step-pelvic_tilt-1 = Acuéstese boca arriba. Doble las rodillas y apoye los pies en el suelo.
    .en = Lie on your back. Bend your knees and put your feet flat on the floor.
step-pelvic_tilt-2 = Contraiga el vientre y pegue la zona lumbar al suelo.
    .en = Tighten your belly and flatten your low back onto the floor.
step-pelvic_tilt-3 = Mantenga la posición. Siga respirando.
    .en = Hold the position. Keep breathing.
step-pelvic_tilt-4 = Relaje.
    .en = Relax.
watch-pelvic_tilt-1 = No levante la pelvis del suelo.
    .en = Keep your hips on the floor.
watch-pelvic_tilt-2 = No aguante la respiración.
    .en = Do not hold your breath.
safety-pelvic_tilt-1 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-pelvic_tilt-2 = Si le duele la espalda, pare y descanse.
    .en = If your back hurts, stop and rest.

exercise-pendulum = Péndulo
    .en = Pendulum
start-pendulum = Inclínese hacia delante con el brazo sano sobre una mesa firme. Deje colgar el otro brazo.
    .en = Lean forward with your good arm on a firm table. Let the other arm hang.
how-pendulum = Apóyese en una mesa, deje colgar el brazo y balancee el cuerpo para que el brazo oscile.
    .en = Lean on a table, let the sore arm hang, and sway your body so that it swings.
step-pendulum-1 = Inclínese hacia delante con la mano sana en una mesa firme. Deje colgar suelto el otro brazo.
    .en = Lean forward with your good hand on a firm table. Let the other arm hang loose.
step-pendulum-2 = Balancee el cuerpo para que el brazo oscile adelante y atrás.
    .en = Sway your body so that the arm swings forward and back.
step-pendulum-3 = Después deje que oscile de lado a lado y en círculos pequeños como un plato.
    .en = Then let it swing from side to side, and in circles as small as a plate.
step-pendulum-4 = Deje que se pare solo.
    .en = Let the swing die down.
watch-pendulum-1 = Mueva el cuerpo, no el brazo.
    .en = Move your body, not your arm.
watch-pendulum-2 = Inclínese bien hacia delante.
    .en = Lean well forward.
safety-pendulum-1 = Tras una operación, deje el brazo suelto. No lo mueva con su propia fuerza.
    .en = After an operation, let the arm hang loose. Do not move it with its own muscles.
safety-pendulum-2 = Si se marea, levántese despacio y siéntese.
    .en = If you get dizzy, come up slowly and sit down.
safety-pendulum-3 = La mesa debe ser firme y no moverse.
    .en = The table must be firm and must not slide.
side-phrase-pendulum = { $side ->
    [left] Deje colgar el brazo IZQUIERDO
   *[right] Deje colgar el brazo DERECHO
}

exercise-plank = Plancha
    .en = Plank
start-plank = Póngase a gatas con los antebrazos en el suelo. Los codos quedan bajo los hombros.
    .en = Kneel on all fours with your forearms on the floor. Your elbows are under your shoulders.
step-plank-1 = Póngase de rodillas con los antebrazos en el suelo, de perfil a la cámara.
    .en = Kneel with your forearms on the floor, sideways to the camera.
step-plank-2 = Lleve los pies hacia atrás hasta que hombros, caderas y tobillos estén en línea.
    .en = Step your feet back until your shoulders, hips and ankles are in one line.
step-plank-3 = Mantenga la posición. Siga respirando.
    .en = Hold the position. Keep breathing.
step-plank-4 = Baje las rodillas.
    .en = Put your knees down.
cue-plank-C17 = Mire al suelo.
    .en = Look at the floor.
cue-plank-C21 = Suba un poco la cadera. No deje que se hunda.
    .en = Lift your hips a little. Do not let them sag.
watch-plank-1 = No hunda la zona lumbar.
    .en = Do not let your low back sag.
safety-plank-1 = Siga respirando. Aguantar la respiración sube la presión.
    .en = Keep breathing. Holding your breath raises your blood pressure.
safety-plank-2 = Si le duele la espalda, pare y descanse.
    .en = If your back hurts, stop and rest.
safety-plank-3 = Si le duelen los hombros, hágalo de rodillas o con las manos en un mueble fijo.
    .en = If your shoulders hurt, do it on your knees or with your hands on a counter.

exercise-prone_back_extension = Elevar el tronco boca abajo
    .en = Prone back extension
start-prone_back_extension = Acuéstese boca abajo. Los brazos quedan a los lados y la frente en el suelo.
    .en = Lie on your front. Your arms are at your sides and your forehead is on the floor.
step-prone_back_extension-1 = Acuéstese boca abajo, de perfil a la cámara. Ponga los brazos a los lados.
    .en = Lie on your front, sideways to the camera. Put your arms at your sides.
step-prone_back_extension-2 = Mire al suelo y levante un poco el pecho.
    .en = Look at the floor and lift your chest a little.
step-prone_back_extension-3 = Mantenga la posición.
    .en = Hold the position.
step-prone_back_extension-4 = Baje el pecho despacio.
    .en = Lower your chest slowly.
cue-prone_back_extension-C12 = Más despacio.
    .en = Slower.
cue-prone_back_extension-C21 = No tan alto. Basta con subir un poco.
    .en = Not so high. A small lift is enough.
watch-prone_back_extension-1 = Siga mirando al suelo.
    .en = Keep looking at the floor.
watch-prone_back_extension-2 = No levante las piernas.
    .en = Keep your legs down.
safety-prone_back_extension-1 = Con el canal lumbar estrecho o una vértebra desplazada, hágalo solo si su terapeuta lo permite.
    .en = With spinal stenosis (a narrow spinal canal) or a slipped vertebra, do this only if your therapist says you may.
safety-prone_back_extension-2 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-prone_back_extension-3 = Levante solo un poco. Más alto no es mejor.
    .en = Lift only a little. Higher is not better.

exercise-prone_press_up = Apoyo de manos boca abajo
    .en = Prone press-up
start-prone_press_up = Acuéstese boca abajo. Las manos quedan planas junto a los hombros.
    .en = Lie on your front. Your hands are flat beside your shoulders.
step-prone_press_up-1 = Acuéstese boca abajo, de perfil a la cámara. Ponga las manos planas junto a los hombros.
    .en = Lie on your front, sideways to the camera. Put your hands flat beside your shoulders.
step-prone_press_up-2 = Suba el pecho empujando con los brazos. La espalda y las caderas quedan sueltas.
    .en = Press your chest up with your arms. Keep your back and hips loose.
step-prone_press_up-3 = No levante la pelvis del suelo.
    .en = Keep your hips on the floor.
step-prone_press_up-4 = Baje despacio.
    .en = Lower yourself slowly.
watch-prone_press_up-1 = No levante la pelvis del suelo.
    .en = Keep your hips on the floor.
watch-prone_press_up-2 = Estire los codos hasta donde pueda sin dolor.
    .en = Straighten your elbows as far as they go without pain.
safety-prone_press_up-1 = Si el dolor baja más por la pierna, pare y llame a su terapeuta.
    .en = If pain moves further down your leg, stop and call your therapist.
safety-prone_press_up-2 = Si no controla la orina o el vientre, o se le duerme la zona entre las piernas, llame a emergencias.
    .en = If you lose control of your bladder or bowel, or feel numb between your legs, call emergency services.
safety-prone_press_up-3 = Con el canal lumbar estrecho o una vértebra desplazada, hágalo solo si su terapeuta lo permite.
    .en = With spinal stenosis (a narrow spinal canal) or a slipped vertebra, do this only if your therapist says you may.

exercise-pull_up = Dominada
    .en = Pull-up
start-pull_up = Cuélguese de una barra con los brazos estirados.
    .en = Hang from a bar with straight arms.
step-pull_up-1 = Cuélguese de una barra que soporte su peso, de perfil a la cámara.
    .en = Hang from a bar that holds your weight, sideways to the camera.
step-pull_up-2 = Suba hasta que la barbilla llegue a la barra, o hasta donde le indicaron.
    .en = Pull yourself up until your chin is at the bar, or as far as you were told.
step-pull_up-3 = Baje despacio hasta estirar los brazos.
    .en = Lower yourself slowly until your arms are straight.
step-pull_up-4 = Baje apoyando los pies en un banco. No se deje caer.
    .en = Step down onto a stool. Do not drop.
cue-pull_up-C12 = Más despacio. No se balancee.
    .en = Slower. Do not swing.
watch-pull_up-1 = No se balancee.
    .en = Do not swing.
safety-pull_up-1 = Revise que la barra soporte su peso. Ponga un escalón debajo.
    .en = Check that the bar holds your weight. Keep a step under it.
safety-pull_up-2 = Tras una operación de hombro, espere a que su terapeuta empiece con la fuerza.
    .en = After a shoulder repair, wait until your therapist starts strengthening.

exercise-push_up = Flexiones
    .en = Push-up
start-push_up = Apóyese en las manos y las puntas de los pies. Los brazos quedan estirados y el cuerpo, en línea.
    .en = Support yourself on your hands and toes. Your arms are straight and your body is in one line.
step-push_up-1 = Apóyese en las manos y las puntas de los pies, de perfil a la cámara. De rodillas es más fácil.
    .en = Support yourself on your hands and toes, sideways to the camera. On your knees it is easier.
step-push_up-2 = Mantenga el cuerpo en línea, de la cabeza a los talones.
    .en = Keep your body in one line from head to heels.
step-push_up-3 = Doble los codos y baje el pecho hasta donde le indicaron.
    .en = Bend your elbows and lower your chest as far as you were told.
step-push_up-4 = Empuje hasta estirar los brazos.
    .en = Press up until your arms are straight.
cue-push_up-C19 = Mantenga el cuerpo en línea.
    .en = Keep your body in one line.
cue-push_up-C12 = Más despacio.
    .en = Slower.
watch-push_up-1 = No aguante la respiración.
    .en = Do not hold your breath.
safety-push_up-1 = Tras una operación de hombro, espere a que su terapeuta empiece con la fuerza.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-push_up-2 = Si le duelen las muñecas o los hombros, hágalo con las manos en un mueble fijo.
    .en = If your wrists or shoulders hurt, do it with your hands on a counter.

exercise-quad_set = Contraer el muslo
    .en = Quad set
start-quad_set = Acuéstese boca arriba o siéntese con la pierna estirada delante.
    .en = Lie on your back or sit with your leg straight in front of you.
how-quad_set = Empuje la parte de atrás de la rodilla hacia abajo, mantenga y relaje.
    .en = Press the back of your knee down, hold it and relax.
step-quad_set-1 = Acuéstese boca arriba o siéntese con la pierna estirada en la cama.
    .en = Lie on your back or sit with your leg straight on the bed.
step-quad_set-2 = Contraiga la parte de delante del muslo y empuje la parte de atrás de la rodilla hacia abajo.
    .en = Tighten the front of your thigh and press the back of your knee down.
step-quad_set-3 = Mantenga la tensión. Siga respirando.
    .en = Keep it tight. Keep breathing.
step-quad_set-4 = Relaje.
    .en = Relax.
watch-quad_set-1 = No aguante la respiración.
    .en = Do not hold your breath.
safety-quad_set-1 = Si la pantorrilla le duele, se hincha o está caliente, pare y llame hoy a su clínica. Puede ser un coágulo.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-quad_set-2 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-quad_set = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-quadruped_hip_extension = Pierna atrás a gatas
    .en = Quadruped hip extension
start-quadruped_hip_extension = Póngase a gatas. Las manos quedan bajo los hombros y las rodillas bajo las caderas.
    .en = Kneel on all fours. Your hands are under your shoulders and your knees are under your hips.
step-quadruped_hip_extension-1 = Póngase a gatas, de perfil a la cámara. Mantenga la espalda recta.
    .en = Kneel on all fours, sideways to the camera. Keep your back flat.
step-quadruped_hip_extension-2 = Estire una pierna hacia atrás hasta la altura del cuerpo, no más.
    .en = Stretch one leg straight back until it is level with your body, no higher.
step-quadruped_hip_extension-3 = Mantenga las caderas a la misma altura.
    .en = Keep your hips level.
step-quadruped_hip_extension-4 = Bájela despacio y siga con la otra pierna.
    .en = Lower it slowly, then use the other leg.
cue-quadruped_hip_extension-C12 = Más despacio. Sin dar patadas.
    .en = Slower. Do not kick.
cue-quadruped_hip_extension-C21 = No tan alto. La pierna en línea con la espalda.
    .en = Not so high. Leg in line with your back.
watch-quadruped_hip_extension-1 = No hunda la zona lumbar.
    .en = Do not let your low back sag.
watch-quadruped_hip_extension-2 = No gire la pelvis.
    .en = Do not let your hips turn.
safety-quadruped_hip_extension-1 = Si tiene una prótesis de rodilla, pregunte a su terapeuta antes de arrodillarse.
    .en = After a knee replacement, ask your therapist before you kneel.
safety-quadruped_hip_extension-2 = Tras una prótesis de cadera por delante, no lleve la pierna muy atrás ni la gire hacia fuera hasta que su cirujano lo permita.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
safety-quadruped_hip_extension-3 = Si le duelen las muñecas o las rodillas, ponga algo blando debajo.
    .en = If your wrists or knees hurt, put a soft pad under them.
side-phrase-quadruped_hip_extension = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-seated_knee_extension = Estirar la rodilla en la silla
    .en = Seated knee extension
start-seated_knee_extension = Siéntese bien atrás en una silla, con la espalda apoyada. La rodilla queda doblada y el pie, en el suelo.
    .en = Sit well back on a chair with your back supported. Your knee is bent and your foot is on the floor.
step-seated_knee_extension-1 = Ponga la silla de perfil a la cámara. La pierna del ejercicio queda más cerca de la cámara.
    .en = Put the chair sideways to the camera. The leg you train is on the camera side.
step-seated_knee_extension-2 = Siéntese con la espalda recta y apoyada en la silla.
    .en = Sit up straight with your back against the chair.
step-seated_knee_extension-3 = Estire la rodilla todo lo que pueda. El muslo sigue en el asiento.
    .en = Straighten your knee as far as it goes. Keep your thigh on the seat.
step-seated_knee_extension-4 = Mantenga la posición y luego baje el pie despacio.
    .en = Hold the position, then lower your foot slowly.
cue-seated_knee_extension-C1 = Mantenga la espalda apoyada en la silla.
    .en = Keep your back against the chair.
watch-seated_knee_extension-1 = No levante el muslo del asiento.
    .en = Keep your thigh on the seat.
safety-seated_knee_extension-1 = Tras una operación del ligamento cruzado, algunos planes prohíben al principio estirar por sí mismo los últimos 40 grados. Siga su plan.
    .en = After a ligament repair (ACL), some plans forbid straightening the last 40 degrees by yourself at first. Follow your plan.
safety-seated_knee_extension-2 = Tras una reparación del tendón de la rótula o del cuádriceps, hágalo solo si su cirujano lo permite.
    .en = After a repair of the tendon above or below the kneecap, do this only if your surgeon allows it.
safety-seated_knee_extension-3 = Pare si le duele detrás o alrededor de la rótula.
    .en = Stop if it hurts behind or around your kneecap.
side-phrase-seated_knee_extension = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-seated_knee_flexion = Doblar la rodilla en la silla
    .en = Seated knee flexion
start-seated_knee_flexion = Siéntese bien atrás en una silla, con el pie apoyado en el suelo.
    .en = Sit well back on a chair with your foot flat on the floor.
step-seated_knee_flexion-1 = Ponga la silla de perfil a la cámara. La pierna del ejercicio queda más cerca de la cámara.
    .en = Put the chair sideways to the camera. The leg you train is on the camera side.
step-seated_knee_flexion-2 = Siéntese con la espalda recta y el pie apoyado en el suelo.
    .en = Sit up straight with your foot flat on the floor.
step-seated_knee_flexion-3 = Deslice el pie hacia atrás, bajo la silla, hasta donde le indicaron. Al final el talón puede subir.
    .en = Slide your foot back under the chair as far as you were told. At the end the heel may lift.
step-seated_knee_flexion-4 = Mantenga la posición y luego deslice el pie hacia delante.
    .en = Hold the position, then slide your foot forward.
cue-seated_knee_flexion-C1 = Siéntese con la espalda recta.
    .en = Sit up straight.
watch-seated_knee_flexion-1 = Mantenga las nalgas bien apoyadas en el asiento.
    .en = Keep your bottom level on the seat.
safety-seated_knee_flexion-1 = Si su cirujano le dio un límite, pare ahí.
    .en = If your surgeon gave you a limit, stop there.
safety-seated_knee_flexion-2 = Si la herida tira o se abre, pare y llame a su clínica.
    .en = If your wound pulls or opens, stop and call your clinic.
safety-seated_knee_flexion-3 = Si la pantorrilla le duele, se hincha o está caliente, pare y llame hoy a su clínica. Puede ser un coágulo.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-seated_knee_flexion-4 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-seated_knee_flexion = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-semi_tandem_stance = Equilibrio en semitándem
    .en = Semi-tandem stance
start-semi_tandem_stance = De pie, de cara a la cámara, con los pies al ancho de las caderas. Apoye una mano en un mueble fijo.
    .en = Stand facing the camera, with your feet as wide as your hips. Keep one hand on a counter.
step-semi_tandem_stance-1 = Póngase de cara a la cámara. Apoye una mano en un mueble fijo.
    .en = Face the camera. Keep one hand on a counter.
step-semi_tandem_stance-2 = Ponga el talón derecho junto al dedo gordo del pie izquierdo.
    .en = Put your right heel beside the big toe of your left foot.
step-semi_tandem_stance-3 = Mire al frente y mantenga la posición.
    .en = Look ahead and hold the position.
step-semi_tandem_stance-4 = Vuelva al inicio. La próxima vez ponga delante el pie izquierdo.
    .en = Step back to the start. Next time put your left foot in front.
cue-semi_tandem_stance-C2 = Mantenga la espalda recta.
    .en = Stand up straight.
watch-semi_tandem_stance-1 = Suéltese solo si su terapeuta lo permite.
    .en = Let go of the counter only if your therapist says you may.
safety-semi_tandem_stance-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-semi_tandem_stance-2 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.
side-phrase-semi_tandem_stance = { $side ->
    [left] Pie IZQUIERDO delante
   *[right] Pie DERECHO delante
}

exercise-short_arc_quad = Arco corto con rulo
    .en = Short-arc quad
start-short_arc_quad = Acuéstese boca arriba con un rulo firme bajo la rodilla. El talón queda en la cama.
    .en = Lie on your back with a firm roll under your knee. Your heel is on the bed.
step-short_arc_quad-1 = Acuéstese boca arriba. La pierna del ejercicio queda más cerca de la cámara.
    .en = Lie on your back. The leg you train is on the camera side.
step-short_arc_quad-2 = Ponga un rulo firme bajo esa rodilla. El talón descansa en la cama.
    .en = Put a firm roll under that knee. Let your heel rest on the bed.
step-short_arc_quad-3 = Levante el pie hasta estirar la rodilla. El muslo sigue en el rulo.
    .en = Lift your foot until your knee is straight. Keep your thigh on the roll.
step-short_arc_quad-4 = Mantenga la posición y luego baje el pie despacio.
    .en = Hold the position, then lower your foot slowly.
watch-short_arc_quad-1 = No levante el muslo del rulo.
    .en = Keep your thigh on the roll.
safety-short_arc_quad-1 = Tras una operación del ligamento cruzado, algunos planes prohíben al principio estirar por sí mismo los últimos 40 grados. Siga su plan.
    .en = After a ligament repair (ACL), some plans forbid straightening the last 40 degrees by yourself at first. Follow your plan.
safety-short_arc_quad-2 = Tras una reparación del tendón de la rótula o del cuádriceps, hágalo solo si su cirujano lo permite.
    .en = After a repair of the tendon above or below the kneecap, do this only if your surgeon allows it.
safety-short_arc_quad-3 = Si la pantorrilla le duele, se hincha o está caliente, pare y llame hoy a su clínica. Puede ser un coágulo.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-short_arc_quad-4 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
side-phrase-short_arc_quad = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-shoulder_abduction = Subir el brazo de lado
    .en = Shoulder abduction
start-shoulder_abduction = De pie o en una silla, con la espalda recta, de cara a la cámara. Deje colgar los brazos.
    .en = Stand or sit up straight, facing the camera. Let your arms hang at your sides.
step-shoulder_abduction-1 = Póngase de cara a la cámara, con los brazos a los lados. Las palmas miran hacia delante.
    .en = Face the camera with your arms at your sides. Turn your palms forward.
step-shoulder_abduction-2 = Suba el brazo estirado hacia el lado, con el pulgar por delante. Suba solo hasta donde pueda sin dolor.
    .en = Raise your straight arm out to the side, thumb leading. Go only as high as is free of pain.
step-shoulder_abduction-3 = No acerque el hombro a la oreja. Mantenga el cuerpo recto.
    .en = Keep your shoulder away from your ear and your body upright.
step-shoulder_abduction-4 = Baje el brazo despacio.
    .en = Lower your arm slowly.
cue-shoulder_abduction-C2 = Mantenga el cuerpo recto.
    .en = Keep your body upright.
cue-shoulder_abduction-C3 = No acerque el hombro a la oreja.
    .en = Keep your shoulder away from your ear.
cue-shoulder_abduction-C11 = Mantenga el codo estirado.
    .en = Keep the elbow straight.
cue-shoulder_abduction-C18 = Lleve el brazo estirado hacia el lado.
    .en = Take the arm straight out to the side.
watch-shoulder_abduction-1 = Por encima del hombro, el pulgar mira arriba.
    .en = Above shoulder height, keep your thumb up.
safety-shoulder_abduction-1 = Tras una operación de hombro, no levante el brazo por sí mismo hasta que su terapeuta lo permita.
    .en = After a shoulder repair, do not lift the arm yourself until your therapist says you may.
safety-shoulder_abduction-2 = Si el brazo le duele al subir, quédese por debajo de ese punto.
    .en = If the arm hurts on the way up, stay below that point.
safety-shoulder_abduction-3 = Si le duele encima del hombro o de noche, dígaselo a su terapeuta.
    .en = If it hurts above the shoulder or at night, tell your therapist.
side-phrase-shoulder_abduction = { $side ->
    [left] Brazo IZQUIERDO
   *[right] Brazo DERECHO
}

exercise-shoulder_flexion = Subir el brazo al frente
    .en = Shoulder flexion
start-shoulder_flexion = De pie o en una silla, con la espalda recta, de perfil a la cámara. Deje colgar los brazos.
    .en = Stand or sit up straight, sideways to the camera. Let your arms hang at your sides.
step-shoulder_flexion-1 = Póngase de perfil, con el brazo del ejercicio más cerca de la cámara. El pulgar mira hacia delante.
    .en = Stand sideways, with the arm you train on the camera side. Your thumb points forward.
step-shoulder_flexion-2 = Suba el brazo estirado hacia delante y arriba. Suba solo hasta donde pueda sin dolor.
    .en = Raise your straight arm forward and up. Go only as high as is free of pain.
step-shoulder_flexion-3 = No acerque el hombro a la oreja. No se incline hacia atrás.
    .en = Keep your shoulder away from your ear. Do not lean back.
step-shoulder_flexion-4 = Baje el brazo despacio.
    .en = Lower your arm slowly.
cue-shoulder_flexion-C1 = No se incline hacia atrás.
    .en = Do not lean back.
cue-shoulder_flexion-C3 = No acerque el hombro a la oreja.
    .en = Keep your shoulder away from your ear.
cue-shoulder_flexion-C11 = Mantenga el codo estirado.
    .en = Keep the elbow straight.
cue-shoulder_flexion-C18 = Lleve el brazo estirado hacia delante.
    .en = Take the arm straight forward.
watch-shoulder_flexion-1 = No arquee la espalda.
    .en = Do not arch your back.
safety-shoulder_flexion-1 = Tras una operación de hombro, no levante el brazo por sí mismo hasta que su terapeuta lo permita.
    .en = After a shoulder repair, do not lift the arm yourself until your therapist says you may.
safety-shoulder_flexion-2 = Si el brazo le duele al subir, quédese por debajo de ese punto.
    .en = If the arm hurts on the way up, stay below that point.
safety-shoulder_flexion-3 = Si le duele encima del hombro o de noche, dígaselo a su terapeuta.
    .en = If it hurts above the shoulder or at night, tell your therapist.
side-phrase-shoulder_flexion = { $side ->
    [left] Brazo IZQUIERDO
   *[right] Brazo DERECHO
}

exercise-side_lying_external_rotation = Rotación externa de lado
    .en = Side-lying external rotation
start-side_lying_external_rotation = Acuéstese de lado. El brazo del ejercicio queda arriba, con el codo doblado sobre una toalla enrollada y la mano en el vientre.
    .en = Lie on your side. The arm you train is on top. Its elbow is bent over a rolled towel, with the hand at your belly.
step-side_lying_external_rotation-1 = Acuéstese de lado, de cara a la cámara. El lado del ejercicio queda arriba.
    .en = Lie on your side, facing the camera. The side you train is on top.
step-side_lying_external_rotation-2 = Doble el codo de arriba en ángulo recto. Apóyelo en una toalla enrollada al costado.
    .en = Bend your top elbow to a right angle. Rest it on a rolled towel at your side.
step-side_lying_external_rotation-3 = Gire el antebrazo hacia el techo.
    .en = Turn your forearm up towards the ceiling.
step-side_lying_external_rotation-4 = Baje el antebrazo despacio.
    .en = Lower your forearm slowly.
cue-side_lying_external_rotation-C16 = No gire hacia atrás.
    .en = Do not roll back.
cue-side_lying_external_rotation-C10 = Deje el codo en la toalla.
    .en = Keep your elbow on the towel.
cue-side_lying_external_rotation-C3 = No acerque el hombro a la oreja.
    .en = Keep your shoulder away from your ear.
watch-side_lying_external_rotation-1 = No gire hacia atrás.
    .en = Do not roll back.
watch-side_lying_external_rotation-2 = No encoja el hombro.
    .en = Do not shrug your shoulder.
safety-side_lying_external_rotation-1 = Tras una operación de hombro, espere a que su terapeuta empiece con la fuerza.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-side_lying_external_rotation-2 = Si le duele encima del hombro o de noche, dígaselo a su terapeuta.
    .en = If it hurts above the shoulder or at night, tell your therapist.
side-phrase-side_lying_external_rotation = { $side ->
    [left] Brazo IZQUIERDO arriba
   *[right] Brazo DERECHO arriba
}

exercise-side_lying_hip_abduction = Elevar la pierna de lado
    .en = Side-lying hip abduction
start-side_lying_hip_abduction = Acuéstese de lado. La pierna del ejercicio queda arriba, en línea con el cuerpo. La otra rodilla puede doblarse.
    .en = Lie on your side. The leg you train is on top, in line with your body. The other knee may bend.
step-side_lying_hip_abduction-1 = Acuéstese de lado, de cara a la cámara. El lado del ejercicio queda arriba.
    .en = Lie on your side, facing the camera. The side you train is on top.
step-side_lying_hip_abduction-2 = Mantenga una cadera encima de la otra. El talón de arriba queda un poco hacia atrás.
    .en = Keep one hip above the other. Your top heel is a little behind you.
step-side_lying_hip_abduction-3 = Suba la pierna de arriba, estirada, hacia el techo. La punta del pie mira hacia delante.
    .en = Lift your straight top leg towards the ceiling. Your toes point forward.
step-side_lying_hip_abduction-4 = Mantenga la posición y luego baje la pierna despacio.
    .en = Hold the position, then lower your leg slowly.
cue-side_lying_hip_abduction-C18 = Mantenga la pierna en línea con el cuerpo.
    .en = Keep the leg in line with your body.
cue-side_lying_hip_abduction-C16 = No gire hacia atrás.
    .en = Do not roll back.
watch-side_lying_hip_abduction-1 = Mantenga la rodilla estirada.
    .en = Keep your knee straight.
watch-side_lying_hip_abduction-2 = No gire hacia atrás.
    .en = Do not roll back.
safety-side_lying_hip_abduction-1 = Tras una reparación de los músculos laterales de la cadera o una prótesis por el lado, espere a que su cirujano lo permita.
    .en = After a repair of the outer hip muscles, or a hip replacement from the side, wait until your surgeon allows this.
safety-side_lying_hip_abduction-2 = Si le han puesto una prótesis de cadera, pregunte de qué lado puede acostarse y si necesita una almohada entre las piernas.
    .en = After a hip replacement, ask on which side you may lie, and if you need a pillow between your legs.
side-phrase-side_lying_hip_abduction = { $side ->
    [left] Pierna IZQUIERDA arriba
   *[right] Pierna DERECHA arriba
}

exercise-single_leg_stance = Equilibrio sobre una pierna
    .en = Single-leg stance
start-single_leg_stance = De pie sobre los dos pies, de cara a la cámara. Apoye una mano en un mueble fijo.
    .en = Stand on both feet, facing the camera. Keep one hand on a counter.
step-single_leg_stance-1 = Póngase de cara a la cámara. Apoye una mano en un mueble fijo.
    .en = Face the camera. Keep one hand on a counter.
step-single_leg_stance-2 = Apóyese en la pierna del ejercicio. Levante el otro pie.
    .en = Stand on the leg you train. Lift the other foot.
step-single_leg_stance-3 = Mire al frente y mantenga la posición.
    .en = Look ahead and hold the position.
step-single_leg_stance-4 = Baje el pie.
    .en = Put your foot down.
cue-single_leg_stance-C2 = Mantenga la espalda recta.
    .en = Stand up straight.
cue-single_leg_stance-C4 = Mantenga las caderas a la misma altura.
    .en = Keep your hips level.
cue-single_leg_stance-C20 = No mueva el pie de apoyo.
    .en = Keep your standing foot where it is.
watch-single_leg_stance-1 = Suéltese solo si su terapeuta lo permite.
    .en = Let go of the counter only if your therapist says you may.
safety-single_leg_stance-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-single_leg_stance-2 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.
side-phrase-single_leg_stance = { $side ->
    [left] Apóyese en la pierna IZQUIERDA
   *[right] Apóyese en la pierna DERECHA
}

exercise-sit_to_stand = Levantarse de la silla
    .en = Sit to stand
start-sit_to_stand = Siéntese cerca del borde de una silla firme apoyada en la pared. Los pies quedan un poco por detrás de las rodillas.
    .en = Sit near the front of a firm chair against a wall. Your feet are on the floor, a little behind your knees.
step-sit_to_stand-1 = Ponga la silla contra una pared, de perfil a la cámara.
    .en = Put the chair against a wall, sideways to the camera.
step-sit_to_stand-2 = Siéntese cerca del borde. Ponga los pies un poco por detrás de las rodillas.
    .en = Sit near the front edge. Put your feet a little behind your knees.
step-sit_to_stand-3 = Inclínese hacia delante y levántese del todo. Use las manos si lo necesita.
    .en = Lean forward and stand up straight. Use your hands if you need them.
step-sit_to_stand-4 = Siéntese despacio. No se deje caer.
    .en = Sit down slowly. Do not drop.
cue-sit_to_stand-C15 = Inténtelo sin las manos.
    .en = Try it without your hands.
cue-sit_to_stand-C1 = Enderece el tronco al levantarse.
    .en = Straighten up as you stand.
watch-sit_to_stand-1 = Apoye el mismo peso en los dos pies.
    .en = Put the same weight on both feet.
watch-sit_to_stand-2 = Levántese de una vez. No se balancee.
    .en = Stand up in one go. Do not rock.
safety-sit_to_stand-1 = La silla debe estar contra una pared.
    .en = The chair must stand against a wall.
safety-sit_to_stand-2 = Si se marea al levantarse, siéntese y espere.
    .en = If you get dizzy when you stand up, sit down and wait.
safety-sit_to_stand-3 = Si le han puesto una prótesis de cadera, use un asiento más alto.
    .en = After a hip replacement, use a higher seat.
safety-sit_to_stand-4 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.

exercise-split_squat = Sentadilla en zancada
    .en = Split squat
start-split_squat = Ponga un pie un paso largo por delante del otro, de perfil a la cámara. Sujétese a un mueble fijo.
    .en = Put one foot a long step in front of the other, sideways to the camera. Hold on to a counter.
step-split_squat-1 = Póngase de perfil, con la pierna del ejercicio más cerca de la cámara. Sujétese a un mueble fijo.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-split_squat-2 = Ponga ese pie un paso largo por delante del otro. Los dos pies se quedan ahí.
    .en = Put that foot a long step in front of the other. Both feet stay there.
step-split_squat-3 = Doble las dos rodillas y baje recto, solo hasta donde le indicaron.
    .en = Bend both knees and go straight down. Go only as low as you were told.
step-split_squat-4 = Empuje con el pie de delante y suba.
    .en = Push through your front foot and come up.
cue-split_squat-C7 = La rodilla apunta a los dedos del pie, no hacia dentro.
    .en = Point your knee to your toes, not inward.
cue-split_squat-C1 = Mantenga el cuerpo recto.
    .en = Keep your body upright.
cue-split_squat-C9 = Mantenga en el suelo el talón del pie de delante.
    .en = Keep your front heel on the floor.
watch-split_squat-1 = No deje que la rodilla de delante caiga hacia dentro.
    .en = Do not let your front knee fall inward.
safety-split_squat-1 = Sujétese con una mano a un mueble fijo o a una barandilla.
    .en = Hold on to a counter or a rail with one hand.
safety-split_squat-2 = Si le duele alrededor de la rótula, doble menos.
    .en = If it hurts around your kneecap, bend less.
safety-split_squat-3 = Tras una prótesis de cadera por delante, no lleve la pierna muy atrás ni la gire hacia fuera hasta que su cirujano lo permita.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
side-phrase-split_squat = { $side ->
    [left] Pie IZQUIERDO delante
   *[right] Pie DERECHO delante
}

exercise-squat = Sentadilla
    .en = Squat
start-squat = De pie, con la espalda recta y los pies al ancho de las caderas. Sujétese a un mueble fijo si lo necesita.
    .en = Stand up straight with your feet as wide as your hips. Hold on to a counter if you need to.
step-squat-1 = Póngase de perfil a la cámara, con los pies al ancho de las caderas.
    .en = Stand sideways to the camera, with your feet as wide as your hips.
step-squat-2 = Lleve las caderas hacia atrás y doble las rodillas, como para sentarse en una silla.
    .en = Push your hips back and bend your knees, as if to sit on a chair.
step-squat-3 = Baje solo hasta donde le indicaron y sin dolor.
    .en = Go only as low as you were told and as is free of pain.
step-squat-4 = Empuje con los pies y póngase de pie.
    .en = Push through your feet and stand up straight.
cue-squat-C7 = Las rodillas apuntan a los dedos del pie, no hacia dentro.
    .en = Point your knees to your toes, not inward.
cue-squat-C8 = Lleve las caderas más atrás.
    .en = Sit back more.
cue-squat-C9 = No levante los talones del suelo.
    .en = Keep your heels on the floor.
cue-squat-C1 = Enderece un poco el tronco.
    .en = Straighten up a little.
cue-squat-C5 = Apoye el mismo peso en los dos pies.
    .en = Put the same weight on both feet.
watch-squat-1 = No deje que las rodillas caigan hacia dentro ni hacia fuera.
    .en = Do not let your knees fall in or out.
safety-squat-1 = No baje más de lo que le indicaron. Pare donde empiece a doler.
    .en = Go no lower than you were told. Stop where it begins to hurt.
safety-squat-2 = Si le duele alrededor de la rótula, doble menos.
    .en = If it hurts around your kneecap, bend less.
safety-squat-3 = Si pierde el equilibrio, sujétese a un mueble fijo.
    .en = If you feel unsteady, hold on to a counter.

exercise-standing_hamstring_curl = Talón al glúteo de pie
    .en = Standing hamstring curl
start-standing_hamstring_curl = De pie, con la espalda recta, de perfil a la cámara. Sujétese a un mueble fijo.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-standing_hamstring_curl-1 = Póngase de perfil, con la pierna del ejercicio más cerca de la cámara. Sujétese a un mueble fijo.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-standing_hamstring_curl-2 = Mantenga los dos muslos juntos.
    .en = Keep both thighs side by side.
step-standing_hamstring_curl-3 = Doble la rodilla y lleve el talón hacia la nalga.
    .en = Bend your knee and bring your heel up towards your bottom.
step-standing_hamstring_curl-4 = Mantenga la posición y luego baje el pie despacio.
    .en = Hold the position, then lower your foot slowly.
cue-standing_hamstring_curl-C1 = Mantenga la espalda recta.
    .en = Stand up straight.
cue-standing_hamstring_curl-C12 = Más despacio. No balancee la pierna.
    .en = Slower. Do not swing the leg.
watch-standing_hamstring_curl-1 = No deje que el muslo se vaya hacia delante.
    .en = Do not let your thigh swing forward.
safety-standing_hamstring_curl-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-standing_hamstring_curl-2 = Si le da un calambre detrás del muslo, pare y descanse.
    .en = If the back of your thigh cramps, stop and rest.
side-phrase-standing_hamstring_curl = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-standing_hip_abduction = Abrir la pierna de pie
    .en = Standing hip abduction
start-standing_hip_abduction = De pie, con la espalda recta, de cara a la cámara. Sujétese a un mueble fijo o a una barandilla.
    .en = Stand up straight, facing the camera. Hold on to a counter or a rail.
step-standing_hip_abduction-1 = Póngase de cara a la cámara. Sujétese a un mueble fijo o a una barandilla.
    .en = Stand facing the camera. Hold on to a counter or a rail.
step-standing_hip_abduction-2 = Con la espalda recta, apoye el peso en la otra pierna.
    .en = Stand up straight with your weight on the other leg.
step-standing_hip_abduction-3 = Lleve la pierna estirada hacia el lado. La punta del pie mira hacia delante.
    .en = Lift your straight leg out to the side. Keep your toes pointing forward.
step-standing_hip_abduction-4 = Mantenga la posición y luego baje la pierna despacio.
    .en = Hold the position, then lower your leg slowly.
cue-standing_hip_abduction-C2 = Espalda recta. No se incline hacia el lado.
    .en = Stand up straight. Do not lean to the side.
cue-standing_hip_abduction-C4 = Mantenga las caderas a la misma altura.
    .en = Keep your hips level.
cue-standing_hip_abduction-C18 = Lleve la pierna estirada hacia el lado.
    .en = Take the leg straight to the side.
watch-standing_hip_abduction-1 = No gire el pie hacia fuera.
    .en = Do not turn your foot out.
watch-standing_hip_abduction-2 = No mueva la rodilla de apoyo.
    .en = Keep the knee of the standing leg still.
safety-standing_hip_abduction-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-standing_hip_abduction-2 = Tras una reparación de los músculos laterales de la cadera o una prótesis por el lado, espere a que su cirujano lo permita.
    .en = After a repair of the outer hip muscles, or a hip replacement from the side, wait until your surgeon allows this.
safety-standing_hip_abduction-3 = Si le han puesto una prótesis de cadera, no cruce la pierna por el centro al volver.
    .en = After a hip replacement, do not let the leg cross the middle on the way back.
side-phrase-standing_hip_abduction = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-standing_hip_extension = Pierna atrás de pie
    .en = Standing hip extension
start-standing_hip_extension = De pie, con la espalda recta, de perfil a la cámara. Sujétese a un mueble fijo.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-standing_hip_extension-1 = Póngase de perfil, con la pierna del ejercicio más cerca de la cámara. Sujétese a un mueble fijo.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-standing_hip_extension-2 = Mantenga la espalda recta.
    .en = Stand up straight.
step-standing_hip_extension-3 = Lleve la pierna estirada hacia atrás. No se incline hacia delante.
    .en = Move your straight leg back. Do not lean forward.
step-standing_hip_extension-4 = Vuelva despacio.
    .en = Bring it back slowly.
cue-standing_hip_extension-C1 = Espalda recta. No se incline hacia delante.
    .en = Stand up straight. Do not lean forward.
cue-standing_hip_extension-C6 = Mantenga la rodilla estirada.
    .en = Keep the knee straight.
watch-standing_hip_extension-1 = No arquee la espalda.
    .en = Do not arch your back.
safety-standing_hip_extension-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-standing_hip_extension-2 = Tras una prótesis de cadera por delante, no lleve la pierna muy atrás ni la gire hacia fuera hasta que su cirujano lo permita.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
safety-standing_hip_extension-3 = Con el canal lumbar estrecho, quédese donde esté a gusto.
    .en = With spinal stenosis (a narrow spinal canal), stay where it is comfortable.
side-phrase-standing_hip_extension = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-standing_side_bend = Inclinación lateral de pie
    .en = Standing side-bend
start-standing_side_bend = De pie, con la espalda recta, de cara a la cámara. Los pies quedan al ancho de las caderas y los brazos, a los lados.
    .en = Stand up straight, facing the camera. Your feet are as wide as your hips and your arms are at your sides.
step-standing_side_bend-1 = Póngase de cara a la cámara, con los pies al ancho de las caderas.
    .en = Face the camera with your feet as wide as your hips.
step-standing_side_bend-2 = Baje una mano por el lado del muslo. Inclínese recto hacia el lado.
    .en = Slide one hand down the outside of your thigh. Bend straight to the side.
step-standing_side_bend-3 = No mueva los pies ni las caderas.
    .en = Keep your feet and hips still.
step-standing_side_bend-4 = Suba e inclínese hacia el otro lado.
    .en = Come up and bend to the other side.
cue-standing_side_bend-C5 = Mantenga las caderas en el centro.
    .en = Keep your hips in the middle.
cue-standing_side_bend-C16 = No gire. Inclínese recto hacia el lado.
    .en = Do not turn. Bend straight to the side.
watch-standing_side_bend-1 = No se incline hacia delante.
    .en = Do not lean forward.
safety-standing_side_bend-1 = Con los huesos frágiles (osteoporosis), inclínese con suavidad.
    .en = With thin bones (osteoporosis), bend gently.
safety-standing_side_bend-2 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
side-phrase-standing_side_bend = { $side ->
    [left] Hacia la IZQUIERDA
   *[right] Hacia la DERECHA
}

exercise-step_up = Subir un escalón
    .en = Step-up
start-step_up = Sujétese a una barandilla. El pie de la pierna del ejercicio queda entero sobre un escalón bajo.
    .en = Hold on to a rail. The foot of the leg you train is flat on a low step.
step-step_up-1 = Ponga el escalón de perfil a la cámara, junto a una barandilla. La pierna del ejercicio queda más cerca de la cámara.
    .en = Put the step sideways to the camera, beside a rail. The leg you train is on the camera side.
step-step_up-2 = Ponga ese pie entero en el escalón. Sujétese a la barandilla.
    .en = Put that whole foot on the step. Hold on to the rail.
step-step_up-3 = Empuje con ese pie y suba hasta estirar la rodilla.
    .en = Push through that foot and rise until your knee is straight.
step-step_up-4 = Baje despacio, primero el otro pie. El pie del ejercicio se queda en el escalón.
    .en = Step down slowly with the other foot first. The foot you train stays on the step.
cue-step_up-C7 = La rodilla apunta a los dedos del pie, no hacia dentro.
    .en = Point your knee to your toes, not inward.
cue-step_up-C4 = Mantenga las caderas a la misma altura.
    .en = Keep your hips level.
cue-step_up-C1 = Mantenga el cuerpo recto.
    .en = Keep your body upright.
cue-step_up-C20 = Deje el pie en el escalón.
    .en = Keep your foot on the step.
watch-step_up-1 = No se impulse con el pie del suelo.
    .en = Do not push off with the foot on the floor.
safety-step_up-1 = Sujétese a una barandilla o a una mesa pesada.
    .en = Hold on to a rail or a heavy table.
safety-step_up-2 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.
safety-step_up-3 = Si le duele alrededor de la rótula, doble menos.
    .en = If it hurts around your kneecap, bend less.
side-phrase-step_up = { $side ->
    [left] Pie IZQUIERDO en el escalón
   *[right] Pie DERECHO en el escalón
}

exercise-straight_leg_raise = Elevar la pierna estirada
    .en = Straight leg raise
start-straight_leg_raise = Acuéstese boca arriba. La pierna del ejercicio queda estirada. Doble la otra rodilla, con el pie apoyado.
    .en = Lie on your back. The leg you train is straight. Bend the other knee, with the foot on the bed.
step-straight_leg_raise-1 = Acuéstese boca arriba. La pierna del ejercicio queda más cerca de la cámara.
    .en = Lie on your back. The leg you train is on the camera side.
step-straight_leg_raise-2 = Doble la otra rodilla y apoye ese pie en la cama.
    .en = Bend the other knee and put that foot flat on the bed.
step-straight_leg_raise-3 = Contraiga el muslo y suba la pierna estirada. No pase de la altura de la otra rodilla.
    .en = Tighten your thigh and lift the straight leg. Go no higher than the other knee.
step-straight_leg_raise-4 = Mantenga la posición y luego baje la pierna despacio.
    .en = Hold the position, then lower your leg slowly.
cue-straight_leg_raise-C6 = Mantenga la rodilla estirada.
    .en = Keep the knee straight.
cue-straight_leg_raise-C12 = Más despacio. No balancee la pierna.
    .en = Slower. Do not swing the leg.
watch-straight_leg_raise-1 = No levante la zona lumbar ni la pelvis de la cama.
    .en = Keep your low back and hips on the bed.
watch-straight_leg_raise-2 = Mantenga la rodilla estirada.
    .en = Keep your knee straight.
safety-straight_leg_raise-1 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-straight_leg_raise-2 = Si le han puesto una prótesis de cadera, hágalo solo si su cirujano lo permite.
    .en = After a hip replacement, do this only if your surgeon allows it.
safety-straight_leg_raise-3 = Tras una reparación del tendón de la rótula o del cuádriceps, hágalo solo si su cirujano lo permite.
    .en = After a repair of the tendon above or below the kneecap, do this only if your surgeon allows it.
side-phrase-straight_leg_raise = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-supine_cane_flexion = Subir los brazos con bastón
    .en = Supine cane flexion
start-supine_cane_flexion = Acuéstese boca arriba con las rodillas dobladas. Sujete un bastón con las dos manos, sobre los muslos.
    .en = Lie on your back with your knees bent. Hold a stick in both hands, on your thighs.
step-supine_cane_flexion-1 = Acuéstese boca arriba con las rodillas dobladas. El lado que duele queda más cerca de la cámara.
    .en = Lie on your back with your knees bent. Your sore side is on the camera side.
step-supine_cane_flexion-2 = Sujete un bastón con las dos manos, con los codos estirados.
    .en = Hold a stick in both hands with your elbows straight.
step-supine_cane_flexion-3 = Deje que el brazo sano suba el bastón por encima de la cabeza.
    .en = Let your good arm take the stick up and over your head.
step-supine_cane_flexion-4 = Mantenga la posición y luego vuelva despacio.
    .en = Hold the position, then bring it back slowly.
cue-supine_cane_flexion-C19 = No levante las costillas ni la zona lumbar.
    .en = Keep your ribs and low back down.
cue-supine_cane_flexion-C11 = Mantenga los codos estirados.
    .en = Keep your elbows straight.
watch-supine_cane_flexion-1 = No arquee la espalda.
    .en = Do not arch your back.
safety-supine_cane_flexion-1 = Tras una operación, deje que trabaje el brazo sano hasta que le digan otra cosa.
    .en = After an operation, let the good arm do the work until you are told otherwise.
safety-supine_cane_flexion-2 = Si su cirujano le dio un límite, pare ahí.
    .en = If your surgeon gave you a limit, stop there.
side-phrase-supine_cane_flexion = { $side ->
    [left] El brazo del ejercicio es el IZQUIERDO
   *[right] El brazo del ejercicio es el DERECHO
}

exercise-table_slide = Deslizar las manos en la mesa
    .en = Table slide
start-table_slide = Siéntese a una mesa, de perfil a la cámara. Las dos manos quedan sobre un paño delante de usted.
    .en = Sit at a table, sideways to the camera. Both hands are on a cloth in front of you.
step-table_slide-1 = Siéntese a una mesa, con el brazo del ejercicio más cerca de la cámara.
    .en = Sit at a table, with the arm you train on the camera side.
step-table_slide-2 = Ponga las dos manos sobre un paño en la mesa.
    .en = Put both hands on a cloth on the table.
step-table_slide-3 = Inclínese hacia delante y deslice las dos manos lejos de usted.
    .en = Lean forward and slide both hands away from you.
step-table_slide-4 = Vuelva despacio.
    .en = Slide back slowly.
cue-table_slide-C3 = No acerque el hombro a la oreja.
    .en = Keep your shoulder away from your ear.
cue-table_slide-C14 = Pare. Ese es su límite. Vuelva despacio.
    .en = Stop. That is your limit. Come back slowly.
watch-table_slide-1 = No encoja el hombro.
    .en = Do not shrug your shoulder.
safety-table_slide-1 = Si su cirujano le dio un límite, pare ahí.
    .en = If your surgeon gave you a limit, stop there.
safety-table_slide-2 = Tras una operación de hombro, no levante el brazo por sí mismo hasta que su terapeuta lo permita.
    .en = After a shoulder repair, do not lift the arm yourself until your therapist says you may.
side-phrase-table_slide = { $side ->
    [left] Brazo IZQUIERDO
   *[right] Brazo DERECHO
}

exercise-tandem_stance = Equilibrio en tándem
    .en = Tandem stance
start-tandem_stance = De pie, de cara a la cámara, con los pies al ancho de las caderas. Apoye una mano en un mueble fijo.
    .en = Stand facing the camera, with your feet as wide as your hips. Keep one hand on a counter.
step-tandem_stance-1 = Póngase de cara a la cámara. Apoye una mano en un mueble fijo.
    .en = Face the camera. Keep one hand on a counter.
step-tandem_stance-2 = Ponga el pie derecho justo delante del izquierdo, talón con punta.
    .en = Put your right foot straight in front of your left, heel to toe.
step-tandem_stance-3 = Mire al frente y mantenga la posición.
    .en = Look ahead and hold the position.
step-tandem_stance-4 = Vuelva al inicio. La próxima vez ponga delante el pie izquierdo.
    .en = Step back to the start. Next time put your left foot in front.
cue-tandem_stance-C2 = Mantenga la espalda recta.
    .en = Stand up straight.
watch-tandem_stance-1 = Suéltese solo si su terapeuta lo permite.
    .en = Let go of the counter only if your therapist says you may.
safety-tandem_stance-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-tandem_stance-2 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.
side-phrase-tandem_stance = { $side ->
    [left] Pie IZQUIERDO delante
   *[right] Pie DERECHO delante
}

exercise-toe_raise = Elevar las puntas de los pies
    .en = Toe raise
start-toe_raise = De pie, con la espalda recta, de perfil a la cámara. Sujétese a un mueble fijo.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-toe_raise-1 = Póngase de perfil a la cámara. Sujétese a un mueble fijo o a una mesa pesada.
    .en = Stand sideways to the camera. Hold on to a kitchen counter or a heavy table.
step-toe_raise-2 = Mantenga las rodillas estiradas.
    .en = Keep your knees straight.
step-toe_raise-3 = Levante la punta de los dos pies. Quédese sobre los talones.
    .en = Lift the front of both feet. Stay on your heels.
step-toe_raise-4 = Baje la punta de los pies despacio.
    .en = Lower your toes slowly.
cue-toe_raise-C1 = Espalda recta. No eche las caderas hacia atrás.
    .en = Stand up straight. Do not push your bottom back.
watch-toe_raise-1 = No eche las caderas hacia atrás.
    .en = Do not push your bottom back.
safety-toe_raise-1 = Puede caerse hacia atrás. Sujétese con las dos manos a un mueble fijo.
    .en = You can fall backwards. Hold on to a counter with both hands.
safety-toe_raise-2 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.

exercise-wall_sit = Sentadilla en la pared
    .en = Wall sit
start-wall_sit = De pie, con la espalda apoyada en una pared. Los pies quedan un paso por delante.
    .en = Stand with your back against a wall. Your feet are a step in front of it.
step-wall_sit-1 = Póngase zapatos que no resbalen. Apoye la espalda en una pared, de perfil a la cámara.
    .en = Put on shoes that do not slip. Stand with your back against a wall, sideways to the camera.
step-wall_sit-2 = Deslícese hacia abajo hasta doblar las rodillas como le indicaron.
    .en = Slide down until your knees are as bent as you were told.
step-wall_sit-3 = Mantenga la posición. Siga respirando.
    .en = Hold the position. Keep breathing.
step-wall_sit-4 = Deslícese de nuevo hacia arriba.
    .en = Slide up again.
cue-wall_sit-C1 = La espalda y las caderas, apoyadas en la pared.
    .en = Keep your back and hips on the wall.
watch-wall_sit-1 = Apoye el mismo peso en los dos pies.
    .en = Put the same weight on both feet.
safety-wall_sit-1 = Use zapatos que no resbalen. Tenga una silla cerca.
    .en = Wear shoes that do not slip. Keep a chair near you.
safety-wall_sit-2 = Siga respirando. Aguantar la respiración sube la presión.
    .en = Keep breathing. Holding your breath raises your blood pressure.
safety-wall_sit-3 = Si le duele alrededor de la rótula, quédese más alto que una silla: no más de 60 grados.
    .en = With pain around the kneecap, stay higher than a chair: bend no more than 60 degrees.

exercise-wall_slide = Deslizar por la pared
    .en = Wall slide
start-wall_slide = Póngase frente a una pared. Los dos antebrazos quedan en la pared, con los codos por debajo de los hombros.
    .en = Stand facing a wall. Both forearms are on the wall, elbows below your shoulders.
step-wall_slide-1 = Póngase frente a una pared, con el brazo del ejercicio más cerca de la cámara.
    .en = Stand facing a wall, with the arm you train on the camera side.
step-wall_slide-2 = Apoye los dos antebrazos en la pared y deslícelos hacia arriba.
    .en = Put both forearms on the wall and slide them up.
step-wall_slide-3 = Suba hasta donde pueda sin dolor. No acerque los hombros a las orejas.
    .en = Go as high as you can without pain. Keep your shoulders away from your ears.
step-wall_slide-4 = Mantenga la posición y luego baje despacio.
    .en = Hold the position, then come down slowly.
cue-wall_slide-C3 = No acerque el hombro a la oreja.
    .en = Keep your shoulder away from your ear.
cue-wall_slide-C1 = Espalda recta. No se incline.
    .en = Stand up straight. Do not lean.
watch-wall_slide-1 = No arquee la espalda.
    .en = Do not arch your back.
safety-wall_slide-1 = Tras una operación de hombro, no levante el brazo por sí mismo hasta que su terapeuta lo permita.
    .en = After a shoulder repair, do not lift the arm yourself until your therapist says you may.
safety-wall_slide-2 = Si el brazo le duele al subir, quédese por debajo de ese punto.
    .en = If the arm hurts on the way up, stay below that point.
safety-wall_slide-3 = Si su cirujano le dio un límite, pare ahí.
    .en = If your surgeon gave you a limit, stop there.
side-phrase-wall_slide = { $side ->
    [left] Brazo IZQUIERDO
   *[right] Brazo DERECHO
}

exercise-wrist_flexion = Flexión de muñeca
    .en = Wrist flexion
start-wrist_flexion = Siéntese con el antebrazo en una mesa, la palma hacia abajo. La mano queda fuera del borde y doblada hacia arriba.
    .en = Sit with your forearm on a table, palm down. Your hand is over the edge and bent up.
step-wrist_flexion-1 = Siéntese de perfil a la cámara. Ponga el antebrazo en una mesa, la palma hacia abajo y la mano fuera del borde.
    .en = Sit sideways to the camera. Put your forearm on a table, palm down, with your hand over the edge.
step-wrist_flexion-2 = Doble la mano hacia arriba todo lo que pueda.
    .en = Bend your hand up as far as it goes.
step-wrist_flexion-3 = Deje que baje todo lo que pueda.
    .en = Let it bend down as far as it goes.
step-wrist_flexion-4 = No levante el antebrazo de la mesa.
    .en = Keep your forearm on the table.
watch-wrist_flexion-1 = No levante el antebrazo de la mesa.
    .en = Keep your forearm on the table.
safety-wrist_flexion-1 = Tras una fractura de muñeca, mueva solo hasta donde su terapeuta lo permita.
    .en = After a broken wrist, move only as far as your therapist says.
safety-wrist_flexion-2 = Si se le duermen los dedos o nota hormigueo, pare y dígaselo a su terapeuta.
    .en = If your fingers go numb or tingle, stop and tell your therapist.
side-phrase-wrist_flexion = { $side ->
    [left] Mano IZQUIERDA
   *[right] Mano DERECHA
}

# Stretches, further strength and balance, tests.

exercise-calf_stretch = Estirar la pantorrilla
    .en = Calf stretch
start-calf_stretch = Póngase frente a una pared, con las manos apoyadas. La pierna del ejercicio queda un paso atrás, con el talón en el suelo.
    .en = Stand at a wall with your hands on it. The leg you train is a step behind, its heel down.
step-calf_stretch-1 = Póngase frente a una pared, de perfil a la cámara. Apoye las dos manos en la pared.
    .en = Stand at a wall, sideways to the camera. Put both hands on the wall.
step-calf_stretch-2 = Dé un paso largo atrás con la pierna del ejercicio. Es la más cercana a la cámara.
    .en = Take a long step back with the leg you train. It is on the camera side.
step-calf_stretch-3 = Mantenga esa rodilla estirada y ese talón en el suelo. Doble la rodilla de delante e inclínese hacia la pared.
    .en = Keep that knee straight and that heel down. Bend the front knee and lean to the wall.
step-calf_stretch-4 = Mantenga la posición y luego vuelva.
    .en = Hold the position, then come back.
cue-calf_stretch-C9 = No levante el talón del suelo.
    .en = Keep your heel on the floor.
cue-calf_stretch-C6 = Mantenga estirada la rodilla de atrás.
    .en = Keep the back knee straight.
watch-calf_stretch-1 = La punta del pie de atrás mira al frente.
    .en = Point the toes of the back foot straight ahead.
watch-calf_stretch-2 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
safety-calf_stretch-1 = Si la pantorrilla está hinchada o caliente, no la estire y llame hoy a su centro. Puede ser un coágulo.
    .en = If your calf is swollen or warm, do not stretch it and call your clinic today. It may be a blood clot.
safety-calf_stretch-2 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-calf_stretch-3 = Tras una reparación del tendón de Aquiles, hágalo solo si su cirujano lo permite.
    .en = After an Achilles tendon repair, do this only if your surgeon allows it.
side-phrase-calf_stretch = { $side ->
    [left] Pierna IZQUIERDA detrás
   *[right] Pierna DERECHA detrás
}

exercise-soleus_stretch = Estirar el sóleo
    .en = Soleus stretch
start-soleus_stretch = Póngase frente a una pared, con las manos apoyadas. La pierna del ejercicio queda un paso atrás, con el talón en el suelo.
    .en = Stand at a wall with your hands on it. The leg you train is a step behind, its heel down.
step-soleus_stretch-1 = Póngase frente a una pared, de perfil a la cámara. Apoye las dos manos en la pared.
    .en = Stand at a wall, sideways to the camera. Put both hands on the wall.
step-soleus_stretch-2 = Dé un paso corto atrás con la pierna del ejercicio. Es la más cercana a la cámara.
    .en = Take a short step back with the leg you train. It is on the camera side.
step-soleus_stretch-3 = Doble las dos rodillas y baje. No levante el talón de atrás.
    .en = Bend both knees and sink down. Keep the back heel on the floor.
step-soleus_stretch-4 = Mantenga la posición y luego vuelva.
    .en = Hold the position, then come back.
cue-soleus_stretch-C9 = No levante el talón del suelo.
    .en = Keep your heel on the floor.
watch-soleus_stretch-1 = La punta del pie de atrás mira al frente.
    .en = Point the toes of the back foot straight ahead.
watch-soleus_stretch-2 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
safety-soleus_stretch-1 = Si la pantorrilla está hinchada o caliente, no la estire y llame hoy a su centro. Puede ser un coágulo.
    .en = If your calf is swollen or warm, do not stretch it and call your clinic today. It may be a blood clot.
safety-soleus_stretch-2 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-soleus_stretch-3 = Tras una reparación del tendón de Aquiles, hágalo solo si su cirujano lo permite.
    .en = After an Achilles tendon repair, do this only if your surgeon allows it.
side-phrase-soleus_stretch = { $side ->
    [left] Pierna IZQUIERDA detrás
   *[right] Pierna DERECHA detrás
}

exercise-hamstring_stretch = Estirar detrás del muslo
    .en = Hamstring stretch
start-hamstring_stretch = Acuéstese boca arriba con una toalla alrededor de un pie. Esa pierna queda estirada y la otra rodilla, doblada.
    .en = Lie on your back with a towel round one foot. That leg is straight, the other knee is bent.
step-hamstring_stretch-1 = Acuéstese boca arriba. La pierna del ejercicio queda más cerca de la cámara.
    .en = Lie on your back. The leg you train is on the camera side.
step-hamstring_stretch-2 = Pase una toalla por ese pie y sujete los dos extremos.
    .en = Put a towel round that foot and hold both ends.
step-hamstring_stretch-3 = Suba la pierna estirada tirando de la toalla hasta notar un estiramiento suave detrás del muslo.
    .en = Pull the straight leg up until you feel a gentle stretch behind your thigh.
step-hamstring_stretch-4 = Mantenga la posición y luego baje la pierna despacio.
    .en = Hold the position, then let your leg down slowly.
cue-hamstring_stretch-C6 = Estire un poco más la rodilla.
    .en = Straighten your knee a little more.
watch-hamstring_stretch-1 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
watch-hamstring_stretch-2 = No levante la cabeza ni el otro pie.
    .en = Keep your head and your other foot down.
safety-hamstring_stretch-1 = Si nota hormigueo o adormecimiento, pare y llame a su terapeuta.
    .en = If you feel tingling or numbness, stop and call your therapist.
safety-hamstring_stretch-2 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-hamstring_stretch-3 = Si le han puesto una prótesis de cadera, hágalo solo si su cirujano lo permite.
    .en = After a hip replacement, do this only if your surgeon allows it.
side-phrase-hamstring_stretch = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-scapular_squeeze = Juntar los omóplatos
    .en = Shoulder blade squeeze
start-scapular_squeeze = Siéntese con la espalda recta. Deje los brazos sueltos.
    .en = Sit up straight. Let your arms hang.
how-scapular_squeeze = En una silla y con la espalda recta, lleve los omóplatos hacia atrás y júntelos; mantenga y relaje.
    .en = Sitting up straight, draw your shoulder blades back and together, hold and relax.
step-scapular_squeeze-1 = Siéntese con la espalda recta y mire al frente.
    .en = Sit up straight and look straight ahead.
step-scapular_squeeze-2 = Lleve los omóplatos hacia atrás y júntelos.
    .en = Draw your shoulder blades back and together.
step-scapular_squeeze-3 = Mantenga la posición. Siga respirando.
    .en = Hold the position. Keep breathing.
step-scapular_squeeze-4 = Relaje.
    .en = Relax.
watch-scapular_squeeze-1 = No suba los hombros hacia las orejas.
    .en = Keep your shoulders away from your ears.
watch-scapular_squeeze-2 = No saque la barriga.
    .en = Do not push your belly forward.
safety-scapular_squeeze-1 = Tras una operación de hombro, hágalo solo si su cirujano lo permite.
    .en = After a shoulder repair, do this only if your surgeon allows it.
safety-scapular_squeeze-2 = Si el dolor o el hormigueo va al brazo, pare y llame a su terapeuta.
    .en = If pain or tingling goes into your arm, stop and call your therapist.

exercise-glute_set = Contraer los glúteos
    .en = Buttock squeeze
start-glute_set = Acuéstese boca arriba con las dos piernas estiradas.
    .en = Lie on your back with both legs straight.
how-glute_set = Boca arriba y con las piernas estiradas, contraiga los glúteos, mantenga y relaje.
    .en = Lying on your back with straight legs, squeeze your buttocks together, hold and relax.
step-glute_set-1 = Acuéstese boca arriba con las dos piernas estiradas.
    .en = Lie on your back with both legs straight.
step-glute_set-2 = Contraiga los glúteos. Las piernas pueden girar un poco hacia fuera.
    .en = Squeeze your buttocks together. Your legs may turn out a little.
step-glute_set-3 = Mantenga la posición. Siga respirando.
    .en = Hold the position. Keep breathing.
step-glute_set-4 = Relaje.
    .en = Relax.
watch-glute_set-1 = No aguante la respiración.
    .en = Do not hold your breath.
watch-glute_set-2 = No levante las caderas.
    .en = Do not lift your hips.
safety-glute_set-1 = Si la pantorrilla le duele, se hincha o está caliente, pare y llame hoy a su clínica. Puede ser un coágulo.
    .en = If your calf hurts, swells or feels warm, stop and call your clinic today. It may be a blood clot.
safety-glute_set-2 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-glute_set-3 = Siga respirando. Aguantar la respiración sube la presión.
    .en = Keep breathing. Holding your breath raises your blood pressure.

exercise-wall_push_up = Flexiones en la pared
    .en = Wall push-up
start-wall_push_up = Póngase a un brazo de distancia de una pared, con las dos manos apoyadas a la altura del pecho.
    .en = Stand an arm's length from a wall, both hands on it at chest height.
step-wall_push_up-1 = Póngase frente a una pared, de perfil a la cámara. Apoye las dos manos a la altura del pecho.
    .en = Stand at a wall, sideways to the camera. Put both hands on it at chest height.
step-wall_push_up-2 = Mantenga el cuerpo en línea, de la cabeza a los talones.
    .en = Keep your body in one line from head to heels.
step-wall_push_up-3 = Doble los codos y acerque el pecho a la pared.
    .en = Bend your elbows and bring your chest to the wall.
step-wall_push_up-4 = Empuje hasta estirar los brazos.
    .en = Push away until your arms are straight.
cue-wall_push_up-C19 = Mantenga el cuerpo en línea.
    .en = Keep your body in one line.
cue-wall_push_up-C12 = Más despacio.
    .en = Slower.
watch-wall_push_up-1 = No suba los hombros hacia las orejas.
    .en = Keep your shoulders away from your ears.
safety-wall_push_up-1 = Tras una operación de hombro, espere a que su terapeuta empiece con la fuerza.
    .en = After a shoulder repair, wait until your therapist starts strengthening.
safety-wall_push_up-2 = Póngase donde el suelo no resbale.
    .en = Stand where the floor is not slippery.

exercise-seated_march = Marcha en la silla
    .en = Seated march
start-seated_march = Siéntese con la espalda recta en una silla firme, de perfil a la cámara. Sujétese al asiento.
    .en = Sit up straight on a firm chair, sideways to the camera. Hold on to the seat.
step-seated_march-1 = Siéntese con la espalda recta, de perfil a la cámara. Sujétese al asiento.
    .en = Sit up straight, sideways to the camera. Hold on to the seat.
step-seated_march-2 = Levante una rodilla un palmo del asiento.
    .en = Lift one knee a hand's width off the seat.
step-seated_march-3 = Baje el pie y levante la otra rodilla.
    .en = Put your foot down and lift the other knee.
step-seated_march-4 = No se incline hacia atrás.
    .en = Do not lean back.
cue-seated_march-C1 = No se incline hacia atrás.
    .en = Do not lean back.
cue-seated_march-C12 = Más despacio.
    .en = Slower.
watch-seated_march-1 = Apoye cada pie con suavidad.
    .en = Put each foot down softly.
safety-seated_march-1 = Si le han puesto una prótesis de cadera, no suba la rodilla por encima de la cadera hasta que su cirujano lo permita.
    .en = After a hip replacement, do not lift your knee above your hip until your surgeon allows it.
safety-seated_march-2 = Use una silla que no vuelque ni ruede.
    .en = Use a chair that does not tip or roll.
side-phrase-seated_march = { $side ->
    [left] Rodilla IZQUIERDA
   *[right] Rodilla DERECHA
}

exercise-hip_flexor_stretch = Estirar la ingle
    .en = Hip flexor stretch
start-hip_flexor_stretch = Póngase sobre una rodilla, junto a una silla firme. El otro pie queda delante.
    .en = Kneel on one knee next to a firm chair. The other foot is in front.
step-hip_flexor_stretch-1 = Arrodíllese sobre un cojín, de perfil a la cámara. La rodilla apoyada es la más cercana a la cámara.
    .en = Kneel on a cushion, sideways to the camera. The knee on the floor is on the camera side.
step-hip_flexor_stretch-2 = Contraiga los glúteos y mantenga el cuerpo recto.
    .en = Squeeze your buttocks and keep your body upright.
step-hip_flexor_stretch-3 = Lleve las caderas hacia delante hasta notar un estiramiento suave delante de esa cadera.
    .en = Move your hips forward until you feel a gentle stretch at the front of that hip.
step-hip_flexor_stretch-4 = Mantenga la posición y luego vuelva.
    .en = Hold the position, then come back.
cue-hip_flexor_stretch-C1 = Mantenga el cuerpo recto.
    .en = Keep your body upright.
watch-hip_flexor_stretch-1 = No arquee la espalda.
    .en = Do not hollow your back.
watch-hip_flexor_stretch-2 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
safety-hip_flexor_stretch-1 = Si le duele la rodilla, ponga algo blando debajo.
    .en = If your knee hurts, put a soft pad under it.
safety-hip_flexor_stretch-2 = Tras una prótesis de cadera por delante, no lleve la pierna muy atrás ni la gire hacia fuera hasta que su cirujano lo permita.
    .en = After a hip replacement from the front, do not take the leg far back or turn it out until your surgeon allows it.
safety-hip_flexor_stretch-3 = Si le han puesto una prótesis de rodilla, pregunte a su terapeuta si puede arrodillarse.
    .en = After a knee replacement, ask your therapist if you may kneel.
side-phrase-hip_flexor_stretch = { $side ->
    [left] Rodilla IZQUIERDA en el suelo
   *[right] Rodilla DERECHA en el suelo
}

exercise-doorway_stretch = Estirar el pecho en la puerta
    .en = Doorway stretch
start-doorway_stretch = Póngase en el marco de una puerta, de cara a la cámara, con los brazos sueltos.
    .en = Stand in a doorway facing the camera, your arms at your sides.
step-doorway_stretch-1 = Póngase en el marco de una puerta, de cara a la cámara.
    .en = Stand in a doorway, facing the camera.
step-doorway_stretch-2 = Apoye los dos antebrazos en el marco, con los codos a la altura de los hombros.
    .en = Put both forearms on the frame, your elbows at shoulder height.
step-doorway_stretch-3 = Dé un paso corto adelante hasta notar un estiramiento suave en el pecho.
    .en = Take a small step forward until you feel a gentle stretch in your chest.
step-doorway_stretch-4 = Mantenga la posición, vuelva atrás y baje los brazos.
    .en = Hold the position, then step back and lower your arms.
cue-doorway_stretch-C21 = No tan alto. Los codos a la altura de los hombros.
    .en = Not so high. Keep your elbows at shoulder height.
watch-doorway_stretch-1 = No suba los hombros hacia las orejas.
    .en = Keep your shoulders away from your ears.
watch-doorway_stretch-2 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
safety-doorway_stretch-1 = Si el hombro se le ha salido alguna vez, pregunte antes a su terapeuta.
    .en = If your shoulder has slipped out before, ask your therapist first.
safety-doorway_stretch-2 = Tras una operación de hombro, hágalo solo si su cirujano lo permite.
    .en = After a shoulder repair, do this only if your surgeon allows it.
safety-doorway_stretch-3 = Si nota hormigueo o adormecimiento, pare y llame a su terapeuta.
    .en = If you feel tingling or numbness, stop and call your therapist.

exercise-side_step = Pasos de lado con banda
    .en = Side step with band
start-side_step = De pie, de cara a la cámara, con las rodillas algo dobladas y una banda en los tobillos.
    .en = Stand facing the camera, knees a little bent, a band round both ankles.
step-side_step-1 = Póngase de cara a la cámara. Pase una banda por los dos tobillos y doble un poco las rodillas.
    .en = Face the camera. Put a band round both ankles and bend your knees a little.
step-side_step-2 = Dé un paso de lado hasta tensar la banda.
    .en = Step to the side until the band is tight.
step-side_step-3 = Acerque el otro pie despacio.
    .en = Bring the other foot after it, slowly.
step-side_step-4 = Dé la mitad de los pasos hacia un lado y la mitad hacia el otro.
    .en = Do half of the steps to one side and half to the other.
cue-side_step-C2 = Mantenga el cuerpo recto.
    .en = Keep your body upright.
watch-side_step-1 = Las rodillas apuntan a la punta de los pies, no hacia dentro.
    .en = Point your knees to your toes, not inward.
watch-side_step-2 = No arrastre los pies.
    .en = Do not drag your feet.
safety-side_step-1 = Si pierde el equilibrio, sujétese a un mueble fijo.
    .en = If you feel unsteady, hold on to a counter.
safety-side_step-2 = Antes de empezar, mire si la banda tiene grietas.
    .en = Check the band for tears before you start.
safety-side_step-3 = Tras una reparación de los músculos laterales de la cadera o una prótesis por el lado, espere a que su cirujano lo permita.
    .en = After a repair of the outer hip muscles, or a hip replacement from the side, wait until your surgeon allows this.

exercise-heel_toe_walk = Andar talón con punta
    .en = Heel-toe walk
start-heel_toe_walk = Póngase junto a un mueble fijo. Apoye una mano en él.
    .en = Stand next to a counter. Keep one hand on it.
how-heel_toe_walk = Camine junto a un mueble fijo, con un pie justo delante del otro, talón con punta.
    .en = Walk along a counter, each foot straight in front of the other, heel to toe.
step-heel_toe_walk-1 = Póngase junto a un mueble fijo. Apoye una mano en él.
    .en = Stand next to a counter. Keep one hand on it.
step-heel_toe_walk-2 = Ponga un pie justo delante del otro, talón con punta.
    .en = Put one foot straight in front of the other, heel to toe.
step-heel_toe_walk-3 = Siga así diez pasos. Mire al frente.
    .en = Walk on like this, ten steps. Look ahead.
step-heel_toe_walk-4 = Separe los pies, gire despacio y regrese.
    .en = Stand with your feet apart, turn slowly and walk back.
watch-heel_toe_walk-1 = Suéltese solo si su terapeuta lo permite.
    .en = Let go of the counter only if your therapist says you may.
watch-heel_toe_walk-2 = Mire al frente, no hacia abajo.
    .en = Look ahead, not down.
safety-heel_toe_walk-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-heel_toe_walk-2 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.
side-phrase-heel_toe_walk = { $side ->
    [left] Primero el pie IZQUIERDO
   *[right] Primero el pie DERECHO
}

exercise-dead_bug = Brazo y pierna boca arriba
    .en = Dead bug
start-dead_bug = Acuéstese boca arriba. Las caderas y las rodillas quedan en ángulo recto y los brazos apuntan al techo.
    .en = Lie on your back. Hips and knees are bent to right angles, your arms point to the ceiling.
step-dead_bug-1 = Acuéstese boca arriba, de perfil a la cámara.
    .en = Lie on your back, sideways to the camera.
step-dead_bug-2 = Levante las dos piernas dobladas y los dos brazos.
    .en = Lift both bent legs and both arms.
step-dead_bug-3 = Baje una pierna y el brazo contrario. La zona lumbar queda apoyada.
    .en = Lower one leg and the opposite arm. Keep your low back down.
step-dead_bug-4 = Vuelva despacio y cambie de lado.
    .en = Bring them back slowly and change sides.
cue-dead_bug-C12 = Más despacio.
    .en = Slower.
watch-dead_bug-1 = La zona lumbar queda apoyada. Si se levanta, baje menos la pierna.
    .en = Keep your low back down. If it lifts, lower the leg less.
watch-dead_bug-2 = No aguante la respiración.
    .en = Do not hold your breath.
watch-dead_bug-3 = Baje también el brazo. La cámara no lo mide.
    .en = Lower the arm as well. The camera does not measure it.
safety-dead_bug-1 = Si le duele la espalda, pare y descanse.
    .en = If your back hurts, stop and rest.
safety-dead_bug-2 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
side-phrase-dead_bug = { $side ->
    [left] Pierna IZQUIERDA, brazo DERECHO
   *[right] Pierna DERECHA, brazo IZQUIERDO
}

exercise-side_plank = Plancha lateral
    .en = Side plank
start-side_plank = Acuéstese de lado sobre el antebrazo, de cara a la cámara. El codo queda bajo el hombro y la cadera, en el suelo.
    .en = Lie on one side on your forearm, facing the camera. Your elbow is under your shoulder, your hips are on the floor.
step-side_plank-1 = Acuéstese de lado sobre el antebrazo, de cara a la cámara. El codo queda bajo el hombro.
    .en = Lie on your side on your forearm, facing the camera. Your elbow is under your shoulder.
step-side_plank-2 = Ponga un pie sobre el otro. Con las rodillas dobladas es más fácil.
    .en = Put your feet on top of each other. With bent knees it is easier.
step-side_plank-3 = Suba las caderas hasta que el cuerpo quede en línea.
    .en = Lift your hips until your body is in one line.
step-side_plank-4 = Mantenga la posición y siga respirando. Baje las caderas despacio.
    .en = Hold the position and keep breathing. Lower your hips slowly.
cue-side_plank-C21 = No tan alto. El cuerpo en línea.
    .en = Not so high. Keep your body in one line.
watch-side_plank-1 = No gire hacia delante ni hacia atrás.
    .en = Do not roll forward or back.
watch-side_plank-2 = No aguante la respiración.
    .en = Do not hold your breath.
safety-side_plank-1 = Siga respirando. Aguantar la respiración sube la presión.
    .en = Keep breathing. Holding your breath raises your blood pressure.
safety-side_plank-2 = Si le duele el hombro, pare y descanse.
    .en = If your shoulder hurts, stop and rest.
safety-side_plank-3 = Si le duele la espalda, pare y descanse.
    .en = If your back hurts, stop and rest.
side-phrase-side_plank = { $side ->
    [left] Sobre el antebrazo IZQUIERDO
   *[right] Sobre el antebrazo DERECHO
}

exercise-hip_hinge = Bisagra de cadera
    .en = Hip hinge
start-hip_hinge = De pie, con la espalda recta, de perfil a la cámara y con los pies al ancho de las caderas.
    .en = Stand up straight, sideways to the camera, with your feet as wide as your hips.
step-hip_hinge-1 = Póngase de perfil a la cámara, con las rodillas algo dobladas.
    .en = Stand sideways to the camera, with your knees a little bent.
step-hip_hinge-2 = Lleve las nalgas hacia atrás e inclínese desde las caderas.
    .en = Push your bottom back and lean forward from your hips.
step-hip_hinge-3 = Mantenga la espalda recta. Deslice las manos por los muslos.
    .en = Keep your back straight. Let your hands slide down your thighs.
step-hip_hinge-4 = Contraiga los glúteos y enderécese.
    .en = Squeeze your buttocks and stand up straight.
cue-hip_hinge-C6 = Doble las caderas, no las rodillas.
    .en = Bend at your hips, not at your knees.
cue-hip_hinge-C12 = Más despacio.
    .en = Slower.
watch-hip_hinge-1 = No redondee la espalda.
    .en = Do not round your back.
safety-hip_hinge-1 = Si le duele la espalda, pare y descanse.
    .en = If your back hurts, stop and rest.
safety-hip_hinge-2 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-hip_hinge-3 = Si tiene los huesos frágiles (osteoporosis), hágalo solo si su terapeuta lo permite.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.

exercise-sleeper_stretch = Estirar el hombro de lado
    .en = Sleeper stretch
start-sleeper_stretch = Acuéstese sobre el hombro del ejercicio. Ese brazo apunta hacia delante, con el codo en ángulo recto.
    .en = Lie on the shoulder you train. That arm points forward, its elbow is bent to a right angle.
how-sleeper_stretch = De lado sobre el hombro del ejercicio, empuje ese antebrazo suavemente hacia abajo con la otra mano y mantenga.
    .en = Lying on the shoulder you train, press that forearm gently down with the other hand and hold the stretch.
step-sleeper_stretch-1 = Acuéstese sobre el hombro del ejercicio, con ese brazo recto delante.
    .en = Lie on the shoulder you train, that arm straight in front of you.
step-sleeper_stretch-2 = Doble el codo para que la mano apunte al techo.
    .en = Bend the elbow so that your hand points to the ceiling.
step-sleeper_stretch-3 = Con la otra mano baje el antebrazo hasta notar un estiramiento suave detrás del hombro.
    .en = With your other hand press the forearm down until you feel a gentle stretch behind your shoulder.
step-sleeper_stretch-4 = Mantenga la posición y luego vuelva.
    .en = Hold the position, then come back.
watch-sleeper_stretch-1 = No gire hacia atrás.
    .en = Do not roll back.
watch-sleeper_stretch-2 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
safety-sleeper_stretch-1 = Tras una operación de hombro, hágalo solo si su cirujano lo permite.
    .en = After a shoulder repair, do this only if your surgeon allows it.
safety-sleeper_stretch-2 = Si nota un pinchazo delante del hombro, pare y dígaselo a su terapeuta.
    .en = If it pinches at the front of your shoulder, stop and tell your therapist.
safety-sleeper_stretch-3 = Si el hombro se le ha salido alguna vez, pregunte antes a su terapeuta.
    .en = If your shoulder has slipped out before, ask your therapist first.
side-phrase-sleeper_stretch = { $side ->
    [left] Sobre el hombro IZQUIERDO
   *[right] Sobre el hombro DERECHO
}

exercise-cross_body_stretch = Brazo cruzado al pecho
    .en = Cross-body stretch
start-cross_body_stretch = De pie o en una silla, con la espalda recta. Relaje los hombros.
    .en = Stand or sit up straight. Relax your shoulders.
how-cross_body_stretch = Lleve un brazo por delante del pecho con ayuda de la otra mano y mantenga.
    .en = Draw one arm across your chest with the other hand and hold the stretch.
step-cross_body_stretch-1 = De pie o en una silla, con la espalda recta. Relaje los hombros.
    .en = Stand or sit up straight. Relax your shoulders.
step-cross_body_stretch-2 = Suba el brazo del ejercicio a la altura del pecho, por delante del cuerpo.
    .en = Lift the arm you train to chest height, across your body.
step-cross_body_stretch-3 = Acérquelo, agarrando por encima del codo, hasta notar un estiramiento suave detrás del hombro.
    .en = Pull it in above the elbow until you feel a gentle stretch behind your shoulder.
step-cross_body_stretch-4 = Mantenga la posición y luego vuelva.
    .en = Hold the position, then come back.
watch-cross_body_stretch-1 = No gire el cuerpo.
    .en = Do not turn your body.
watch-cross_body_stretch-2 = No tire del codo mismo.
    .en = Do not pull at the elbow itself.
watch-cross_body_stretch-3 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
safety-cross_body_stretch-1 = Tras una operación de hombro, hágalo solo si su cirujano lo permite.
    .en = After a shoulder repair, do this only if your surgeon allows it.
safety-cross_body_stretch-2 = Si el hombro se le ha salido alguna vez, pregunte antes a su terapeuta.
    .en = If your shoulder has slipped out before, ask your therapist first.
side-phrase-cross_body_stretch = { $side ->
    [left] Brazo IZQUIERDO
   *[right] Brazo DERECHO
}

exercise-lower_trunk_rotation = Rodillas a los lados
    .en = Lower trunk rotation
start-lower_trunk_rotation = Acuéstese boca arriba con las rodillas dobladas y los pies juntos.
    .en = Lie on your back with your knees bent and your feet together.
how-lower_trunk_rotation = Boca arriba y con las rodillas dobladas, déjelas caer a un lado, mantenga y cambie de lado.
    .en = Lying on your back with bent knees, let both knees sink to one side, hold and change sides.
step-lower_trunk_rotation-1 = Acuéstese boca arriba con las rodillas dobladas y los pies juntos.
    .en = Lie on your back with your knees bent and your feet together.
step-lower_trunk_rotation-2 = Deje caer las dos rodillas a un lado, solo hasta donde no duela.
    .en = Let both knees sink to one side, only as far as is free of pain.
step-lower_trunk_rotation-3 = Mantenga la posición. Los dos hombros quedan apoyados.
    .en = Hold the position. Both shoulders stay down.
step-lower_trunk_rotation-4 = Vuelva al centro y cambie de lado.
    .en = Bring your knees back and change sides.
watch-lower_trunk_rotation-1 = No levante los hombros.
    .en = Keep both shoulders down.
watch-lower_trunk_rotation-2 = Mantenga las rodillas juntas.
    .en = Keep your knees together.
safety-lower_trunk_rotation-1 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-lower_trunk_rotation-2 = Si tiene los huesos frágiles (osteoporosis), hágalo solo si su terapeuta lo permite.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-lower_trunk_rotation-3 = Tras una prótesis de cadera o una operación de espalda, hágalo solo si su cirujano lo permite.
    .en = After a hip replacement or a back operation, do this only if your surgeon allows it.
side-phrase-lower_trunk_rotation = { $side ->
    [left] Rodillas hacia la IZQUIERDA
   *[right] Rodillas hacia la DERECHA
}

exercise-double_knee_to_chest = Las dos rodillas al pecho
    .en = Double knee to chest
start-double_knee_to_chest = Acuéstese boca arriba con las rodillas dobladas y los pies en el suelo.
    .en = Lie on your back with your knees bent and your feet on the floor.
step-double_knee_to_chest-1 = Acuéstese boca arriba, de perfil a la cámara, con las rodillas dobladas.
    .en = Lie on your back, sideways to the camera, with your knees bent.
step-double_knee_to_chest-2 = Levante una pierna y luego la otra. Agarre por detrás de las dos rodillas.
    .en = Lift one leg after the other. Put your hands behind both knees.
step-double_knee_to_chest-3 = Lleve las rodillas hacia el pecho hasta notar un estiramiento suave. Mantenga la posición.
    .en = Pull your knees towards your chest until you feel a gentle stretch. Hold the position.
step-double_knee_to_chest-4 = Baje una pierna y luego la otra.
    .en = Let one leg down after the other.
cue-double_knee_to_chest-C17 = No levante la cabeza.
    .en = Keep your head down.
watch-double_knee_to_chest-1 = No tire de las rodillas por delante.
    .en = Do not pull on the knees themselves.
watch-double_knee_to_chest-2 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
safety-double_knee_to_chest-1 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-double_knee_to_chest-2 = Si tiene los huesos frágiles (osteoporosis), hágalo solo si su terapeuta lo permite.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-double_knee_to_chest-3 = Si le han puesto una prótesis de cadera, hágalo solo si su cirujano lo permite.
    .en = After a hip replacement, do this only if your surgeon allows it.

exercise-cat_camel = Gato y camello
    .en = Cat-camel
start-cat_camel = Póngase a gatas. Las manos quedan bajo los hombros y las rodillas bajo las caderas.
    .en = Kneel on all fours. Your hands are under your shoulders and your knees are under your hips.
how-cat_camel = A gatas, redondee la espalda despacio y vuelva a hundirla.
    .en = On all fours, round your back slowly and let it sink again.
step-cat_camel-1 = Póngase a gatas. Las manos quedan bajo los hombros y las rodillas bajo las caderas.
    .en = Kneel on all fours. Your hands are under your shoulders and your knees are under your hips.
step-cat_camel-2 = Redondee la espalda despacio como un gato. Deje caer la cabeza.
    .en = Round your back slowly like a cat. Let your head hang.
step-cat_camel-3 = Hunda la espalda despacio y mire al frente.
    .en = Let your back sink slowly and look ahead.
step-cat_camel-4 = Vaya y vuelva sin forzar.
    .en = Go to and fro without pushing.
watch-cat_camel-1 = Muévase despacio y solo hasta donde no duela.
    .en = Move slowly, and only as far as is free of pain.
safety-cat_camel-1 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-cat_camel-2 = Si tiene los huesos frágiles (osteoporosis), hágalo solo si su terapeuta lo permite.
    .en = If you have thin bones (osteoporosis), do this only if your therapist says you may.
safety-cat_camel-3 = Si le duelen las muñecas o las rodillas, ponga algo blando debajo.
    .en = If your wrists or knees hurt, put a soft pad under them.

exercise-terminal_knee_extension = Estirar la rodilla con banda
    .en = Knee extension with band
start-terminal_knee_extension = De perfil a la cámara y de cara a donde está atada la banda. La banda pasa por detrás de una rodilla, algo doblada.
    .en = Stand facing where the band is tied, sideways to the camera. The band is behind one knee, that knee is a little bent.
step-terminal_knee_extension-1 = Ate una banda a algo firme a la altura de la rodilla y métase en ella.
    .en = Tie a band to something firm at knee height and step into it.
step-terminal_knee_extension-2 = La banda queda detrás de la rodilla del ejercicio, la más cercana a la cámara. No levante el talón.
    .en = The band is behind the knee you train, on the camera side. Keep your heel down.
step-terminal_knee_extension-3 = Estire la rodilla contra la banda.
    .en = Straighten your knee against the band.
step-terminal_knee_extension-4 = Deje que se doble despacio.
    .en = Let it bend again slowly.
cue-terminal_knee_extension-C1 = Mantenga la espalda recta.
    .en = Stand up straight.
cue-terminal_knee_extension-C12 = Más despacio.
    .en = Slower.
watch-terminal_knee_extension-1 = No lance la rodilla hacia atrás.
    .en = Do not snap the knee back.
safety-terminal_knee_extension-1 = Revise la banda y dónde está atada.
    .en = Check the band and what it is tied to.
safety-terminal_knee_extension-2 = Tras un injerto de ligamento cruzado, algunos planes lo empiezan más tarde; siga el suyo.
    .en = Some plans after an ACL graft start this later; follow yours.
safety-terminal_knee_extension-3 = Si pierde el equilibrio, sujétese a un mueble fijo.
    .en = If you feel unsteady, hold on to a counter.
side-phrase-terminal_knee_extension = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-figure_four_stretch = Estirar el glúteo
    .en = Figure-four stretch
start-figure_four_stretch = Acuéstese boca arriba con las rodillas dobladas y los pies en el suelo.
    .en = Lie on your back with your knees bent and your feet on the floor.
how-figure_four_stretch = Boca arriba, con un tobillo sobre la otra rodilla, acerque ese muslo al pecho y mantenga el estiramiento.
    .en = Lying on your back with one ankle on the other knee, pull that thigh towards you and hold the stretch.
step-figure_four_stretch-1 = Acuéstese boca arriba con las rodillas dobladas y los pies en el suelo.
    .en = Lie on your back with your knees bent and your feet on the floor.
step-figure_four_stretch-2 = Ponga el tobillo de la pierna del ejercicio sobre la otra rodilla.
    .en = Put the ankle of the leg you train on the other knee.
step-figure_four_stretch-3 = Acerque el otro muslo hasta notar un estiramiento suave en la nalga.
    .en = Pull the other thigh towards you until you feel a gentle stretch in your buttock.
step-figure_four_stretch-4 = Mantenga la posición y luego vuelva.
    .en = Hold the position, then come back.
watch-figure_four_stretch-1 = No levante la cabeza.
    .en = Keep your head down.
watch-figure_four_stretch-2 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
safety-figure_four_stretch-1 = Si le han puesto una prótesis de cadera, hágalo solo si su cirujano lo permite.
    .en = After a hip replacement, do this only if your surgeon allows it.
safety-figure_four_stretch-2 = Si el dolor baja por la pierna, pare y llame a su terapeuta.
    .en = If pain moves down your leg, stop and call your therapist.
safety-figure_four_stretch-3 = Si le duele la rodilla, pare.
    .en = If it hurts in your knee, stop.
side-phrase-figure_four_stretch = { $side ->
    [left] Tobillo IZQUIERDO sobre la otra rodilla
   *[right] Tobillo DERECHO sobre la otra rodilla
}

exercise-quadriceps_stretch = Estirar delante del muslo
    .en = Quadriceps stretch
start-quadriceps_stretch = De pie, con la espalda recta, de perfil a la cámara. Sujétese a un mueble fijo.
    .en = Stand up straight, sideways to the camera. Hold on to a counter.
step-quadriceps_stretch-1 = Póngase de perfil, con la pierna del ejercicio más cerca de la cámara. Sujétese a un mueble fijo.
    .en = Stand sideways to the camera, the leg you train on the camera side. Hold on to a counter.
step-quadriceps_stretch-2 = Doble esa rodilla y agarre el tobillo.
    .en = Bend that knee and take hold of your ankle.
step-quadriceps_stretch-3 = Lleve el talón hacia la nalga hasta notar un estiramiento suave en el muslo. La rodilla apunta hacia abajo.
    .en = Draw your heel towards your bottom until you feel a gentle stretch in your thigh. Your knee points down.
step-quadriceps_stretch-4 = Mantenga la posición y luego baje el pie despacio.
    .en = Hold the position, then lower your foot slowly.
cue-quadriceps_stretch-C1 = Mantenga la espalda recta.
    .en = Stand up straight.
watch-quadriceps_stretch-1 = Pare cuando note un estiramiento suave. No haga rebotes.
    .en = Stop at a gentle stretch. Do not bounce.
watch-quadriceps_stretch-2 = No arquee la espalda.
    .en = Do not hollow your back.
watch-quadriceps_stretch-3 = Si no llega al tobillo, pase una toalla.
    .en = If you cannot reach your ankle, put a towel round it.
safety-quadriceps_stretch-1 = Sujétese a un mueble fijo o a una mesa pesada, no a una silla que pueda moverse.
    .en = Hold on to a counter or a heavy table, not to a chair that can move.
safety-quadriceps_stretch-2 = Tras una reparación del tendón de la rótula o del muslo, hágalo solo si su cirujano lo permite.
    .en = After a repair of the kneecap tendon or the thigh muscle, do this only if your surgeon allows it.
safety-quadriceps_stretch-3 = Si le duele la rodilla, pare.
    .en = If it hurts in your knee, stop.
side-phrase-quadriceps_stretch = { $side ->
    [left] Pierna IZQUIERDA
   *[right] Pierna DERECHA
}

exercise-chair_stand_30s = Prueba de 30 segundos
    .en = 30-second chair stand
start-chair_stand_30s = Siéntese en el centro de una silla firme contra la pared, con los brazos cruzados sobre el pecho y los pies en el suelo.
    .en = Sit in the middle of a firm chair against a wall, arms crossed on your chest, feet on the floor.
step-chair_stand_30s-1 = Ponga la silla contra una pared, de perfil a la cámara.
    .en = Put the chair against a wall, sideways to the camera.
step-chair_stand_30s-2 = Siéntese en el centro del asiento. Cruce los brazos sobre el pecho.
    .en = Sit in the middle of the seat. Cross your arms on your chest.
step-chair_stand_30s-3 = Cuando oiga la señal, levántese del todo y vuelva a sentarse, tantas veces como pueda.
    .en = When you hear Go, stand up fully and sit down again, as often as you can.
step-chair_stand_30s-4 = Pare cuando oiga que han pasado 30 segundos, o antes si lo necesita.
    .en = Stop when you hear that 30 seconds are over, or earlier if you need to.
cue-chair_stand_30s-C15 = No descruce los brazos.
    .en = Keep your arms crossed.
watch-chair_stand_30s-1 = Si necesita las manos, úselas y dígaselo a su terapeuta.
    .en = If you need your hands, use them and tell your therapist.
watch-chair_stand_30s-2 = Levántese del todo cada vez.
    .en = Stand up fully each time.
safety-chair_stand_30s-1 = La silla debe estar contra una pared.
    .en = The chair must stand against a wall.
safety-chair_stand_30s-2 = Si se marea al levantarse, siéntese y espere.
    .en = If you get dizzy when you stand up, sit down and wait.
safety-chair_stand_30s-3 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-chair_stand_30s-4 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.

exercise-five_times_sit_to_stand = Levantarse cinco veces
    .en = Five times sit to stand
start-five_times_sit_to_stand = Siéntese en el centro de una silla firme contra la pared, con los brazos cruzados sobre el pecho y los pies en el suelo.
    .en = Sit in the middle of a firm chair against a wall, arms crossed on your chest, feet on the floor.
step-five_times_sit_to_stand-1 = Ponga la silla contra una pared, de perfil a la cámara.
    .en = Put the chair against a wall, sideways to the camera.
step-five_times_sit_to_stand-2 = Siéntese en el centro del asiento. Cruce los brazos sobre el pecho.
    .en = Sit in the middle of the seat. Cross your arms on your chest.
step-five_times_sit_to_stand-3 = Cuando oiga la señal, levántese del todo y siéntese cinco veces, tan rápido como sea seguro.
    .en = When you hear Go, stand up fully and sit down again five times, as fast as is safe.
step-five_times_sit_to_stand-4 = Después de la quinta vez, quédese en la silla.
    .en = Stay seated after the fifth time.
cue-five_times_sit_to_stand-C15 = No descruce los brazos.
    .en = Keep your arms crossed.
watch-five_times_sit_to_stand-1 = Si necesita las manos, úselas y dígaselo a su terapeuta.
    .en = If you need your hands, use them and tell your therapist.
watch-five_times_sit_to_stand-2 = Levántese del todo cada vez.
    .en = Stand up fully each time.
safety-five_times_sit_to_stand-1 = La silla debe estar contra una pared.
    .en = The chair must stand against a wall.
safety-five_times_sit_to_stand-2 = Si se marea al levantarse, siéntese y espere.
    .en = If you get dizzy when you stand up, sit down and wait.
safety-five_times_sit_to_stand-3 = Si de repente le falta el aire o le duele el pecho, llame a emergencias.
    .en = If you are suddenly short of breath or your chest hurts, call emergency services.
safety-five_times_sit_to_stand-4 = Si se ha caído en los últimos meses, no lo haga a solas.
    .en = If you fell in the last months, do not do this alone.

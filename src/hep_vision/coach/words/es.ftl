# Lo que se muestra y se dice. Los nombres no cambian; frases cortas.

welcome-heading = Hola
welcome-today = { $exercises ->
    [one] Hoy: un ejercicio.
   *[other] Hoy: { $exercises } ejercicios.
}
welcome-resume = { $counted ->
    [0] Continuamos con la serie { $set }.
    [one] Se detuvo en la serie { $set }, después de una repetición. Continuamos desde ahí.
   *[other] Se detuvo en la serie { $set }, después de { $counted } repeticiones. Continuamos desde ahí.
}
welcome-resume-hint = Empezar de nuevo: ←

dose = { $sets ->
    [one] { $repetitions ->
        [one] una vez
       *[other] { $repetitions } veces
    }
   *[other] { $repetitions ->
        [one] { $sets } veces
       *[other] { $sets } series de { $repetitions }
    }
}
dose-one-hold = { $sets ->
    [one] mantener { seconds-long }, una vez
   *[other] { $sets } series de { seconds-long }
}
dose-timed = Tantas veces como pueda en { $seconds } segundos
dose-hold = { $sets ->
    [one] { $repetitions } veces, mantener { seconds-long }
   *[other] { $sets } series de { $repetitions }, mantener { seconds-long }
}
side-left = lado IZQUIERDO
side-right = lado DERECHO
side-both = los dos lados
side-alternating = alternando izquierda y derecha
side-auto = { "" }

next-spoken = Ahora: { $name }. { $side }. { $dose }.
set-of = Serie { $set } de { $sets }

setup-heading = Preparación
setup-fine = Muy bien. Quédese ahí.
problem-nobody = Póngase delante de la cámara
problem-dark = Está muy oscuro. Encienda una luz
problem-head_hidden = No le veo la cabeza. Aléjese o aleje la cámara
problem-arms_hidden = No le veo los brazos. Aléjese o aleje la cámara
problem-hips_hidden = No le veo las caderas. Aléjese o aleje la cámara
problem-feet_hidden = No le veo los pies. Aléjese o aleje la cámara
problem-too_near = Aléjese de la cámara
problem-too_far = Acérquese
problem-turn_side = Póngase de perfil a la cámara
problem-turn_side-left = Ponga el lado izquierdo hacia la cámara
problem-turn_side-right = Ponga el lado derecho hacia la cámara
problem-turn_front = Póngase de frente a la cámara
problem-other_side-left = Al revés: lado izquierdo hacia la cámara
problem-other_side-right = Al revés: lado derecho hacia la cámara
problem-tilted = La cámara está torcida. Enderécela
problem-camera_high = La cámara le mira desde arriba. Póngala más baja
problem-camera_low = La cámara le mira desde abajo. Póngala más alta
problem-dim = Hay poca luz. Encienda una luz
volume-hint = Volumen: ↑ ↓
volume-test = Así de fuerte hablo

ready-heading = Posición inicial
ready-spoken = Póngase en la posición inicial y no se mueva.
ready-keep = No se mueva

go = Empiece
go-on = Continúe
count = { $number }
count-two-left = { $number }. Dos más.
count-one-left = { $number }. Una más.
count-corrected = { $why } La cuenta es { $number }.

cue-go = YA
cue-good = BIEN
cue-last = LA ÚLTIMA
cue-hold = MANTENGA
cue-back = VUELVA
cue-limit = PARE
limit-spoken = Pare. Ese es su límite. Vuelva despacio.
hold-done = Vuelva despacio.

missed-short_of_target = La próxima, llegue un poco más, si no le duele.
missed-short_of_own_range = Una fue demasiado pequeña y no cuenta.
missed-too_small = Muy pequeña para contarla. Un poco más, si no le duele.
missed-hold_too_short = Mantenga la posición un poco más.
missed-not_returned = Vuelva del todo cada vez.
missed-began_before_start = Espere a que yo diga: empiece.
missed-too_fast = Un poco más despacio, por favor.
missed-out_of_sight = No pude verle.
missed-unsteady = Esa no la pude ver. No la he contado.
missed-person_changed = Apareció otra persona. No la he contado.
missed-changing_place = Por favor, no cambie de sitio.
missed-wrong_position = Por favor, empiece en la posición inicial.
missed-other_side = Ese era el otro lado.
missed-other_movement = Ese era otro movimiento.
missed-other = Esa no la pude contar.
missed-cue-short_of_target = UN POCO MÁS
missed-cue-short_of_own_range = UN POCO MÁS
missed-cue-too_small = UN POCO MÁS
missed-cue-hold_too_short = MÁS TIEMPO
missed-cue-not_returned = AL INICIO
missed-cue-too_fast = MÁS DESPACIO
missed-cue-out_of_sight = NO SE VE
missed-cue-other = NO CONTADA

of-repetitions = de { $repetitions }
seconds-long = { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}
target-label = meta
best-label = su mejor valor

rest-heading = Descanso
rest-next = Después: serie { $set } de { $sets }
rest-next-exercise = Después: { $name }
rest-seconds = { seconds-long }
rest-number = { $seconds }
set-done-rest = Muy bien. Ahora descanse.
set-done-side = Muy bien. Ahora sigue el otro lado.
set-done-exercise = Muy bien. Este ejercicio está hecho.
past-limit = Ha pasado de su límite. La próxima vez, pare antes. Por favor, avise a su terapeuta.
set-ended = De acuerdo. Esta serie termina aquí.
too-many = Ya es suficiente. Pare aquí, por favor.

pause-away = No le veo. Le espero.
pause-stranger = Hay otra persona en la imagen. Le espero.
pause-key = En pausa. Pulse la barra espaciadora para seguir.
pause-idle = ¿Sigue ahí? Pulse la barra espaciadora para seguir.
pause-escape = En pausa. Pulse otra vez la tecla Esc para terminar.
pause-heading = Pausa
pause-key-hint = Espacio: seguir
lost-heading = Sin cámara
lost-spoken = La cámara no está conectada. Revise el cable, por favor.

question-pain = ¿Cuánto le dolió, de cero a diez?
question-effort = ¿Cuánto le ha costado, de cero a diez?
question-low-pain = 0: nada
question-high-pain = 10: el peor
question-low-effort = 0: ninguno
question-high-effort = 10: lo máximo
question-hint = ← menos   → más   espacio: listo

done-heading = Eso es todo por ahora
done-stopped = Terminado aquí
done-spoken = Eso es todo por ahora. Muy bien.
done-stopped-spoken = Lo dejamos aquí. Lo que hizo queda guardado.
done-pain = Por favor, pare por hoy y cuente a su terapeuta lo del dolor.
done-hint = Espacio: cerrar

degrees = { $value }°

slow-lite = Esta computadora va lenta hoy. Muévase despacio, por favor.

# Ejercicios que la cámara no mide
timed-spoken = Este ejercicio no lo puedo medir. Yo le cuento el tiempo.
timed-ready = PREPÁRESE
timed-hold = { $number }. Mantenga la posición.
timed-let-go = Y relaje.
cue-let-go = RELAJE
confirm-heading = ¿Lo ha hecho?
confirm-spoken = ¿Los hizo todos? Levante el brazo sano o pulse la barra espaciadora.
confirm-yes = Sí: levante el brazo sano o pulse espacio
confirm-no = No: →
done-confirmed = confirmado por usted
done-past-limit = más allá de su límite

# Compensaciones en una palabra; se dice el aviso del ejercicio
advice-cue-C1 = ESPALDA RECTA
advice-cue-C2 = ESPALDA RECTA
advice-cue-C3 = HOMBRO ABAJO
advice-cue-C4 = CADERAS NIVELADAS
advice-cue-C5 = PESO IGUAL
advice-cue-C6 = RODILLA ESTIRADA
advice-cue-C7 = RODILLA AFUERA
advice-cue-C8 = CADERAS ATRÁS
advice-cue-C9 = TALÓN ABAJO
advice-cue-C10 = CODO PEGADO
advice-cue-C11 = CODO ESTIRADO
advice-cue-C12 = MÁS DESPACIO
advice-cue-C13 = UN POCO MÁS
advice-cue-C15 = SIN MANOS
advice-cue-C16 = TRONCO QUIETO
advice-cue-C17 = NO SUBA LA CABEZA
advice-cue-C18 = EN LÍNEA
advice-cue-C19 = ESPALDA RECTA
advice-cue-C20 = PIES QUIETOS

# El aviso de un solo ejercicio, donde la palabra de todos sería errónea
advice-cue-heel_slide-C18 = RÓTULA ARRIBA
advice-cue-knee_to_wall-C18 = PIE RECTO
advice-cue-shoulder_abduction-C18 = BRAZO AL LADO
advice-cue-shoulder_flexion-C18 = BRAZO AL FRENTE
advice-cue-standing_hip_abduction-C18 = PIERNA AL LADO
advice-cue-knee_to_chest-C17 = NO SUBA LA CABEZA
advice-cue-march-C5 = SOBRE LA PIERNA DE APOYO
advice-cue-standing_side_bend-C5 = CADERAS AL CENTRO
advice-cue-plank-C21 = SUBA LAS CADERAS
advice-cue-bridge-C21 = NO TAN ALTO
advice-cue-bird_dog-C21 = NO TAN ALTO
advice-cue-prone_back_extension-C21 = NO TAN ALTO
advice-cue-quadruped_hip_extension-C21 = NO TAN ALTO

# Seguridad: en la página, en la hoja y antes de la primera vez
safety-heading = Por su seguridad
safety-everyone = Pare si nota un dolor agudo o un dolor nuevo.
watch-heading = Tenga cuidado

# El final de lo que tocaba ahora, respuestas con el brazo y posiciones que aflojan
hold-sinks = Está aflojando. Mantenga la posición.
cue-sinks = MANTENGA LA POSICIÓN
advice-cue-C21 = NO TANTO
next-hint = Otra vez: ←
done-today = Eso es todo por hoy
done-today-spoken = Eso es todo por hoy. Muy bien.
done-next-time = La próxima vez: a las { $time }.
done-later-today = Hoy queda algo más para después.
clock = { $time } h
clock-hours = 24
confirm-spoken-key = ¿Las ha hecho todas? Entonces pulse la barra espaciadora.
confirm-yes-key = Sí: espacio

# La vista de la página: lados, una palabra para cada problema al colocarse, resultados
chip-left = IZQUIERDA
chip-right = DERECHA
chip-both = AMBOS
chip-alternating = IZQUIERDA Y DERECHA
chip-auto = { "" }
problem-cue-nobody = Entre en la imagen
problem-cue-dark = Muy oscuro
problem-cue-head_hidden = Aléjese
problem-cue-arms_hidden = Aléjese
problem-cue-hips_hidden = Aléjese
problem-cue-feet_hidden = Aléjese
problem-cue-too_near = Aléjese
problem-cue-too_far = Acérquese
problem-cue-turn_side = Póngase de perfil
problem-cue-turn_front = Póngase de frente
problem-cue-other_side = Dese la vuelta
problem-cue-tilted = Cámara torcida
problem-cue-camera_high = Cámara muy alta
problem-cue-camera_low = Cámara muy baja
problem-cue-dim = Más luz
demo-like-this = así
seconds-left = { $seconds ->
    [one] segundo más
   *[other] segundos más
}
result = { $counted } de { $repetitions }
result-timed = { $counted } en { $seconds } segundos

# Resultados, que se muestran dos segundos
cue-set-done = SERIE HECHA
cue-set-ended = SERIE TERMINADA
answer-taken = Gracias
answer-taken-spoken = { $value }. Gracias.
seconds-held = { $seconds ->
    [one] segundo mantenido
   *[other] segundos mantenidos
}
in-seconds = en { $seconds } segundos

# Respuestas con el brazo, con una tecla y con la voz
answer-yes = Sí
answer-no = No
answer-again = ¿No es correcto? Levante el brazo otra vez.
how-arm-number-either = Cuento despacio. Levante un brazo en su número.
how-arm-number-left = Cuento despacio. Levante el brazo IZQUIERDO en su número.
how-arm-number-right = Cuento despacio. Levante el brazo DERECHO en su número.
how-arm-word-either = Levante un brazo en la palabra correcta.
how-arm-word-left = Levante el brazo IZQUIERDO en la palabra correcta.
how-arm-word-right = Levante el brazo DERECHO en la palabra correcta.
how-key-number = O pulse el número.
how-key-word = O pulse sí o no.
question-fall = ¿Se ha caído desde la última vez?
question-swelling = ¿Tiene alguna hinchazón nueva desde la última vez?
told-fall = Su terapeuta lo verá. Por favor, llame antes de seguir.
told-swelling = Su terapeuta lo verá. Por favor, llame antes de seguir.

# Un problema al colocarse que se queda como está
settled = Podemos empezar así.
settled-too_far = Más cerca se mediría mejor.
settled-turn_side = Con más giro se mediría mejor.
settled-turn_front = Con más giro se mediría mejor.
settled-other_side = Con el otro lado hacia la cámara se mediría mejor.
settled-tilted = Con la cámara recta se mediría mejor.
settled-camera_high = Con la cámara más baja se mediría mejor.
settled-camera_low = Con la cámara más alta se mediría mejor.
settled-dim = Con más luz se mediría mejor.
settled-other = Quizá no lo vea todo.

# Interrupciones y sus causas: la persona o la computadora
missed-no_pictures = Esa se la perdió la computadora. No fue culpa suya.
missed-cue-no_pictures = EQUIPO LENTO
pause-slow = La computadora no recibe imágenes. No es culpa suya. Espero.
pause-asleep = La computadora estaba dormida. No fue culpa suya. Seguimos enseguida.
pause-hidden = Esta página estaba en segundo plano. Déjela delante, por favor.
lost-heading-hidden = Página en segundo plano
lost-spoken-hidden = Esta página está en segundo plano. Tráigala al frente, por favor.
lost-heading-slow = Computadora lenta
lost-spoken-slow = La computadora no recibe imágenes. No es culpa suya. Espero.
lost-heading-crashed = Un momento
lost-spoken-crashed = La imagen de la cámara se ha parado. No es culpa suya. La inicio de nuevo.
lost-heading-denied = Cámara no permitida
lost-spoken-denied = La cámara no está permitida. Permítala arriba, junto a la dirección.
lost-heading-busy = Cámara ocupada
lost-spoken-busy = Otro programa usa la cámara. Ciérrelo, por favor.

# No sale nada de lo que se hace: qué se ve en su lugar
limb-leg-left = pierna izquierda
limb-leg-right = pierna derecha
limb-arm-left = brazo izquierdo
limb-arm-right = brazo derecho
limb-side-left = lado izquierdo
limb-side-right = lado derecho
stall-other_side-leg-left = Esa es la pierna izquierda. La derecha, por favor.
stall-other_side-leg-right = Esa es la pierna derecha. La izquierda, por favor.
stall-other_side-arm-left = Ese es el brazo izquierdo. El derecho, por favor.
stall-other_side-arm-right = Ese es el brazo derecho. El izquierdo, por favor.
stall-other_side-side-left = Ese es el lado izquierdo. El derecho, por favor.
stall-other_side-side-right = Ese es el lado derecho. El izquierdo, por favor.
stall-other_exercise = Eso parece: { $other }. Ahora toca: { $name }.
stall-too_small = Es muy pequeño para contarlo. Un poco más, si no le duele.
stall-unknown = No reconozco este movimiento. Hágalo como en la imagen, por favor.
stall-still = Cuando quiera. Hágalo como en la imagen.
stall-cue-other_side-leg = LA OTRA PIERNA
stall-cue-other_side-arm = EL OTRO BRAZO
stall-cue-other_side-side = EL OTRO LADO
stall-cue-other_exercise = OTRO EJERCICIO
stall-cue-too_small = UN POCO MÁS
stall-cue-unknown = ASÍ
stall-cue-still = SU TURNO

# Lo que ha mejorado, si el registro lo demuestra
gain-knee-bends = Su rodilla se dobla más que al principio.
gain-knee-straightens = Su rodilla se estira más que al principio.
gain-elbow-bends = Su codo se dobla más que al principio.
gain-elbow-straightens = Su codo se estira más que al principio.
gain-shoulder = Su brazo llega más lejos que al principio.
gain-hip = Su pierna llega más lejos que al principio.
gain-ankle = Su pie se mueve más que al principio.
gain-neck = Su cabeza se mueve más que al principio.
gain-other = Llega más lejos que al principio.

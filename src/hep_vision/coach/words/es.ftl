# Lo que se muestra y se dice. Los nombres no cambian; frases cortas.

welcome-heading = Hola
welcome-today = { $exercises ->
    [one] Hoy: un ejercicio.
   *[other] Hoy: { $exercises } ejercicios.
}
welcome-resume = { $counted ->
    [0] Seguimos con la serie { $set }.
   *[other] Se detuvo en la serie { $set }, después de { $counted }. Seguimos desde ahí.
}
welcome-resume-hint = Empezar de nuevo: ←
welcome-item = { $name }: { $dose }

dose = { $sets ->
    [one] { $repetitions ->
        [one] una vez
       *[other] { $repetitions } veces
    }
   *[other] { $sets } series de { $repetitions }
}
dose-hold = { $sets ->
    [one] { $repetitions ->
        [one] una vez, mantener { $seconds } segundos
       *[other] { $repetitions } veces, mantener { $seconds } segundos
    }
   *[other] { $sets } series de { $repetitions }, mantener { $seconds } segundos
}
side-left = lado IZQUIERDO
side-right = lado DERECHO
side-both = los dos lados
side-alternating = izquierda y derecha por turnos
side-auto = { "" }

next-spoken = Ahora: { $name }. { $side }. { $dose }.
next-heading = { $name }
set-of = Serie { $set } de { $sets }

setup-heading = Preparación
setup-fine = Muy bien. Quédese ahí.
problem-nobody = Póngase delante de la cámara
problem-dark = Está muy oscuro. Encienda una luz
problem-head_hidden = No veo su cabeza. Dé un paso atrás
problem-arms_hidden = No veo sus brazos. Dé un paso atrás
problem-hips_hidden = No veo sus caderas. Dé un paso atrás
problem-feet_hidden = Dé un paso atrás. No veo sus pies
problem-too_near = Dé un paso atrás
problem-too_far = Acérquese
problem-turn_side = Póngase de lado a la cámara
problem-turn_side-left = Ponga el lado izquierdo hacia la cámara
problem-turn_side-right = Ponga el lado derecho hacia la cámara
problem-turn_front = Póngase de frente a la cámara
problem-other_side-left = Dé la vuelta: lado izquierdo a la cámara
problem-other_side-right = Dé la vuelta: lado derecho a la cámara
problem-tilted = La cámara está torcida. Enderécela
problem-camera_high = La cámara le mira desde arriba. Póngala más baja
problem-camera_low = La cámara le mira desde abajo. Póngala más alta
problem-dim = Hay poca luz. Encienda una luz
volume-hint = Volumen: ↑ ↓
volume-test = Así de fuerte hablo

ready-heading = Posición inicial
ready-spoken = Póngase en la posición inicial y quédese quieto.
ready-keep = Quieto

go = Adelante
go-on = Seguimos
count = { $number }
count-two-left = { $number }. Dos más.
count-one-left = { $number }. Una más.
count-corrected = { $why } Van { $number }.

cue-go = YA
cue-good = BIEN
cue-last = LA ÚLTIMA
cue-hold = MANTENGA
cue-back = VUELVA
cue-limit = ALTO
limit-spoken = Alto, hasta ahí.
hold-done = Y vuelva.
hold-sinks = Está aflojando. Mantenga la posición.
cue-sinks = AGUANTE

missed-short_of_target = Casi. Un poco más lejos.
missed-short_of_own_range = Una fue más pequeña que las otras.
missed-too_small = Esa fue pequeña. Un poco más lejos.
missed-hold_too_short = Manténgalo un poco más.
missed-not_returned = Vuelva del todo cada vez.
missed-began_before_start = Empezó antes que yo.
missed-too_fast = Un poco más despacio, por favor.
missed-out_of_sight = No pude verle.
missed-unsteady = Esa no la vi bien.
missed-person_changed = Vi a otra persona.
missed-changing_place = Por favor, quédese en su sitio.
missed-wrong_position = Por favor, empiece en la posición inicial.
missed-other_side = Ese era el otro lado.
missed-other_movement = Ese era otro movimiento.
missed-other = Esa no la pude contar.
missed-cue-short_of_target = MÁS LEJOS
missed-cue-short_of_own_range = MÁS LEJOS
missed-cue-too_small = MÁS LEJOS
missed-cue-hold_too_short = MÁS TIEMPO
missed-cue-not_returned = AL INICIO
missed-cue-too_fast = MÁS DESPACIO
missed-cue-out_of_sight = NO SE VE
missed-cue-other = NO CUENTA

of-repetitions = de { $repetitions }
seconds-short = { $seconds } s
target-label = meta
best-label = su mejor

rest-heading = Descanso
rest-next = Después: serie { $set } de { $sets }
rest-next-exercise = Después: { $name }
rest-seconds = { $seconds } segundos
rest-number = { $seconds }
set-done-rest = Muy bien. Ahora descanse.
set-done-side = Muy bien. Ahora sigue el otro lado.
set-done-exercise = Muy bien. Este ejercicio está hecho.
set-ended = De acuerdo. Lo dejamos así.
too-many = Ya es suficiente. Pare aquí, por favor.

pause-away = No le veo. Espero.
pause-stranger = Hay otra persona en la imagen. Espero.
pause-key = En pausa. Pulse la barra espaciadora para seguir.
pause-idle = ¿Sigue ahí? Pulse la barra espaciadora para seguir.
pause-escape = En pausa. Escape otra vez termina.
pause-heading = Pausa
pause-back = Vuelva para seguir
pause-key-hint = Espacio: seguir
lost-heading = Sin cámara
lost-spoken = He perdido la cámara. Revise el cable, por favor.
lost-detail = Revise el cable. Seguimos solos

question-pain = ¿Cuánto le duele, de cero a diez?
question-effort = ¿Cuánto esfuerzo fue, de cero a diez?
question-low-pain = 0: nada
question-high-pain = 10: lo peor
question-low-effort = 0: reposo
question-high-effort = 10: lo máximo
question-hint = ← menos   → más   espacio: listo

done-heading = Eso es todo por hoy
done-stopped = Terminado aquí
done-spoken = Eso es todo por hoy. Muy bien.
done-stopped-spoken = Lo dejamos aquí. Lo que hizo queda guardado.
done-pain = Por favor, pare por hoy y cuente a su terapeuta lo del dolor.
done-item = { $name }: { $counted } de { $repetitions }
done-best = Mejor: { $best }
done-gain = { $gain } más que la última vez
done-extra = { $extra } más de lo indicado
done-hint = Espacio: cerrar

degrees = { $value }°
camera-on = cámara encendida
recording = grabando

slow-lite = Este ordenador es lento. Uso el modelo pequeño.
slow = Este ordenador es lento: { $rate } imágenes por segundo.
no-sound = Aquí no hay sonido. Todo lo que digo está en la pantalla.
no-voice = Aquí no hay voz. Oirá sonidos; las palabras están en la pantalla.

# Ejercicios que la cámara no mide
timed-spoken = La cámara no mide este ejercicio. Yo llevo el tiempo.
timed-ready = PREPÁRESE
timed-hold = { $number }. Aguante.
timed-let-go = Y suelte.
cue-let-go = SUELTE
confirm-heading = ¿Lo ha hecho?
confirm-spoken = ¿Lo ha hecho todo? Entonces levante un brazo o pulse la barra espaciadora.
confirm-yes = Sí: levante un brazo o pulse espacio
confirm-no = Todavía no: →
done-confirmed = según usted

# Compensaciones en una palabra; se dice el aviso del ejercicio
advice-cue-C1 = ERGUIDO
advice-cue-C2 = ERGUIDO
advice-cue-C3 = HOMBRO ABAJO
advice-cue-C4 = CADERAS RECTAS
advice-cue-C5 = ESTABLE
advice-cue-C6 = RODILLA RECTA
advice-cue-C7 = RODILLA EN LÍNEA
advice-cue-C8 = MÁS ATRÁS
advice-cue-C9 = TALÓN ABAJO
advice-cue-C10 = CODO PEGADO
advice-cue-C11 = CODO RECTO
advice-cue-C12 = MÁS DESPACIO
advice-cue-C13 = MÁS LEJOS
advice-cue-C15 = SIN MANOS
advice-cue-C16 = NO GIRE
advice-cue-C17 = CABEZA ABAJO
advice-cue-C18 = RECTO
advice-cue-C19 = ESPALDA PLANA
advice-cue-C20 = PIES QUIETOS
advice-cue-C21 = NO TANTO

# El final de lo que tocaba ahora, y respuestas con el brazo
next-hint = Otra vez: ←
done-now = Eso es todo por ahora
done-now-spoken = Eso es todo por ahora. Muy bien.
done-next-time = La próxima vez: a las { $time }.
done-later-today = Hoy queda algo más para después.
clock = { $hour }:{ $minute }
clock-hour = { $hour }:00
confirm-spoken-good-arm = ¿Las ha hecho todas? Levante el brazo sano o pulse la barra espaciadora.
confirm-yes-good-arm = Sí: levante el brazo sano o pulse espacio
confirm-spoken-key = ¿Las ha hecho todas? Entonces pulse la barra espaciadora.
confirm-yes-key = Sí: espacio

# Seguridad: en la página, en la hoja y antes de la primera vez
safety-heading = Por su seguridad
safety-everyone = Pare si nota un dolor agudo o un dolor nuevo.
watch-heading = Tenga cuidado

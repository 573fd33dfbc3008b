# Lo que está en las páginas del navegador. Los nombres se quedan, los textos cambian.

# Frases en lugar de una página.
refused-not-open = Estas páginas solo están abiertas en la ventana del navegador que abrió hep-vision. Inicie hep-vision otra vez para abrirlas aquí.
refused-host = hep-vision solo responde a la dirección que él mismo abrió.
refused-site = Otro sitio web ha pedido esto. hep-vision no responde a otros sitios.
refused-too-large = Es demasiado largo. Por favor, acórtelo.
refused-not-there = Esta página no existe.
refused-wrong = Esta página no se puede usar así. Por favor, vuelva atrás.
refused-fault = Algo falló en hep-vision. Por favor, vuelva atrás e inténtelo otra vez.
back = Volver a hoy

# El menú.
menu = Páginas
menu-today = Hoy
menu-gains = Mis avances
menu-month = Mi mes
menu-program = Mi programa
menu-ask = Preguntar
menu-settings = Ajustes

# Hoy.
greet-morning = Buenos días
greet-day = Buenas tardes
greet-evening = Buenas noches
important = Importante
day-to-do = { $count ->
    [one] Hoy un ejercicio, unos { $minutes } minutos
   *[other] Hoy { $count } ejercicios, unos { $minutes } minutos
}
day-begun = { $count ->
    [one] Hoy falta un ejercicio, unos { $minutes } minutos
   *[other] Hoy faltan { $count } ejercicios, unos { $minutes } minutos
}
day-later = Por ahora está hecho. Hoy otra vez a las { $time }.
day-done = Eso es todo por hoy.
day-well-done = Eso es todo por hoy. ¡Muy bien!
day-over = Basta por hoy. Siga como está previsto y no lo recupere.
day-too-much = Es más de lo previsto, y basta por hoy.
day-rest = Hoy es día de descanso. El descanso es parte del programa.
day-not-begun = Su programa empieza el { $date }.
day-ended = Su programa terminó el { $date }. Pida uno nuevo.
day-no-program = Aquí todavía no hay un programa.
next-time = La próxima vez: { $day }
next-exercise = Primero: { $name }
start = Empezar
by-hand-offer = ¿Hizo ejercicio sin la cámara? Anótelo aquí.
item-done = Hecho
item-part = { $done } de { $due } series hechas
item-left = { $due ->
    [one] Una serie por hacer
   *[other] { $due } series por hacer
}
item-later = Otra vez a las { $time }
item-over = Sin terminar. Déjelo por hoy.
item-too-much = Más de lo previsto. Pare por hoy.
item-unsafe = Pare por hoy y avise a su fisioterapeuta.
item-can-wait = Hoy u otro día de esta semana.
item-makes-up = Por el { $day }, si quiere.
item-exact = Ni más ni menos.
item-spread = Repártalo a lo largo del día.
quote = «{ $text }»
picture-alt = Así se ve: { $name }

# Lo que pasó y a quién avisar.
warn-limit = { $name }. { $when } pasó del límite que tiene. Pare antes del límite y avise a su fisioterapeuta.
warn-pain = { $when } le dolió más de lo acordado. Avise a su fisioterapeuta.
warn-stopped_for_pain = { $when } paró por dolor. Avise a su fisioterapeuta.
warn-fall = { $when } escribió sobre una caída. Avise a su fisioterapeuta.
warn-swelling = { $when } escribió sobre una hinchazón. Avise a su fisioterapeuta.
warn-stop-today = Pare por hoy.
when-today = Hoy
when-day = El { $day }

# Avances.
gains-title = Mis avances
gains-week = { $count ->
    [0] Esta semana todavía no hay nada anotado. Hoy es un buen día para volver a empezar.
    [one] Esta semana hizo ejercicio un día.
   *[other] Esta semana hizo ejercicio { $count } días.
}
gains-repetitions = { $count ->
    [one] Una repetición esta semana.
   *[other] { $count } repeticiones esta semana.
}
gains-none = Todavía no hay nada anotado. Después de los primeros ejercicios verá aquí cómo va.
gain-days = { $count ->
    [one] Hecho un día.
   *[other] Hecho { $count } días.
}
gain-nothing = Todavía no hay nada anotado.
gain-position = Mantenga la posición como se muestra. Ir más lejos no es un avance.
gain-unseen = La cámara no pudo ver bien hasta dónde llegó.
gain-limit = Pasó del límite que tiene. Pare antes del límite.
gain-patient_first = A partir de { $sessions } veces podrá ver cómo cambia.
gain-patient_early_loss = Llegó menos lejos que la primera vez. Puede tener muchas causas. Avise a su fisioterapeuta.
gain-patient_gain = En las últimas { $averaged } veces llegó más lejos que en las primeras { $averaged }. ¡Muy bien!
gain-patient_gain_direction = En las últimas { $averaged } veces llegó más lejos que en las primeras { $averaged }. ¡Muy bien!
gain-patient_loss = En las últimas { $averaged } veces llegó menos lejos que en las primeras { $averaged }. Puede tener muchas causas. Avise a su fisioterapeuta.
gain-patient_same = Está más o menos como al principio. La cámara no ve cambios pequeños. Hace falta tiempo; siga así.
gain-patient_wait = Las próximas veces mostrarán cómo cambia. Siga así.
gain-goal-reached = Alcanzó su meta.
gain-goal-way = En camino a su meta
gain-degrees = Unos { $first }° al principio, unos { $now }° ahora.
gain-degrees-now = Unos { $now }° ahora.
gains-note = La cámara lo estima. No es una medición médica.

# Mes.
month-title = Mi mes
mark-done = todo hecho
mark-partial = hecho en parte
mark-no_data = previsto, nada anotado
mark-too_much = más de lo previsto
mark-unmatched = algo distinto de lo previsto
mark-rest = descanso
mark-unplanned = un día más
mark-unsafe = avise a su fisioterapeuta
mark-to_come = previsto
mark-nothing = nada
month-today = hoy
month-legend = Qué significan los signos

# El programa.
program-title = Mi programa
program-none = Aquí todavía no hay un programa. Su fisioterapeuta se lo da como archivo. Elíjalo aquí:
program-new = Un programa nuevo de su fisioterapeuta
program-new-how = ¿Recibió un archivo nuevo? Elíjalo aquí. Lo que ha hecho hasta ahora se queda.
program-file = El archivo del programa
program-take = Usar este programa
program-taken = Su programa ya está aquí.
program-unreadable = Este archivo no se puede usar: { $why }
program-other = Este archivo es un programa para { $other }. Estas páginas son para { $patient }. Pida a su fisioterapeuta su propio archivo.

# Una pregunta para el fisioterapeuta.
ask-title = Preguntar a mi fisioterapeuta
ask-how = Escriba su pregunta. Su programa de correo la mostrará como mensaje. Nada se envía solo.
ask-about = ¿De qué ejercicio se trata?
ask-set = ¿Qué serie?
ask-set-none = Todo
ask-set-one = Serie { $number }
ask-pain = ¿Cuánto le duele?
ask-pain-none = No me duele
ask-pain-unsaid = No quiero decirlo
ask-pain-most = { $number }, el peor dolor
ask-question = Su pregunta
ask-write = Preparar el mensaje
ask-ready = Su mensaje
ask-open = Abrir en mi programa de correo
ask-copy = Copiar el texto
ask-copied = Copiado. Ahora péguelo en un mensaje.
ask-to = Para
ask-subject = Asunto
ask-by-phone = También puede llamar: { $contact }
ask-no-mail = Su programa no indica un correo. Por favor, llame: { $contact }
ask-no-program = Aquí todavía no hay un programa, así que no se sabe a quién preguntar.
ask-again = Cambiar algo
ask-emergency = ¿Dolor en el pecho, falta de aire, una caída grave? No escriba. Llame a emergencias.

# Ajustes.
settings-title = Ajustes
settings-saved = Guardado.
settings-save = Guardar
settings-language = Idioma
settings-language-usual = Como en el programa
settings-letters = Tamaño de las letras
letters-100 = Normal
letters-125 = Grande
letters-150 = Más grande
letters-200 = La más grande
settings-colours = Colores
colours-system = Como en este ordenador
colours-light = Claro
colours-dark = Oscuro
settings-contrast = Contraste
contrast-usual = Normal
contrast-more = Fuerte
settings-voice = Hablar durante los ejercicios
settings-volume = ¿Qué volumen? 5 es el más alto
settings-camera = Cámara
settings-camera-usual = La de siempre
settings-camera-how = Los nombres aparecen cuando la cámara se ha usado.
settings-degrees = Mostrar los ángulos en grados

# Un día sin cámara.
by-hand-title = Ejercicio sin la cámara
by-hand-how = Anote lo que hizo usted. Su fisioterapeuta verá que se anotó a mano.
by-hand-day = ¿Qué día?
by-hand-yesterday = ayer
by-hand-sets = ¿Cuántas series?
by-hand-none = Ninguna
by-hand-sets-count = { $count ->
    [one] 1 serie
   *[other] { $count } series
}
by-hand-pain = Su dolor más fuerte
by-hand-note = ¿Quiere contar algo?
by-hand-save = Anotar
by-hand-saved = Anotado. Gracias.
by-hand-nothing = No eligió nada. ¿Cuántas series hizo?
by-hand-there = Esto ya estaba anotado.
by-hand-rest = Ese día no había nada previsto.

# Lados.
chip-left = IZQUIERDA
chip-right = DERECHA
chip-each = IZQUIERDA, luego DERECHA
chip-alternating = IZQUIERDA y DERECHA por turnos

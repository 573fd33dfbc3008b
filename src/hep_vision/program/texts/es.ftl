# Lo que dice la hoja impresa. Los nombres se quedan, los textos cambian.

title = Sus ejercicios
name = Nombre:
what-for = Para qué
take-care = Cuidado
period = { $first } a { $last }
from = de { $author }
no-picture = sin imagen
start = inicio
end = final
scan = Escanee para empezar

side-left = Lado IZQUIERDO
side-right = Lado DERECHO
side-both = los dos lados juntos
side-each = Lado IZQUIERDO, luego lado DERECHO
side-alternating = IZQUIERDA y DERECHA por turnos

label-dose = Cuánto
label-hold = Mantener
label-pace = Ritmo
label-rest = Descanso
label-moved = Quién mueve
label-against = Contra
label-when = Cuándo
label-long = Hasta cuándo
label-aim = Meta
label-effort = Esfuerzo
label-limit = Límite
label-exact = Dosis exacta
label-pain = Dolor
label-remember = Recuerde
label-safety = Seguridad
label-watch = Técnica

sets = { $count ->
    [one] { $count } serie
   *[other] { $count } series
}
repetitions = { $count ->
    [one] { $count } repetición
   *[other] { $count } repeticiones
}
times = { $count ->
    [one] una vez
   *[other] { $count } veces
}
seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
dose = { $sets } de { $repetitions }
dose-each = { $sets } de { $repetitions } a la IZQUIERDA y { $sets } de { $repetitions } a la DERECHA
dose-alternating = { $sets }, en cada serie { $count } a la IZQUIERDA y { $count } a la DERECHA por turnos ({ $movements } movimientos)
dose-hold = Mantener { $time }, { $times }
dose-hold-each = Mantener { $time }, { $times } a la IZQUIERDA y { $times } a la DERECHA
one = { $repetitions }
one-each = { $repetitions } a la IZQUIERDA y { $repetitions } a la DERECHA
one-alternating = { $count } a la IZQUIERDA y { $count } a la DERECHA por turnos ({ $movements } movimientos)
one-hold = Mantener { $time }
one-hold-each = Mantener { $time } a la IZQUIERDA y { $time } a la DERECHA
dose-times = { $dose }, { $times }
hold = { $time } en cada repetición
pace-up = ida { $time }
pace-hold = mantener { $time }
pace-down = vuelta { $time }
pace-pause = pausa { $time }
rest-sets = { $time } entre series
rest-holds = { $time } entre cada vez
moved-active = su propia fuerza, sin ayuda
moved-active_assisted = usted con ayuda: un palo, una mesa, su otro lado o una persona
moved-passive = no usted: deje que se mueva, sus propios músculos descansan
against-band = banda, color: { $color }
against-band-make = banda, color: { $color } ({ $make })
against-body = el peso de su cuerpo

every-day = todos los días
working-days = de lunes a viernes
any-days = { $days } a la semana, usted elige cuáles
times-a-day = { $count ->
    [2] dos veces al día
   *[other] { $times } al día
}
at = a las { $times }
until = hasta el { $date }
weeks-until = { $weeks }, hasta el { $date }
or-next-visit = { $until }, o hasta su próxima visita si es antes

limit-above = { $motion }: no más de { $angle }°
limit-below = { $motion }: no menos de { $angle }°
limit-between = { $motion }: quédese entre { $least }° y { $most }°
limit-by = { $limit }, hasta el { $date } (ordenado por { $author })
limit-why = { $limit }, hasta el { $date } (ordenado por { $author }: { $reason })
limit-stop = Pare ahí, y también si la pantalla lo dice.
exact = Ni más. Ni menos.
pain = Pare si el dolor pasa de { $pain } sobre 10
pain-settles = { $pain }; debe haber cedido para { $settles }
settles-morning = la mañana siguiente
effort-CR10 = { $range }; 0 es reposo y 10 lo más que pueda
effort-RPE = { $range }; 6 es reposo y 20 lo más que pueda
range = { $from } a { $to }
aim-straight = Estirar del todo.
aim-more = { $movement } hasta su meta; la pantalla la muestra.

move-knee_flexion-increase = Doble la rodilla
move-knee_flexion-decrease = Estire la rodilla
move-hip_flexion-increase = Doble la cadera
move-hip_flexion-decrease = Estire la cadera
move-hip_abduction-increase = Separe la pierna hacia el lado
move-hip_opening-increase = Separe las rodillas
move-shoulder_flexion-increase = Levante el brazo hacia delante
move-shoulder_abduction-increase = Levante el brazo hacia el lado
move-shoulder_rotation-increase = Gire el antebrazo hacia fuera
move-elbow_flexion-increase = Doble el codo
move-elbow_flexion-decrease = Estire el codo
move-wrist_flexion-increase = Baje la mano
move-ankle_dorsiflexion-increase = Suba la punta del pie
move-shank_inclination-increase = Lleve la rodilla hacia delante
move-trunk_side_bend-increase = Inclínese hacia el lado
move-neck_side_bend-increase = Incline la cabeza hacia el lado
move-neck_rotation-increase = Gire la cabeza hacia el lado
move-other = Vaya

motion-knee_flexion = flexión de la rodilla
motion-hip_flexion = flexión de la cadera
motion-hip_abduction = pierna hacia el lado
motion-shoulder_flexion = brazo arriba hacia delante
motion-shoulder_abduction = brazo arriba hacia el lado
motion-elbow_flexion = flexión del codo

missed-skip = ¿Se saltó un día? Déjelo y siga según el plan. Nunca haga el doble.
missed-free = ¿Se saltó un día? Puede hacerlo el próximo día libre, en { $days }. Nunca haga el doble.
ask = ¿Algo no está claro? Pregunte a { $contact }.
imprint = Programa { $program }, versión { $version } ({ $hash })
diary = Su diario
diary-how = Marque una casilla cada vez. Escriba su peor dolor del día, de 0 (ninguno) a 10 (el peor).
diary-day = Día
diary-pain = Dolor
diary-rest = libre
diary-any = { $days } a la semana

# Una pregunta al fisioterapeuta, como mensaje.
draft-subject = Pregunta sobre un ejercicio ({ $patient })
draft-hello = Hola { $name }:
draft-exercise = Ejercicio: { $name } ({ $side })
draft-dose = Indicado: { $dose }
draft-set = Serie: { $number }
draft-pain = Dolor: { $pain } de 10
draft-when = Cuándo: { $date }, { $time }
draft-program = Programa: { $program }, versión { $version }, paciente { $patient }
draft-question = (por favor, escriba aquí su pregunta)
draft-cut = [cortado aquí]

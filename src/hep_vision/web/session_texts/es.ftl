# The session page's own labels, in Spanish.

title = Ejercicios
mirror = Su imagen
demo = Cómo se hace el ejercicio
controls = Botones
said = Lo que se ha dicho
no-script = Esta página necesita JavaScript. Actívelo en el navegador, por favor.

camera-on = cámara encendida
camera-off = cámara apagada

start = Empezar
start-again = Seguir
privacy = Su imagen se queda en este ordenador. No se graba ningún vídeo.
without-camera = Hacerlo sin cámara
back-to-today = Volver a hoy
loading = Preparando

pause = Pausa
go-on = Seguir
again = Otra vez
skip = Saltar
quieter = Más bajo
louder = Más alto
yes = Sí
no = No
done = Listo
end = Terminar

waiting-word = Espere, por favor
opening-camera = El navegador pregunta por la cámara. Elija «Permitir».
starting = La cámara está encendida. Empieza enseguida.

camera-word = Sin imagen
camera-denied = El navegador no puede usar la cámara. Pulse el signo junto a la dirección, arriba, permita la cámara y pulse «Intentarlo otra vez».
camera-none = No encuentro ninguna cámara. Conecte una. Después sigue solo.
camera-busy = Otro programa está usando la cámara. Ciérrelo y pulse «Intentarlo otra vez».
camera-lost = La cámara ha desaparecido. Revise el cable. Después sigue solo.
camera-covered = La cámara no da imagen. Abra su tapa o cierre otros programas que la usen.
camera-insecure = El navegador solo permite la cámara en direcciones seguras. Pida una dirección que empiece por https.
camera-other = La cámara no arranca. Desconéctela, conéctela otra vez y pulse «Intentarlo otra vez».
try-again = Intentarlo otra vez

estimator-failed = La parte que sigue su movimiento no arranca. Pulse «Intentarlo otra vez». Si no ayuda, use otro navegador, por ejemplo Chrome.

cut-word = Espere, por favor
cut = Se ha perdido la conexión. Todo lo que ha hecho está guardado. Sigue solo.
cut-long = hep-vision no responde. Ábralo otra vez, por favor. Después esta página sigue sola.

elsewhere-word = Abierto en otra ventana
elsewhere = La sesión sigue en otra ventana. Puede cerrar esta.
here = Seguir aquí
refused-word = Detenido
page-fault = Esta página tiene un fallo y se ha detenido. Lo que ha hecho está guardado.

card-open = por hacer
card-now = ahora
card-done = hecho
card-partly = hecho en parte
card-left-out = omitido

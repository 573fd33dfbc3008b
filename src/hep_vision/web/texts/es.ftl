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

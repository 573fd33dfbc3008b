# The session page's own labels: buttons, and what only the page knows. What the coach shows and
# says is in coach/words. Sentences are short: they are read from three metres.

title = Exercises
mirror = Your picture
demo = How the exercise is done
controls = Buttons
said = What was said
no-script = This page needs JavaScript. Please switch it on in the browser.

camera-on = camera on
camera-off = camera off

start = Start
start-again = Go on
privacy = Your picture stays in this computer. Nothing is filmed.
without-camera = Do it without a camera
back-to-today = Back to today
loading = Getting ready

pause = Pause
go-on = Go on
again = Again
skip = Skip
quieter = Quieter
louder = Louder
yes = Yes
no = No
done = Done
end = End

waiting-word = Please wait
opening-camera = The browser asks about the camera. Choose Allow.
starting = The camera is on. It starts in a moment.

camera-word = No picture
camera-denied = The browser may not use the camera. Click the sign beside the address at the top, allow the camera, and press Try again.
camera-none = I find no camera. Plug one in. Then it goes on by itself.
camera-busy = Another program is using the camera. Close that program, and press Try again.
camera-lost = The camera is gone. Check its cable. Then it goes on by itself.
camera-covered = The camera gives no picture. Open its cover, or close other programs that use it.
camera-insecure = The browser gives the camera to safe addresses only. Ask for an address that begins with https.
camera-other = The camera does not start. Unplug it, plug it in again, and press Try again.
try-again = Try again

estimator-failed = The part that follows your movement does not start. Press Try again. If that does not help, use another browser, such as Chrome.

cut-word = Please wait
cut = The connection is gone. Everything you did is kept. It goes on by itself.
cut-long = hep-vision does not answer. Please start it again. Then this page goes on by itself.

elsewhere-word = Open in another window
elsewhere = The session goes on in another window. You can close this one.
here = Go on here
refused-word = Stopped
page-fault = This page has a fault and stopped. What you did is kept.

card-open = to do
card-now = now
card-done = done
card-partly = partly done
card-left-out = left out

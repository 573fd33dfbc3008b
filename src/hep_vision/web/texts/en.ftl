# What stands on the pages in the browser. The names stay, the texts change.

# Sentences instead of a page.
refused-not-open = These pages are open only in the browser window that hep-vision has opened. Start hep-vision again to open them here.
refused-host = hep-vision answers only to the address that it has opened itself.
refused-site = Another web site has asked for this. hep-vision does not answer other sites.
refused-too-large = That is too long. Please shorten it.
refused-not-there = There is no such page.
refused-wrong = This page cannot be used in that way. Please go back.
refused-fault = Something went wrong in hep-vision itself. Please go back and try again.
back = Back to today

# The menu.
menu = Pages
menu-today = Today
menu-gains = My gains
menu-month = My month
menu-program = My program
menu-ask = Ask my therapist
menu-settings = Settings

# Today.
greet-morning = Good morning
greet-day = Good afternoon
greet-evening = Good evening
important = Important
day-to-do = { $count ->
    [one] One exercise today, about { $minutes } minutes
   *[other] { $count } exercises today, about { $minutes } minutes
}
day-begun = { $count ->
    [one] One more exercise today, about { $minutes } minutes
   *[other] { $count } more exercises today, about { $minutes } minutes
}
day-later = Done for now. Next time today at { $time }.
day-done = That is all for today.
day-well-done = That is all for today. Well done!
day-over = Enough for today. Go on as planned, and do not make up for it.
day-too-much = That is more than planned, and enough for today.
day-rest = Today is a day of rest. Rest is part of the program.
day-not-begun = Your program begins on { $date }.
day-ended = Your program ended on { $date }. Ask for a new one.
day-no-program = There is no program here yet.
next-time = Next time: { $day }
next-exercise = First: { $name }
start = Start
by-hand-offer = Exercised without the camera? Write it down here.
item-done = Done
item-part = { $done } of { $due } sets done
item-left = { $due ->
    [one] One set to do
   *[other] { $due } sets to do
}
item-later = Again at { $time }
item-over = Not finished. Leave it for today.
item-too-much = More than planned. Stop for today.
item-unsafe = Stop for today, and tell your therapist.
item-can-wait = Today or another day this week.
item-makes-up = For { $day }, if you like.
item-exact = Do not do more. Do not do less.
item-spread = Spread it over the day.
quote = “{ $text }”
picture-alt = How it looks: { $name }

# What happened, and whom to tell.
warn-limit = { $name }: you moved further than your limit allows { $when }. Stop before the limit, and tell your therapist.
warn-pain = It hurt more than agreed { $when }. Tell your therapist.
warn-stopped_for_pain = You stopped because of pain { $when }. Tell your therapist.
warn-fall = You wrote about a fall { $when }. Tell your therapist.
warn-swelling = You wrote about swelling { $when }. Tell your therapist.
warn-stop-today = Stop for today.
when-today = today
when-day = on { $day }

# Gains.
gains-title = My gains
gains-week = { $count ->
    [0] Nothing recorded yet this week. Today is a good day to begin again.
    [one] You exercised on one day this week.
   *[other] You exercised on { $count } days this week.
}
gains-repetitions = { $count ->
    [one] One repetition this week.
   *[other] { $count } repetitions this week.
}
gains-none = Nothing recorded yet. After your first exercises you will see here how it goes.
gain-days = { $count ->
    [one] Done on one day.
   *[other] Done on { $count } days.
}
gain-nothing = Nothing recorded yet.
gain-position = Hold the position as shown. Going further is no gain.
gain-unseen = The camera could not see well enough how far you moved.
gain-limit = You moved further than your limit allows. Stop before the limit.
gain-patient_first = From { $sessions } times on you can see how it changes.
gain-patient_early_loss = You moved less far than the first time. It may have many reasons. Tell your therapist.
gain-patient_gain = In your last { $averaged } times you moved further than in your first { $averaged }. Well done!
gain-patient_gain_direction = In your last { $averaged } times you moved further than in your first { $averaged }. Well done!
gain-patient_loss = In your last { $averaged } times you moved less far than in your first { $averaged }. It may have many reasons. Tell your therapist.
gain-patient_same = That is much the same as at the start. The camera cannot see small changes. It takes time; keep going.
gain-patient_wait = The next times will show how it changes. Keep going.
gain-goal-reached = You reached your goal.
gain-goal-way = On the way to your goal
gain-degrees = About { $first }° at first, about { $now }° now.
gain-degrees-now = About { $now }° now.
gains-note = The camera estimates this. It is not a medical measurement.

# Month.
month-title = My month
mark-done = all done
mark-partial = some of it done
mark-no_data = planned, nothing recorded
mark-too_much = more than planned
mark-unmatched = something else than planned
mark-rest = rest
mark-unplanned = an extra day
mark-unsafe = tell your therapist
mark-to_come = planned
mark-nothing = nothing
month-today = today
month-legend = What the signs mean

# The program.
program-title = My program
program-none = There is no program here yet. Your therapist gives you one as a file. Choose it here:
program-new = A new program from your therapist
program-new-how = Did you get a new file? Choose it here. What you have done so far stays.
program-file = The file of the program
program-take = Use this program
program-taken = Your program is here now.
program-unreadable = This file cannot be used: { $why }
program-other = This file is a program for { $other }. These pages are for { $patient }. Ask your therapist for your own file.

# A question to the therapist.
ask-title = Ask my therapist
ask-how = Write your question. Your mail program then shows it as a message. Nothing is sent by itself.
ask-about = Which exercise is it about?
ask-set = Which set?
ask-set-none = All of it
ask-set-one = Set { $number }
ask-pain = How strong is the pain?
ask-pain-none = No pain
ask-pain-unsaid = I do not want to say
ask-pain-most = { $number }, the worst there is
ask-question = Your question
ask-write = Make the message
ask-ready = Your message
ask-open = Open in my mail program
ask-copy = Copy the text
ask-copied = Copied. Now paste it into a message.
ask-to = To
ask-subject = Subject
ask-by-phone = You can also call: { $contact }
ask-no-mail = Your program names no e-mail address. Please call: { $contact }
ask-no-program = There is no program here yet, so nobody to ask is known.
ask-again = Change something
ask-emergency = Chest pain, no breath, a bad fall? Do not write. Call an ambulance.

# Settings.
settings-title = Settings
settings-saved = Saved.
settings-save = Save
settings-language = Language
settings-language-usual = As in the program
settings-letters = Size of the letters
letters-100 = Usual
letters-125 = Large
letters-150 = Larger
letters-200 = Largest
settings-colours = Colours
colours-system = As on this computer
colours-light = Light
colours-dark = Dark
settings-contrast = Contrast
contrast-usual = Usual
contrast-more = Strong
settings-voice = Speak during the exercises
settings-volume = How loud? 5 is loudest
settings-camera = Camera
settings-camera-usual = The usual one
settings-camera-how = The names appear once the camera has been used.
settings-degrees = Show angles in degrees

# A day without a camera.
by-hand-title = Exercised without the camera
by-hand-how = Write down what you did yourself. Your therapist sees that it was written by hand.
by-hand-day = Which day?
by-hand-yesterday = yesterday
by-hand-sets = How many sets?
by-hand-none = None
by-hand-sets-count = { $count ->
    [one] 1 set
   *[other] { $count } sets
}
by-hand-pain = Your strongest pain
by-hand-note = Do you want to tell something?
by-hand-save = Write it down
by-hand-saved = Written down. Thank you.
by-hand-nothing = Nothing was chosen. How many sets did you do?
by-hand-there = This was already written down.
by-hand-rest = Nothing was planned on that day.

# Sides.
chip-left = LEFT
chip-right = RIGHT
chip-each = LEFT, then RIGHT
chip-alternating = LEFT and RIGHT in turn

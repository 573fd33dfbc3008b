# What the coach shows and says. One file a language; names stay, texts change.
# Sentences are short: at three metres a line holds some thirty letters.

welcome-heading = Hello
welcome-today = { $exercises ->
    [one] Today: one exercise.
   *[other] Today: { $exercises } exercises.
}
welcome-resume = { $counted ->
    [0] We go on with set { $set }.
   *[other] You stopped in set { $set } after { $counted }. We go on there.
}
welcome-resume-hint = Start over: ←
welcome-item = { $name }: { $dose }

dose = { $sets ->
    [one] { $repetitions ->
        [one] once
       *[other] { $repetitions } times
    }
   *[other] { $sets } sets of { $repetitions }
}
dose-hold = { $sets ->
    [one] { $repetitions ->
        [one] once, hold { $seconds } seconds
       *[other] { $repetitions } times, hold { $seconds } seconds
    }
   *[other] { $sets } sets of { $repetitions }, hold { $seconds } seconds
}
side-left = LEFT side
side-right = RIGHT side
side-both = both sides
side-alternating = left and right in turn
side-auto = { "" }

next-spoken = Next: { $name }. { $side }. { $dose }.
next-heading = { $name }
set-of = Set { $set } of { $sets }

setup-heading = Getting ready
setup-fine = Very good. Stay there.
problem-nobody = Step into the picture
problem-dark = It is too dark. Switch on a light
problem-head_hidden = I cannot see your head. Step back
problem-arms_hidden = I cannot see your arms. Step back
problem-hips_hidden = I cannot see your hips. Step back
problem-feet_hidden = Step back. I cannot see your feet
problem-too_near = Step back
problem-too_far = Come closer
problem-turn_side = Turn your side to the camera
problem-turn_side-left = Turn your left side to the camera
problem-turn_side-right = Turn your right side to the camera
problem-turn_front = Turn to face the camera
problem-other_side-left = Turn round: left side to the camera
problem-other_side-right = Turn round: right side to the camera
problem-tilted = The camera is tilted. Set it straight
problem-camera_high = The camera looks down on you. Put it lower
problem-camera_low = The camera looks up at you. Put it higher
problem-dim = There is little light. Switch on a light
volume-hint = Volume: ↑ ↓
volume-test = This is how loud I am

ready-heading = Starting position
ready-spoken = Take the starting position and keep still.
ready-keep = Keep still

go = Go
go-on = Go on
count = { $number }
count-two-left = { $number }. Two more.
count-corrected = { $why } That makes { $number }.
count-one-left = { $number }. One more.

cue-go = GO
cue-good = GOOD
cue-last = LAST ONE
cue-hold = HOLD
cue-back = BACK
cue-limit = STOP
limit-spoken = Stop there.
hold-done = And back.
hold-sinks = You are easing off. Try to hold the position.
cue-sinks = HOLD ON

missed-short_of_target = Not quite far enough. A little further.
missed-short_of_own_range = One was smaller than the others.
missed-too_small = That was a small one. A little further.
missed-hold_too_short = Hold it a little longer.
missed-not_returned = Go all the way back each time.
missed-began_before_start = You had begun before me.
missed-too_fast = A little slower, please.
missed-out_of_sight = I could not see you.
missed-unsteady = I could not see that one well.
missed-person_changed = I saw somebody else.
missed-changing_place = Please stay in your place.
missed-wrong_position = Please start from the starting position.
missed-other_side = That was the other side.
missed-other_movement = That was another movement.
missed-other = I could not count that one.
missed-cue-short_of_target = FURTHER
missed-cue-short_of_own_range = FURTHER
missed-cue-too_small = FURTHER
missed-cue-hold_too_short = HOLD LONGER
missed-cue-not_returned = FULLY BACK
missed-cue-too_fast = SLOWER
missed-cue-out_of_sight = NOT SEEN
missed-cue-other = NOT COUNTED

of-repetitions = of { $repetitions }
seconds-short = { $seconds } s
target-label = target
best-label = your best

rest-heading = Rest
rest-next = Then: set { $set } of { $sets }
rest-next-exercise = Then: { $name }
rest-seconds = { $seconds } seconds
rest-number = { $seconds }
set-done-rest = Well done. Rest now.
set-done-side = Well done. The other side is next.
set-done-exercise = Well done. This exercise is done.
set-ended = All right. We leave it at that.
too-many = That was enough. Please stop here.

pause-away = I cannot see you. I will wait.
pause-stranger = Somebody else is in the picture. I will wait.
pause-key = Pause. Press the space bar to go on.
pause-idle = Are you still there? Press the space bar to go on.
pause-escape = Paused. Escape again ends.
pause-heading = Pause
pause-back = Come back to go on
pause-key-hint = Space: go on
lost-heading = No camera
lost-spoken = I have lost the camera. Please check its cable.
lost-detail = Please check its cable. We go on by ourselves

question-pain = How much pain is there, from zero to ten?
question-effort = How hard was it, from zero to ten?
question-low-pain = 0: none
question-high-pain = 10: the worst
question-low-effort = 0: rest
question-high-effort = 10: my limit
question-hint = ← less   → more   space: done

done-heading = That is all for today
done-stopped = Stopped here
done-spoken = That is all for today. Well done.
done-stopped-spoken = We stop here. What you did is kept.
done-pain = Please stop for today and tell your therapist about the pain.
done-item = { $name }: { $counted } of { $repetitions }
done-best = Best: { $best }
done-gain = { $gain } further than last time
done-extra = { $extra } more than prescribed
done-hint = Space: close

degrees = { $value }°
camera-on = camera on
recording = recording

slow-lite = This computer is slow. I use the smaller model.
slow = This computer is slow: { $rate } pictures a second.
no-sound = There is no sound here. Everything I say is on the screen.
no-voice = There is no voice here. You hear sounds; the words are on the screen.

# Exercises that the camera does not measure
timed-spoken = The camera does not measure this one. I lead you by the clock.
timed-ready = GET READY
timed-hold = { $number }. Hold.
timed-let-go = And let go.
cue-let-go = LET GO
confirm-heading = Did you do it?
confirm-spoken = Did you do it all? Then raise an arm, or press the space bar.
confirm-yes = Yes: raise an arm or press space
confirm-no = No: →
done-confirmed = as you said

# Ways round an exercise, in a word; the exercise's own cue is spoken
advice-cue-C1 = UPRIGHT
advice-cue-C2 = UPRIGHT
advice-cue-C3 = SHOULDER DOWN
advice-cue-C4 = HIPS LEVEL
advice-cue-C5 = STEADY
advice-cue-C6 = KNEE STRAIGHT
advice-cue-C7 = KNEE IN LINE
advice-cue-C8 = SIT BACK
advice-cue-C9 = HEEL DOWN
advice-cue-C10 = ELBOW IN
advice-cue-C11 = ELBOW STRAIGHT
advice-cue-C12 = SLOWER
advice-cue-C13 = FURTHER
advice-cue-C15 = NO HANDS
advice-cue-C16 = DO NOT TURN
advice-cue-C17 = HEAD DOWN
advice-cue-C18 = STRAIGHT
advice-cue-C19 = BACK FLAT
advice-cue-C20 = FEET STILL
advice-cue-C21 = NOT SO FAR

# The end of what was to be done now, and answers by a raised arm
next-hint = Again: ←
done-now = That is all for now
done-now-spoken = That is all for now. Well done.
done-next-time = Next time: { $time }.
done-later-today = There is more to do later today.
clock = { $of12 }:{ $minute } { $half }
clock-hour = { $of12 } { $half }
confirm-spoken-good-arm = Did you do all of them? Raise your good arm, or press the space bar.
confirm-yes-good-arm = Yes: raise your good arm or press space
confirm-spoken-key = Did you do all of them? Then press the space bar.
confirm-yes-key = Yes: space

# Safety, on the page and the sheet and before the first use of an exercise
safety-heading = For your safety
safety-everyone = Stop if you feel a sharp pain or a new pain.
watch-heading = Watch out

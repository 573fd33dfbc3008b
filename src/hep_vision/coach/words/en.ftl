# What the coach shows and says. One file a language; names stay, texts change.
# Sentences are short: at three metres a line holds some thirty letters.

welcome-heading = Hello
welcome-today = { $exercises ->
    [one] Today: one exercise.
   *[other] Today: { $exercises } exercises.
}
welcome-resume = { $counted ->
    [0] We go on with set { $set }.
    [one] You stopped in set { $set } after one repetition. We go on from there.
   *[other] You stopped in set { $set } after { $counted } repetitions. We go on from there.
}
welcome-resume-hint = Start over: ←

dose = { $sets ->
    [one] { $repetitions ->
        [one] once
       *[other] { $repetitions } times
    }
   *[other] { $repetitions ->
        [one] { $sets } times
       *[other] { $sets } sets of { $repetitions }
    }
}
dose-one-hold = { $sets ->
    [one] hold { seconds-long }, once
   *[other] { $sets } sets of { seconds-long }
}
dose-timed = As often as you can in { $seconds } seconds
dose-hold = { $sets ->
    [one] { $repetitions } times, hold { seconds-long }
   *[other] { $sets } sets of { $repetitions }, hold { seconds-long }
}
side-left = LEFT side
side-right = RIGHT side
side-both = both sides
side-alternating = left and right in turn
side-auto = { "" }

next-spoken = Next: { $name }. { $side }. { $dose }.
set-of = Set { $set } of { $sets }

setup-heading = Getting ready
setup-fine = Very good. Stay there.
problem-nobody = Step into the picture
problem-dark = It is too dark. Switch on a light
problem-head_hidden = I cannot see your head. Move back, or move the camera back
problem-arms_hidden = I cannot see your arms. Move back, or move the camera back
problem-hips_hidden = I cannot see your hips. Move back, or move the camera back
problem-feet_hidden = I cannot see your feet. Move back, or move the camera back
problem-too_near = Move back, or move the camera back
problem-too_far = Come closer
problem-turn_side = Turn your side to the camera
problem-turn_side-left = Turn your left side to the camera
problem-turn_side-right = Turn your right side to the camera
problem-turn_front = Turn to face the camera
problem-other_side-left = The other way round: left side nearest the camera
problem-other_side-right = The other way round: right side nearest the camera
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
count-corrected = { $why } The count is { $number }.
count-one-left = { $number }. One more.

cue-go = GO
cue-good = GOOD
cue-last = LAST ONE
cue-hold = HOLD
cue-back = RETURN
cue-limit = STOP
limit-spoken = Stop. That is your limit. Come back slowly.
hold-done = Slowly return.

missed-short_of_target = A little further next time, if it does not hurt.
missed-short_of_own_range = One was too small and does not count.
missed-too_small = Too small to count. A bit further, if it does not hurt.
missed-hold_too_short = Hold it a little longer.
missed-not_returned = Go all the way back each time.
missed-began_before_start = Please wait until I say Go.
missed-too_fast = A little slower, please.
missed-out_of_sight = I could not see you.
missed-unsteady = I could not see that one. It was not counted.
missed-person_changed = Someone else came into view. Not counted.
missed-changing_place = Please keep to the same spot.
missed-wrong_position = Please start from the starting position.
missed-other_side = That was the other side.
missed-other_movement = That was another movement.
missed-other = I could not count that one.
missed-cue-short_of_target = A BIT MORE
missed-cue-short_of_own_range = A BIT MORE
missed-cue-too_small = A BIT MORE
missed-cue-hold_too_short = HOLD LONGER
missed-cue-not_returned = FULLY BACK
missed-cue-too_fast = SLOWER
missed-cue-out_of_sight = NOT SEEN
missed-cue-other = NOT COUNTED

of-repetitions = of { $repetitions }
seconds-long = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
target-label = goal
best-label = your best

rest-heading = Rest
rest-next = Then: set { $set } of { $sets }
rest-next-exercise = Then: { $name }
rest-seconds = { seconds-long }
rest-number = { $seconds }
set-done-rest = Well done. Rest now.
set-done-side = Well done. The other side is next.
set-done-exercise = Well done. This exercise is done.
past-limit = You went past your limit. Next time, stop before it. Please tell your therapist.
set-ended = OK. This set ends here.
too-many = That was enough. Please stop here.

pause-away = I cannot see you. I will wait.
pause-stranger = Someone else is in the picture. I will wait.
pause-key = Pause. Press the space bar to go on.
pause-idle = Are you still there? Press the space bar to go on.
pause-escape = Paused. Press Escape again to finish.
pause-heading = Pause
pause-key-hint = Space: go on
lost-heading = No camera
lost-spoken = The camera is not connected. Please check its cable.

question-pain = How much did it hurt, from zero to ten?
question-effort = How hard was it, from zero to ten?
question-low-pain = 0: none
question-high-pain = 10: the worst
question-low-effort = 0: none
question-high-effort = 10: my limit
question-hint = ← less   → more   space: done

done-heading = That is all for now
done-stopped = Stopped here
done-spoken = That is all for now. Well done.
done-stopped-spoken = We stop here. What you did is kept.
done-pain = Please stop for today and tell your therapist about the pain.
done-hint = Space: close

degrees = { $value }°

slow-lite = This computer is slow today. Please move slowly.

# Exercises that the camera does not measure
timed-spoken = I cannot measure this one. I will count the time for you.
timed-ready = GET READY
timed-hold = { $number }. Hold.
timed-let-go = And relax.
cue-let-go = RELAX
confirm-heading = Did you do it?
confirm-spoken = Did you do all of them? Raise your good arm, or press the space bar.
confirm-yes = Yes: raise your good arm or press space
confirm-no = No: →
done-confirmed = confirmed by you
done-past-limit = past your limit

# Ways round an exercise, in a word; the exercise's own cue is spoken
advice-cue-C1 = UPRIGHT
advice-cue-C2 = UPRIGHT
advice-cue-C3 = SHOULDER DOWN
advice-cue-C4 = HIPS LEVEL
advice-cue-C5 = EVEN WEIGHT
advice-cue-C6 = KNEE STRAIGHT
advice-cue-C7 = KNEE OUT
advice-cue-C8 = SIT BACK
advice-cue-C9 = HEEL DOWN
advice-cue-C10 = ELBOW IN
advice-cue-C11 = ELBOW STRAIGHT
advice-cue-C12 = SLOWER
advice-cue-C13 = A BIT MORE
advice-cue-C15 = NO HANDS
advice-cue-C16 = BODY STILL
advice-cue-C17 = LOOK DOWN
advice-cue-C18 = IN LINE
advice-cue-C19 = BACK FLAT
advice-cue-C20 = FEET STILL

# The cue of one exercise, where the word for all would be wrong
advice-cue-heel_slide-C18 = KNEECAP UP
advice-cue-knee_to_wall-C18 = FOOT STRAIGHT
advice-cue-shoulder_abduction-C18 = OUT TO THE SIDE
advice-cue-shoulder_flexion-C18 = STRAIGHT FORWARD
advice-cue-standing_hip_abduction-C18 = OUT TO THE SIDE
advice-cue-knee_to_chest-C17 = HEAD DOWN
advice-cue-march-C5 = OVER THE STANDING LEG
advice-cue-standing_side_bend-C5 = HIPS IN THE MIDDLE
advice-cue-plank-C21 = HIPS UP
advice-cue-bridge-C21 = NOT SO HIGH
advice-cue-bird_dog-C21 = NOT SO HIGH
advice-cue-prone_back_extension-C21 = NOT SO HIGH
advice-cue-quadruped_hip_extension-C21 = NOT SO HIGH

# Safety, on the page and the sheet and before the first use of an exercise
safety-heading = For your safety
safety-everyone = Stop if you feel a sharp pain or a new pain.
watch-heading = Watch out

# The end of what was to be done now, answers by a raised arm, and holds that sink
hold-sinks = You are easing off. Try to hold the position.
cue-sinks = KEEP HOLDING
advice-cue-C21 = NOT SO FAR
next-hint = Again: ←
done-today = That is all for today
done-today-spoken = That is all for today. Well done.
done-next-time = Next time: { $time }.
done-later-today = There is more to do later today.
clock = { $time }
clock-hours = 12
confirm-spoken-key = Did you do all of them? Then press the space bar.
confirm-yes-key = Yes: space

# The view of the page: sides as chips, one word for each problem of set-up, results
chip-left = LEFT
chip-right = RIGHT
chip-both = BOTH
chip-alternating = LEFT AND RIGHT
chip-auto = { "" }
problem-cue-nobody = Step in
problem-cue-dark = Too dark
problem-cue-head_hidden = Move back
problem-cue-arms_hidden = Move back
problem-cue-hips_hidden = Move back
problem-cue-feet_hidden = Move back
problem-cue-too_near = Move back
problem-cue-too_far = Come closer
problem-cue-turn_side = Turn sideways
problem-cue-turn_front = Face the camera
problem-cue-other_side = Turn round
problem-cue-tilted = Camera tilted
problem-cue-camera_high = Camera too high
problem-cue-camera_low = Camera too low
problem-cue-dim = More light
demo-like-this = like this
seconds-left = { $seconds ->
    [one] second left
   *[other] seconds left
}
result = { $counted } of { $repetitions }
result-timed = { $counted } in { $seconds } seconds

# Results, which stay for two seconds
cue-set-done = SET DONE
cue-set-ended = SET ENDED
answer-taken = Thank you
answer-taken-spoken = { $value }. Thank you.
seconds-held = { $seconds ->
    [one] second held
   *[other] seconds held
}
in-seconds = in { $seconds } seconds

# Answers by a raised arm, by key and by voice
answer-yes = Yes
answer-no = No
answer-again = Not right? Raise your arm again.
how-arm-number-either = I count slowly. Raise one arm at your number.
how-arm-number-left = I count slowly. Raise your LEFT arm at your number.
how-arm-number-right = I count slowly. Raise your RIGHT arm at your number.
how-arm-word-either = Raise one arm at the right word.
how-arm-word-left = Raise your LEFT arm at the right word.
how-arm-word-right = Raise your RIGHT arm at the right word.
how-key-number = Or press the number.
how-key-word = Or press yes or no.
question-fall = Have you fallen since last time?
question-swelling = Is there new swelling since last time?
told-fall = Your therapist will see this. Please call them before you do more.
told-swelling = Your therapist will see this. Please call them before you do more.

# A problem of set-up that is left as it is
settled = We can start like this.
settled-too_far = Coming closer would measure better.
settled-turn_side = Turning more would measure better.
settled-turn_front = Turning more would measure better.
settled-other_side = The other side to the camera would measure better.
settled-tilted = A straight camera would measure better.
settled-camera_high = A lower camera would measure better.
settled-camera_low = A higher camera would measure better.
settled-dim = More light would measure better.
settled-other = I may not see everything.

# Gaps and their causes: the patient, or the computer
missed-no_pictures = The computer missed that one. It was not you.
missed-cue-no_pictures = COMPUTER TOO SLOW
pause-slow = The computer gets no pictures. It is not you. I will wait.
pause-asleep = The computer was asleep. It was not you. We go on in a moment.
pause-hidden = This page was in the background. Please keep it in front.
lost-heading-hidden = Page in the background
lost-spoken-hidden = This page is in the background. Please bring it to the front.
lost-heading-slow = Computer too slow
lost-spoken-slow = The computer gets no pictures. It is not you. I will wait.
lost-heading-crashed = One moment
lost-spoken-crashed = The camera picture has stopped. It is not you. I am starting it again.
lost-heading-denied = Camera not allowed
lost-spoken-denied = The camera is not allowed. Please allow it beside the address above.
lost-heading-busy = Camera in use
lost-spoken-busy = Another program uses the camera. Please close it.

# Nothing comes of what is done: what is seen instead
limb-leg-left = left leg
limb-leg-right = right leg
limb-arm-left = left arm
limb-arm-right = right arm
limb-side-left = left side
limb-side-right = right side
stall-other_side-leg-left = That is your left leg. Right, please.
stall-other_side-leg-right = That is your right leg. Left, please.
stall-other_side-arm-left = That is your left arm. Right, please.
stall-other_side-arm-right = That is your right arm. Left, please.
stall-other_side-side-left = That is your left side. Right, please.
stall-other_side-side-right = That is your right side. Left, please.
stall-other_exercise = That looks like: { $other }. Now it is: { $name }.
stall-too_small = That is too small to count. A bit further, if it does not hurt.
stall-unknown = I do not recognise this movement. Please do it like in the picture.
stall-still = Whenever you are ready. Do it like in the picture.
stall-cue-other_side-leg = OTHER LEG
stall-cue-other_side-arm = OTHER ARM
stall-cue-other_side-side = OTHER SIDE
stall-cue-other_exercise = OTHER EXERCISE
stall-cue-too_small = A BIT MORE
stall-cue-unknown = LIKE THIS
stall-cue-still = YOUR TURN

# What was gained, where the record proves it
gain-knee-bends = Your knee bends further than at first.
gain-knee-straightens = Your knee straightens further than at first.
gain-elbow-bends = Your elbow bends further than at first.
gain-elbow-straightens = Your elbow straightens further than at first.
gain-shoulder = Your arm goes further than at first.
gain-hip = Your leg goes further than at first.
gain-ankle = Your foot moves further than at first.
gain-neck = Your head moves further than at first.
gain-other = You move further than at first.

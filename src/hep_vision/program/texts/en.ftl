# What the printed sheet says. One file a language; names stay, texts change.

title = Your exercises
name = Name:
what-for = What for
take-care = Take care
period = { $first } to { $last }
from = from { $author }
no-picture = no picture
start = start
end = end
scan = Scan this to start

side-left = LEFT side
side-right = RIGHT side
side-both = both sides together
side-each = LEFT side, then RIGHT side
side-alternating = LEFT and RIGHT in turn

label-dose = How much
label-hold = Hold
label-pace = Pace
label-rest = Rest
label-moved = Moved by
label-against = Against
label-when = When
label-long = How long
label-aim = Goal
label-effort = Effort
label-limit = Limit
label-exact = Exact dose
label-pain = Pain
label-remember = Remember
label-safety = Safety
label-watch = Technique

sets = { $count ->
    [one] { $count } set
   *[other] { $count } sets
}
repetitions = { $count ->
    [one] { $count } repetition
   *[other] { $count } repetitions
}
times = { $count ->
    [one] once
   *[other] { $count } times
}
seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
dose = { $sets } of { $repetitions }
dose-each = { $sets } of { $repetitions } LEFT, and { $sets } of { $repetitions } RIGHT
dose-alternating = { $sets }, in each set { $count } LEFT and { $count } RIGHT in turn ({ $movements } movements)
dose-hold = Hold for { $time }, { $times }
dose-hold-each = Hold for { $time }, { $times } LEFT and { $times } RIGHT
one = { $repetitions }
one-each = { $repetitions } LEFT and { $repetitions } RIGHT
one-alternating = { $count } LEFT and { $count } RIGHT in turn ({ $movements } movements)
one-hold = Hold for { $time }
one-hold-each = Hold for { $time } LEFT and { $time } RIGHT
dose-times = { $dose }, { $times }
hold = { $time } in each repetition
pace-up = up { $time }
pace-hold = hold { $time }
pace-down = down { $time }
pace-pause = pause { $time }
rest-sets = { $time } between sets
rest-holds = { $time } between holds
moved-active = your own strength, without help
moved-active_assisted = you, with help: a stick, a table, your other side or a person
moved-passive = not you: let it be moved, your own muscles rest
against-band = { $color } band
against-band-make = { $color } band ({ $make })
against-body = your own body weight

every-day = every day
working-days = Monday to Friday
any-days = on { $days } a week, which ones is up to you
times-a-day = { $count ->
    [2] twice a day
   *[other] { $times } a day
}
at = at { $times }
until = until { $date }
weeks-until = { $weeks }, until { $date }
or-next-visit = { $until }, or until your next visit if that is earlier

limit-above = { $motion }: not past { $angle }°
limit-below = { $motion }: not below { $angle }°
limit-between = { $motion }: stay between { $least }° and { $most }°
limit-by = { $limit }, until { $date } (ordered by { $author })
limit-why = { $limit }, until { $date } (ordered by { $author }: { $reason })
limit-stop = Stop there, and stop if the screen says so.
exact = Do not do more. Do not do less.
pain = Stop if pain is above { $pain } out of 10
pain-settles = { $pain }; it must have settled by { $settles }
settles-morning = the next morning
effort-CR10 = { $range }, where 0 is rest and 10 as hard as you can
effort-RPE = { $range }, where 6 is rest and 20 as hard as you can
range = { $from } to { $to }
aim-straight = Straighten it fully.
aim-more = { $movement } as far as your goal; the screen shows it.

move-knee_flexion-increase = Bend your knee
move-knee_flexion-decrease = Straighten your knee
move-hip_flexion-increase = Bend at the hip
move-hip_flexion-decrease = Straighten your hip
move-hip_abduction-increase = Lift your leg out to the side
move-hip_opening-increase = Open your knees
move-shoulder_flexion-increase = Lift your arm to the front
move-shoulder_abduction-increase = Lift your arm out to the side
move-shoulder_rotation-increase = Turn your forearm outward
move-elbow_flexion-increase = Bend your elbow
move-elbow_flexion-decrease = Straighten your elbow
move-wrist_flexion-increase = Lower your hand
move-ankle_dorsiflexion-increase = Pull your toes up
move-shank_inclination-increase = Move your knee forward
move-trunk_side_bend-increase = Bend to the side
move-neck_side_bend-increase = Tilt your head to the side
move-neck_rotation-increase = Turn your head to the side
move-other = Go

motion-knee_flexion = knee flexion (bending the knee)
motion-hip_flexion = hip flexion (bending the hip)
motion-hip_abduction = hip abduction (leg out to the side)
motion-shoulder_flexion = shoulder flexion (arm up to the front)
motion-shoulder_abduction = shoulder abduction (arm up to the side)
motion-elbow_flexion = elbow flexion (bending the elbow)

missed-skip = Missed a day? Leave it out and go on as planned. Never do double.
missed-free = Missed a day? You may do it on the next free day, within { $days }. Never do double.
ask = Anything unclear? Ask { $contact }.
imprint = Program { $program }, version { $version } ({ $hash })
diary = Your diary
diary-how = Tick a box each time. Write your worst pain of the day, 0 (none) to 10 (worst).
diary-day = Day
diary-pain = Pain
diary-rest = rest
diary-any = { $days } a week

# A question to the therapist, as a message.
draft-subject = Question about an exercise ({ $patient })
draft-hello = Hello { $name },
draft-exercise = Exercise: { $name } ({ $side })
draft-dose = Prescribed: { $dose }
draft-set = Set: { $number }
draft-pain = Pain: { $pain } out of 10
draft-when = When: { $date }, { $time }
draft-program = Program: { $program }, version { $version }, patient { $patient }
draft-question = (please write your question here)
draft-cut = [cut off here]

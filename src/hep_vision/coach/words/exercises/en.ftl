# What the side means in each exercise. Everything else that is said of an exercise in English
# stands in its definition.
side-phrase-ankle_pump = { $side ->
    [left] LEFT foot
   *[right] RIGHT foot
}
side-phrase-band_external_rotation = { $side ->
    [left] LEFT arm
   *[right] RIGHT arm
}
side-phrase-bird_dog = { $side ->
    [left] LEFT leg back, RIGHT arm forward
   *[right] RIGHT leg back, LEFT arm forward
}
side-phrase-clamshell = { $side ->
    [left] LEFT leg on top
   *[right] RIGHT leg on top
}
side-phrase-elbow_extension = { $side ->
    [left] LEFT arm
   *[right] RIGHT arm
}
side-phrase-elbow_flexion = { $side ->
    [left] LEFT arm
   *[right] RIGHT arm
}
side-phrase-heel_slide = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-knee_to_chest = { $side ->
    [left] LEFT knee to your chest
   *[right] RIGHT knee to your chest
}
side-phrase-knee_to_wall = { $side ->
    [left] LEFT foot in front
   *[right] RIGHT foot in front
}
side-phrase-lunge = { $side ->
    [left] LEFT foot steps
   *[right] RIGHT foot steps
}
side-phrase-march = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-neck_rotation = { $side ->
    [left] To the LEFT
   *[right] To the RIGHT
}
side-phrase-neck_side_bend = { $side ->
    [left] To the LEFT
   *[right] To the RIGHT
}
side-phrase-pendulum = { $side ->
    [left] Let your LEFT arm hang
   *[right] Let your RIGHT arm hang
}
side-phrase-quad_set = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-quadruped_hip_extension = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-seated_knee_extension = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-seated_knee_flexion = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-semi_tandem_stance = { $side ->
    [left] LEFT foot in front
   *[right] RIGHT foot in front
}
side-phrase-short_arc_quad = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-shoulder_abduction = { $side ->
    [left] LEFT arm
   *[right] RIGHT arm
}
side-phrase-shoulder_flexion = { $side ->
    [left] LEFT arm
   *[right] RIGHT arm
}
side-phrase-side_lying_external_rotation = { $side ->
    [left] LEFT arm on top
   *[right] RIGHT arm on top
}
side-phrase-side_lying_hip_abduction = { $side ->
    [left] LEFT leg on top
   *[right] RIGHT leg on top
}
side-phrase-single_leg_stance = { $side ->
    [left] Stand on your LEFT leg
   *[right] Stand on your RIGHT leg
}
side-phrase-split_squat = { $side ->
    [left] LEFT foot in front
   *[right] RIGHT foot in front
}
side-phrase-standing_hamstring_curl = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-standing_hip_abduction = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-standing_hip_extension = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-standing_side_bend = { $side ->
    [left] To the LEFT
   *[right] To the RIGHT
}
side-phrase-step_up = { $side ->
    [left] LEFT foot on the step
   *[right] RIGHT foot on the step
}
side-phrase-straight_leg_raise = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-supine_cane_flexion = { $side ->
    [left] LEFT arm is the one you train
   *[right] RIGHT arm is the one you train
}
side-phrase-table_slide = { $side ->
    [left] LEFT arm
   *[right] RIGHT arm
}
side-phrase-tandem_stance = { $side ->
    [left] LEFT foot in front
   *[right] RIGHT foot in front
}
side-phrase-wall_slide = { $side ->
    [left] LEFT arm
   *[right] RIGHT arm
}
side-phrase-wrist_flexion = { $side ->
    [left] LEFT hand
   *[right] RIGHT hand
}
# Stretches, further strength and balance, tests.
side-phrase-calf_stretch = { $side ->
    [left] LEFT leg behind
   *[right] RIGHT leg behind
}
side-phrase-soleus_stretch = { $side ->
    [left] LEFT leg behind
   *[right] RIGHT leg behind
}
side-phrase-hamstring_stretch = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-seated_march = { $side ->
    [left] LEFT knee
   *[right] RIGHT knee
}
side-phrase-hip_flexor_stretch = { $side ->
    [left] LEFT knee on the floor
   *[right] RIGHT knee on the floor
}
side-phrase-heel_toe_walk = { $side ->
    [left] LEFT foot first
   *[right] RIGHT foot first
}
side-phrase-dead_bug = { $side ->
    [left] LEFT leg, RIGHT arm
   *[right] RIGHT leg, LEFT arm
}
side-phrase-side_plank = { $side ->
    [left] On your LEFT forearm
   *[right] On your RIGHT forearm
}
side-phrase-sleeper_stretch = { $side ->
    [left] Lie on your LEFT shoulder
   *[right] Lie on your RIGHT shoulder
}
side-phrase-cross_body_stretch = { $side ->
    [left] LEFT arm
   *[right] RIGHT arm
}
side-phrase-lower_trunk_rotation = { $side ->
    [left] Knees to the LEFT
   *[right] Knees to the RIGHT
}
side-phrase-terminal_knee_extension = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}
side-phrase-figure_four_stretch = { $side ->
    [left] LEFT ankle on the other knee
   *[right] RIGHT ankle on the other knee
}
side-phrase-quadriceps_stretch = { $side ->
    [left] LEFT leg
   *[right] RIGHT leg
}

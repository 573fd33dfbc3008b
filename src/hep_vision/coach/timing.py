"""For how long things are shown and repeated, and which stages are the work itself."""

from __future__ import annotations

from hep_vision.coach.moment import Stage

REPEAT_S = 10.0  # an instruction that is not followed is said again
POST_SET_S = 3.0  # of looking on after the last repetition: the way back, and what is too many
CUE_S = 4.0
HELP_S = 10.0  # the example stays large
NOTICE_S = 6.0  # a sentence takes longer to read than a word

BEFORE_SET = frozenset({Stage.WELCOME, Stage.NEXT, Stage.SETUP})
WORK = frozenset({Stage.WORKING, Stage.HOLD})

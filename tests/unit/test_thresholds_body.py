"""Every threshold of who is seen and where: one input just inside, one outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import SIDES, Landmark, PoseFrame, landmark_of
from hep_vision.measure.body.posture import other_posture, posture_of
from hep_vision.measure.body.scale import body_size_px
from hep_vision.measure.body.stepping import place_shift
from hep_vision.measure.body.tracking import KEPT, BodyTracker, far_side
from hep_vision.measure.body.view import estimate_view
from made_up_sides import SIZE_PX, line_off, sample
from stick_body import FACING_CAMERA, ON_THE_BACK, Figure, frames_of

NOW = np.zeros(1)


def standing(**others):
    return frames_of(NOW, Figure(**others))[0]


def at(frame, time_s, *, right_px=0.0, visibility=None):
    """The frame at another time, and further right in the picture."""
    moved = np.add(frame.image_px, (right_px, 0.0, 0.0))
    seen = frame.visibility if visibility is None else visibility
    return replace(frame, time_s=time_s, image_px=moved, visibility=seen)


def posture(frame):
    return posture_of(frame, frame.plane.tolist())


class TestLandmarks:
    def test_landmark_count(self):
        assert len(PoseFrame(0.0, *np.zeros((2, 33, 3)), np.zeros(33), (9, 9)).plane) == 33
        assert len(PoseFrame.empty(0.0, (9, 9)).plane) == 33

    def test_min_visibility(self):
        frame = standing()
        for visibility, seen in ((0.18, False), (0.22, True)):
            dim = at(frame, 0.0, visibility=np.full(33, visibility))
            assert dim.in_sight([Landmark.NOSE], frame.plane.tolist()) is seen

    def test_outside_share(self):
        frame = standing()
        for share, seen in ((0.035, True), (0.045, False)):
            points = [complex(-share * frame.size_px[0], 100.0)] * 33
            assert frame.in_sight([0], points) is seen
            assert frame.is_beyond([0], points) is not seen


def lying(**places):
    """Somebody lying with the head to the left of the picture: a trunk of 100 pixels.

    Points are given as pixels right of the left end of the trunk and up from its line.
    """
    image_px = np.zeros((33, 3))
    image_px[:, :2] = 400.0
    standard = {"shoulder": (0, 0), "hip": (100, 0), "knee": (180, 0), "ankle": (260, 0)}
    for name, (right, up) in {**standard, **places}.items():
        for one in SIDES:
            image_px[landmark_of(name, one), :2] = (400 + right, 400 - up)
    world_m = np.zeros((33, 3))
    world_m[Landmark.LEFT_SHOULDER] = (0.0, 0.0, 0.2)
    return PoseFrame(0.0, image_px, world_m, np.ones(33), (1280, 720))


def facing_up(eye_px, toe_px):
    """Eyes so far above the ears, toes so far above the heels."""
    return lying(ear=(-20, 0), eye=(-20, eye_px), heel=(260, 0), foot_index=(260, toe_px))


class TestPosture:
    def test_lying_deg(self):
        for lean_deg, shown in ((45.0, "standing"), (55.0, "quadruped")):
            assert posture(standing(lean_deg=lean_deg, hip=(lean_deg, lean_deg))) == shown

    def test_face_weight(self):
        assert posture(facing_up(10.0, -28.0)) == "supine"
        assert posture(facing_up(10.0, -32.0)) == "lying"

    def test_front_certain(self):
        assert posture(facing_up(2.3, 0.0)) == "lying"
        assert posture(facing_up(2.7, 0.0)) == "supine"

    def test_side_lying_off_deg(self):
        for off_deg, shown in ((54.0, "supine"), (66.0, "side_lying")):
            frame = facing_up(10.0, 0.0)
            world_m = frame.world_m.copy()
            # Rolled about the trunk, which lies along the picture.
            world_m[Landmark.LEFT_SHOULDER] = 0.3 * line_off(off_deg, 1)[0][[1, 0, 2]]
            assert posture(replace(frame, world_m=world_m)) == shown

    def test_below(self):
        for below_px, shown in ((17.0, "side_lying"), (23.0, "on_left_side")):
            frame = lying()
            image_px, world_m = frame.image_px.copy(), frame.world_m.copy()
            for name in ("shoulder", "hip"):
                image_px[landmark_of(name, "left"), 1] += below_px
            world_m[Landmark.LEFT_SHOULDER] = (0.0, 0.3, 0.0)
            assert posture(replace(frame, image_px=image_px, world_m=world_m)) == shown

    def test_hanging(self):
        for above, shown in ((0.085, "standing"), (0.115, "hanging")):
            frame = standing()
            image_px = frame.image_px.copy()
            eye_y, trunk_px = image_px[Landmark.LEFT_EYE, 1], 160.0
            for one in SIDES:
                image_px[landmark_of("wrist", one), 1] = eye_y - above * trunk_px
            assert posture(replace(frame, image_px=image_px)) == shown

    def test_end_on_width(self):
        for width, shown in ((1.0, "standing"), (1.2, "unclear")):
            frame = standing()
            image_px = frame.image_px.copy()
            for one, way in zip(SIDES, (1, -1), strict=True):
                image_px[landmark_of("shoulder", one), 0] += way * width * 80.0
            assert posture(replace(frame, image_px=image_px)) == shown

    def test_other_share(self):
        for seated, told in ((64, None), (76, "seated")):
            shown = ["seated"] * seated + ["unclear"] * (100 - seated)
            assert other_posture(shown, ("standing",)) == told

    def test_standing_drop(self):
        assert self.dropped(0.7) == "standing"
        assert self.dropped(0.55) == "upright"

    def test_seated_drop(self):
        assert self.dropped(0.35) == "seated"
        assert self.dropped(0.45) == "upright"

    def dropped(self, share):
        """What somebody upright shows whose knees are so many trunks below the hips."""
        frame = standing()
        image_px = frame.image_px.copy()
        hip_y = image_px[Landmark.LEFT_HIP, 1]
        for one in SIDES:
            image_px[landmark_of("knee", one), 1] = hip_y + share * 160.0
        return posture(replace(frame, image_px=image_px))

    def test_quadruped_drop(self):
        assert self.face_down(0.5) == "quadruped"
        assert self.face_down(0.41) == "face_down"

    def test_prone_drop(self):
        assert self.face_down(0.3) == "prone"
        assert self.face_down(0.39) == "face_down"

    def face_down(self, drop):
        return posture(
            lying(ear=(-20, 0), eye=(-20, -20), knee=(110, -100 * drop), ankle=(190, -100 * drop))
        )


class TestScale:
    def test_trunk_m(self):
        # A trunk as the world landmarks have it, drawn 320 pixels a metre.
        assert body_size_px(standing()) == pytest.approx(0.49 * 320.0, rel=0.1)

    def test_least_points(self):
        frame, points = standing(), ("LEFT_HIP", "RIGHT_KNEE", "LEFT_ANKLE", "NOSE")
        for count, told in ((3, False), (4, True)):
            seen = np.zeros(33)
            seen[[Landmark[name] for name in points[:count]]] = 1.0
            assert (body_size_px(replace(frame, visibility=seen)) > 0) is told


def panned(points, shift, *, frames=80, changed_at=0.5):
    """Samples of points that all go to the right by so many sizes, half-way through."""
    gone = SIZE_PX * shift * (np.arange(frames) >= changed_at * frames)
    return [sample(i / 30, points=points + gone[i]) for i in range(frames)]


def column(name):
    return [index for index, point in enumerate(KEPT) if point.name.endswith(name)]


class TestStepping:
    def test_steps(self):
        places = np.arange(len(KEPT)) * (30.0 + 10.0j)
        for frames, told in ((7, False), (9, True)):
            body = panned(places, 1.0, frames=frames)
            for index, each in enumerate(body):
                each.points[column("KNEE")] -= SIZE_PX * index
            assert (place_shift(body, ["knee"]) > 0) is told

    def test_least_points(self):
        for points, told in ((("KNEE",), True), (("KNEE", "LEFT_HIP"), False)):
            places = np.full(len(KEPT), complex(math.nan, math.nan))
            for name in points:
                places[column(name)] = (np.arange(len(column(name))) + 1) * (50.0 + 80.0j)
            if len(points) > 1:
                places[column("LEFT_HIP")] = -90.0 + 20.0j
            assert (place_shift(panned(places, 1.0), ["knee"]) > 0.5) is told


def followed(*frames):
    tracker = BodyTracker()
    for frame in frames:
        plane = frame.plane
        tracker.add(frame, plane, plane.tolist())
    return tracker


def stays(seconds, *, since_s=0.0, right_px=0.0, fps=30):
    frame = standing()
    count = round(seconds * fps)
    return [at(frame, since_s + i / fps, right_px=right_px) for i in range(count)]


SIZE = 0.49 * 320.0


class TestTracking:
    def test_reach(self):
        for share, doubted in ((0.53, False), (0.67, True)):
            here = stays(2.0)
            there = at(standing(), here[-1].time_s + 0.001, right_px=share * SIZE)
            assert followed(*here, there).doubts is doubted

    def test_reach_per_s(self):
        for share, doubted in ((1.48, False), (1.72, True)):
            here = stays(2.0)
            there = at(standing(), here[-1].time_s + 1.0, right_px=share * SIZE)
            assert followed(*here, there).doubts is doubted

    def test_relock_s(self):
        for seconds, doubted in ((0.44, True), (0.57, False)):
            there = stays(seconds, since_s=2.0, right_px=500.0)
            assert followed(*stays(2.0), *there).doubts is doubted

    def test_passing_s(self):
        for seconds, stretch in ((5.8, 0), (7.3, 2)):
            there = stays(seconds, since_s=2.0, right_px=500.0)
            back = stays(1.0, since_s=2.0 + seconds)
            assert followed(*stays(2.0), *there, *back).stretch == stretch

    def test_foreshortened(self):
        for lean_deg, told in ((64.0, True), (70.0, False)):
            frame = standing(lean_deg=lean_deg, yaw_deg=FACING_CAMERA)
            assert math.isfinite(followed(frame).samples[0].tilt_deg) is told

    def test_near_depth(self):
        for share, far in ((0.21, None), (0.29, "left")):
            body = [sample(0.0, left_depth=share * SIZE_PX)]
            assert far_side(body) == far
            assert body[0].side_on is (far is not None)


def weighed(own_turned, others_turned):
    """Degrees off the plane, of rests in which such shares of the frames show 40."""
    shown = [np.arange(100) < 100 * share for share in (own_turned, others_turned)]
    off_deg = np.where(np.concatenate(shown), 40.0, 0.0)
    own = np.arange(200) < 100
    return estimate_view(line_off(off_deg, 200), own, ~own, "sagittal").off_deg


class TestView:
    def test_model_error_deg(self):
        every = np.ones(30, dtype=bool)
        told = estimate_view(line_off(0.0, 30), every, every, "sagittal")
        # Root mean square of the errors on rendered clips turned by 0, 10 and 20 degrees.
        of_clips = math.sqrt((4.6**2 + 6.3**2 + 11.6**2) / 3)
        assert told.error_deg == pytest.approx(of_clips, rel=0.1)

    def test_own_rest_weight(self):
        # Two thirds of the weight is the rest's before the attempt.
        assert weighed(0.3, 0.8) == pytest.approx(0.0, abs=1e-6)
        assert weighed(0.6, 0.2) == pytest.approx(0.0, abs=1e-6)
        assert weighed(0.7, 0.2) == pytest.approx(40.0)

    def test_median_distance(self):
        # Lines that scatter by 10 degrees up and down and to either side.
        x, y = np.random.default_rng(3).normal(0.0, math.radians(10.0), (2, 4000))
        lines = np.column_stack((x, y, np.ones(4000)))
        lines /= np.linalg.norm(lines, axis=1, keepdims=True)
        every = np.ones(4000, dtype=bool)
        told = estimate_view(lines, every, every, "sagittal")
        scatter_deg = math.sqrt(told.error_deg**2 - 8.0**2)
        assert scatter_deg == pytest.approx(10.0, rel=0.1)


def test_the_figure_lies_as_the_points_here_do():
    frame = frames_of(NOW, Figure(lean_deg=ON_THE_BACK, fixed="hip"))[0]
    assert posture(frame) == "supine"

"""Landmark files of other tools: read as they say, refused in a sentence."""

import json
import math

import numpy as np
import pytest

from hep_vision.errors import LogError
from hep_vision.measure.body.landmarks import Landmark
from hep_vision.sources.pose.formats import BLAZEPOSE_33, COCO_17, FORMATS, HALPE_26
from hep_vision.sources.pose.keypoint_files import NOTHING_TOLD, ToldFacts, read_keypoints

TOLD = ToldFacts(10.0, (640, 480))


def person(points, x=300.0, size=200.0):
    """Points of somebody, each at a place of its own: (points, 3) as x, y, confidence."""
    share = np.linspace(0.0, 1.0, points)
    return np.stack([x + 0.2 * size * share, 100.0 + size * share, np.full(points, 0.9)], axis=1)


def coco(*frames, **top):
    """A COCO result list, a person each with its number of frame."""
    return [
        {"image_id": number, "category_id": 1, "keypoints": one.ravel().tolist(), "score": 0.9}
        for number, some in enumerate(frames)
        for one in some
    ]


def written(path, content):
    path.write_text(json.dumps(content), "utf-8")
    return path


@pytest.fixture
def file(tmp_path):
    return tmp_path / "walk.json"


def first_point(log):
    return [frame.image_px[Landmark.NOSE, :2].tolist() for frame in log.frames]


SHAPES = {
    "COCO results": lambda p: coco([p], [p]),
    "COCO data set": lambda p: {
        "images": [{"id": 70, "file_name": "a_0000.jpg"}, {"id": 71, "file_name": "a_0001.jpg"}],
        "annotations": [
            {"image_id": n, "keypoints": p.ravel().tolist()} for n in (70, 71)
        ],
    },
    "AlphaPose": lambda p: [
        {"image_id": f"{n}.jpg", "keypoints": p.ravel().tolist(), "score": 2.9, "idx": 1}
        for n in (0, 1)
    ],
    "OpenPose's shape in a list": lambda p: [
        {"version": 1.3, "people": [{"person_id": [-1], "pose_keypoints_2d": p.ravel().tolist()}]}
    ] * 2,
    "MMPose": lambda p: {
        "meta_info": {"dataset_name": "x"},
        "instance_info": [
            {
                "frame_id": n,
                "instances": [
                    {"keypoints": p[:, :2].tolist(), "keypoint_scores": p[:, 2].tolist()}
                ],
            }
            for n in (0, 1)
        ],
    },
    "MMPose's list": lambda p: [
        {"frame_id": n, "instances": [
            {"keypoints": p[:, :2].tolist(), "keypoint_scores": p[:, 2].tolist()}
        ]}
        for n in (0, 1)
    ],
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", [COCO_17, HALPE_26], ids=lambda form: form.id)
def test_each_shape_gives_the_same_frames(file, shape, form):
    points = person(len(form.points))
    log = read_keypoints(written(file, SHAPES[shape](points)), TOLD)
    assert log.format is form
    assert [frame.time_s for frame in log.frames] == [0.0, 0.1]
    for frame in log.frames:
        assert frame.size_px == (640, 480)
        for own, landmark in enumerate(form.points):
            if landmark is not None:
                assert frame.image_px[landmark, :2].tolist() == points[own, :2].tolist()
                assert frame.visibility[landmark] == pytest.approx(0.9)
        assert np.isnan(frame.image_px[:, 2]).all()
        assert np.isnan(frame.world_m).all()


def test_a_folder_has_a_file_a_frame(tmp_path):
    points = person(26)
    for number in (4, 5, 7):  # nobody was looked for in frame 6
        one = {"people": [{"pose_keypoints_2d": points.ravel().tolist()}]}
        written(tmp_path / f"cam01_{number:012d}_keypoints.json", one)
    log = read_keypoints(tmp_path, TOLD)
    assert [frame.time_s for frame in log.frames] == [0.4, 0.5, 0.6, 0.7]
    assert [frame.has_pose for frame in log.frames] == [True, True, False, True]


def test_every_format_names_each_landmark_once():
    for form in FORMATS:
        known = [point for point in form.points if point is not None]
        assert len(known) == len(set(known))
    assert BLAZEPOSE_33.points == tuple(Landmark)
    lacking = set(Landmark) - set(HALPE_26.points)
    assert {one.name for one in lacking if "HEEL" in one.name or "FOOT" in one.name} == set()
    assert Landmark.LEFT_HEEL not in COCO_17.points
    assert HALPE_26.points[24] is Landmark.LEFT_HEEL
    assert HALPE_26.points[21] is Landmark.RIGHT_FOOT_INDEX


def test_rate_size_and_times_are_taken_from_the_file(file):
    points = person(17).ravel().tolist()
    top = {"info": {"fps": 25, "width": 320, "height": 240}}
    images = [{"id": n, "file_name": f"{n}.jpg"} for n in range(3)]
    annotations = [{"image_id": n, "keypoints": points} for n in range(3)]
    content = {**top, "images": images, "annotations": annotations}
    log = read_keypoints(written(file, content), NOTHING_TOLD)
    assert [frame.time_s for frame in log.frames] == [0.0, 0.04, 0.08]
    assert log.frames[0].size_px == (320, 240)
    for number, entry in enumerate(annotations):
        entry["time_s"] = 1.0 + 0.5 * number
    log = read_keypoints(written(file, content), NOTHING_TOLD)
    assert [frame.time_s for frame in log.frames] == [1.0, 1.5, 2.0]


def test_an_unseen_point_is_unknown(file):
    points = person(17)
    points[0] = (0.0, 0.0, 0.0)  # how the tools write it
    frame = read_keypoints(written(file, coco([points])), TOLD).frames[0]
    assert math.isnan(frame.image_px[Landmark.NOSE, 0])
    assert frame.visibility[Landmark.NOSE] == 0.0


def test_of_several_people_the_largest_for_most_of_the_time_is_measured(file):
    patient, passing = person(17, 300.0, 200.0), person(17, 100.0, 320.0)
    frames = [[passing, patient] if 10 <= n < 16 else [patient] for n in range(60)]
    log = read_keypoints(written(file, coco(*frames)), TOLD)
    assert first_point(log) == [[300.0, 100.0]] * 60
    (said,) = [one for one in log.findings if one.code == "several_people"]
    assert "in 60 of 60 frames" in said.message


def test_people_are_told_apart_where_they_stand_whatever_their_order(file):
    one, other = person(17, 150.0, 220.0), person(17, 450.0, 180.0)
    frames = [[one, other] if n % 2 else [other, one] for n in range(20)]
    assert first_point(read_keypoints(written(file, coco(*frames)), TOLD)) == [[150.0, 100.0]] * 20


def test_the_numbers_of_a_tool_that_follows_people_are_believed(file):
    places = [person(17, 300.0 + 8.0 * n, 200.0) for n in range(20)]
    entries = []
    for number in range(20):  # they cross at once, where their places would exchange them
        for idx, place in ((1, places[number]), (2, places[19 - number] * (1, 0.99, 1))):
            if number != 10 or idx == 1:
                keypoints = place.ravel().tolist()
                entries.append({"image_id": f"{number}.jpg", "idx": idx, "keypoints": keypoints})
    log = read_keypoints(written(file, entries), TOLD)
    assert [x for x, _ in first_point(log)] == [300.0 + 8.0 * n for n in range(20)]


def test_somebody_who_was_hidden_for_long_is_the_same_person_again(file):
    patient, other = person(17, 300.0, 220.0), person(17, 60.0, 100.0)
    hidden = range(20, 60)
    frames = [[other] if n in hidden else [patient, other] for n in range(100)]
    log = read_keypoints(written(file, coco(*frames)), TOLD)
    assert [n for n, frame in enumerate(log.frames) if not frame.has_pose] == list(hidden)


@pytest.mark.parametrize(
    ("content", "told", "said"),
    [
        (coco([person(17)]), ToldFacts(30.0), "give --size, as in --size 1920x1080"),
        (coco([person(17)]), ToldFacts(None, (9, 9)), "give --fps, as in --fps 30"),
        (coco([person(25)]), TOLD, "25 points a person; hep-vision reads COCO's 17 and Halpe's 26"),
        (coco([person(17)], [person(26)]), TOLD, "17 and 26 points a person"),
        ([], TOLD, "no keypoints of anybody"),
        ({"people": []}, TOLD, "no keypoints of anybody"),
        ("walk", TOLD, "neither a list nor an object"),
        ([{"image_id": 0, "bbox": [1, 2, 3, 4]}], TOLD, "neither people, instances nor keypoints"),
        ([{"image_id": 0, "keypoints": [1.0, 2.0]}], TOLD, "cannot be read"),
        ([{"image_id": 0, "keypoints": "high"}], TOLD, "cannot be read"),
        ([7], TOLD, "cannot be read"),
        (
            [{"image_id": n, "keypoints": person(17).ravel().tolist()} for n in (3, 397133)],
            TOLD,
            "numbered from 3 to 397133",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(file, content, told, said):
    with pytest.raises(LogError) as caught:
        read_keypoints(written(file, content), told)
    assert said in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_file_that_is_no_json_is_refused(file, tmp_path):
    for content in (b"\xff\xd8\xff", b"{", b"[" * 100_000):
        file.write_bytes(content)
        with pytest.raises(LogError, match="not JSON, or damaged"):
            read_keypoints(file, TOLD)
    with pytest.raises(LogError, match="there is no such file"):
        read_keypoints(tmp_path / "no.json", TOLD)
    (tmp_path / "empty").mkdir()
    with pytest.raises(LogError, match="no landmark file"):
        read_keypoints(tmp_path / "empty", TOLD)

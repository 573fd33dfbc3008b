"""The skinned surface: whole, tied to its bones, and following them."""

import numpy as np
import pytest

from hep_vision_figure import clothes
from hep_vision_figure.clip import cached_figure
from hep_vision_figure.figure import Figure, Outfit, build_figure
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.skeleton import BONES, Build, Frames, float_at_origin, forward
from hep_vision_figure.solids import Loft, mesh_solid, union


@pytest.fixture(scope="module")
def figure() -> Figure:
    return cached_figure(Build(), Outfit())


def frames_of(figure: Figure, posture: Posture) -> Frames:
    return forward(figure.skeleton, float_at_origin(posture, figure.skeleton.build))


def test_every_vertex_is_carried_wholly(figure: Figure) -> None:
    np.testing.assert_allclose(figure.shares.sum(axis=1), 1.0, atol=1e-5)
    assert (figure.shares >= 0).all()
    assert figure.carriers.max() < 4 * len(BONES)
    assert figure.faces.max() < len(figure.vertices)
    assert np.isfinite(figure.vertices).all()


def test_in_the_bind_posture_nothing_moves(figure: Figure) -> None:
    vertices, normals = figure.pose(figure.bind)
    np.testing.assert_allclose(vertices, figure.vertices, atol=1e-5)
    np.testing.assert_allclose(normals, figure.normals, atol=1e-5)


def test_turning_and_shifting_the_whole_body_keeps_its_shape(figure: Figure) -> None:
    posture = Posture(right_arm=Arm(flexion=90), left_leg=Leg(knee=60))
    still, _ = figure.pose(frames_of(figure, posture))
    turned, _ = figure.pose(frames_of(figure, posture.plus(trunk=Trunk(heading=90))))
    np.testing.assert_allclose(turned, still[:, [2, 1, 0]] * [1, 1, -1], atol=1e-4)


def test_the_surface_encloses_its_joints(figure: Figure) -> None:
    frames = frames_of(
        figure, Posture(right_arm=Arm(abduction=90), right_leg=Leg(flexion=80, knee=90))
    )
    vertices, _ = figure.pose(frames)
    for bone in ("right_forearm", "right_shank", "left_foot", "right_upper_arm"):
        nearest = np.linalg.norm(vertices - frames.joint(bone), axis=1).min()
        assert 0.005 < nearest < 0.09, bone


def test_joints_keep_their_girth_when_they_bend(figure: Figure) -> None:
    def knee_girth(knee: float) -> float:
        frames = frames_of(figure, Posture(left_leg=Leg(knee=knee)))
        vertices, _ = figure.pose(frames)
        local = clothes.local_to(frames, "left_shank", vertices)
        ring = local[(np.abs(local[:, 1]) < 0.02) & (np.linalg.norm(local, axis=1) < 0.12)]
        return float(np.ptp(ring[:, 0]))

    assert knee_girth(100) > 0.8 * knee_girth(0)


@pytest.mark.parametrize("build", [Build(height_m=1.5), Build(leg_length=1.06, arm_length=0.94)])
def test_a_body_of_other_proportions_stands_on_its_soles(build: Build) -> None:
    figure = cached_figure(build, Outfit())
    frames = frames_of(figure, Posture())
    vertices, _ = figure.pose(frames)
    sole = frames.joint("left_foot")[1] - figure.skeleton.sole_m
    assert vertices[:, 1].min() == pytest.approx(sole, abs=0.012)
    height = vertices[:, 1].max() - vertices[:, 1].min()
    assert height == pytest.approx(build.height_m, rel=0.04)


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ("t_shirt", "skirt"),
        ("tank_top", "leggings"),
        ("long_sleeves", "trousers"),
        ("jumper", "wide_trousers"),
    ],
)
def test_all_clothes_can_be_worn(top: clothes.Top, bottom: clothes.Bottom) -> None:
    outfit = Outfit(top=top, bottom=bottom, hair_style="long")
    figure = build_figure(Build(girth=1.2), outfit, cell_m=0.014)
    vertices, normals = figure.pose(frames_of(figure, Posture(right_leg=Leg(flexion=90, knee=90))))
    assert np.isfinite(vertices).all()
    assert np.isfinite(normals).all()


def test_a_solid_is_meshed_with_its_outside_out() -> None:
    ball = mesh_solid(lambda p: np.linalg.norm(p, axis=-1) - 0.1, (-0.15,) * 3, (0.15,) * 3, 0.02)
    np.testing.assert_allclose(np.linalg.norm(ball.vertices, axis=1), 0.1, atol=0.004)
    corners = ball.vertices[ball.faces]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (np.einsum("ij,ij->i", facing, corners.mean(axis=1)) > 0).all()


def test_a_rounded_union_contains_both() -> None:
    a, b = np.linspace(-1, 1, 41), np.linspace(0.5, -0.5, 41)
    assert (union(a, b, 0.2) <= np.minimum(a, b)).all()
    np.testing.assert_array_equal(union(a, b, 1e-6)[[0, -1]], np.minimum(a, b)[[0, -1]])


def test_a_loft_is_as_wide_as_its_sections() -> None:
    loft = Loft([(0.0, 0, 0, 0.1, 0.05), (1.0, 0, 0, 0.2, 0.05)])
    edge = np.array([[0.1, 0.0, 0.0], [0.2, 1.0, 0.0], [0.0, 0.5, 0.05]])
    np.testing.assert_allclose(loft.distance(edge), 0.0, atol=1e-12)
    np.testing.assert_allclose(loft.distance(edge, 0.01), -0.01, atol=0.008)

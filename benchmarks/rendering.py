"""How fast the figure is drawn, and how fast maintained renderers draw the same mesh here.

First whole clips, from specification to video and truth on disk. Then one frame: ours with
the room, soft shadow and ambient occlusion, against moderngl and VTK with the bare figure,
vertex colours, light at every pixel, a shadow map and four samples a pixel. They are timed
where they are installed (``pip install moderngl vtk``) and find OpenGL; without a GPU that
is Mesa's llvmpipe.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hep_vision_figure.camera import Camera
from hep_vision_figure.clip import Clip, cached_figure, render_clip
from hep_vision_figure.room import light_of
from hep_vision_figure.spec import ClipSpec

SPEC = ClipSpec.model_validate({"exercise": "squat", "motion": {"stop_s": 10.0}})
FRAMES = 30
NEAR_M, FAR_M = 0.05, 20.0
SHADOW_CELLS, SHADOW_SPAN_M = 1024, 4.2


@dataclass(frozen=True)
class Mesh:
    """The figure as it stands in one frame; single precision, shapes (n, 3) and (m, 3)."""

    vertices: NDArray[np.float32]
    normals: NDArray[np.float32]
    colors: NDArray[np.float32]
    faces: NDArray[np.int32]
    light: NDArray[np.float64]
    camera: Camera


def clip_speed() -> None:
    """Print frames a second of whole clips, after the first has compiled and cut the figure."""
    with tempfile.TemporaryDirectory() as folder:
        short = SPEC.model_copy(update={"motion": SPEC.motion.model_copy(update={"stop_s": 0.2})})
        render_clip(short, Path(folder), "first")
        begin, used = time.perf_counter(), time.process_time()
        made = render_clip(SPEC, Path(folder), "clip")
        wall, cpu = time.perf_counter() - begin, time.process_time() - used
    width, height = SPEC.camera.size_px
    print(
        f"Clip of {made.frames} frames of {width} x {height}, drawn and written: "
        f"{made.frames / wall:.1f} frames/s, {1e3 * cpu / made.frames:.0f} ms of processor a frame"
    )


def frame_time(name: str, draw: Callable[[], object]) -> None:
    """Print wall and processor time of one frame."""
    draw()
    walls: list[float] = []
    used = time.process_time()
    for _ in range(FRAMES):
        begin = time.perf_counter()
        draw()
        walls.append(time.perf_counter() - begin)
    cpu = (time.process_time() - used) / FRAMES
    print(f"{name:<42}{1e3 * median(walls):8.1f}{1e3 * cpu:12.1f}")


def mesh_of(clip: Clip) -> Mesh:
    """Mesh of the first frame."""
    figure = cached_figure(SPEC.body, SPEC.outfit)
    vertices, normals = figure.pose(clip.choreography.frames(0.0))
    light = light_of(SPEC.room.light).direction
    return Mesh(vertices, normals, figure.colors, figure.faces, light, clip.camera)


def to_picture(camera: Camera) -> NDArray[np.float32]:
    """World to clip coordinates as OpenGL wants them, shape (4, 4), columns first."""
    width, height = camera.size_px
    lens = np.zeros((4, 4))
    lens[0, 0], lens[1, 1] = 2 * camera.focal_px / width, 2 * camera.focal_px / height
    lens[2, 2] = -(FAR_M + NEAR_M) / (FAR_M - NEAR_M)
    lens[2, 3], lens[3, 2] = -2 * FAR_M * NEAR_M / (FAR_M - NEAR_M), -1.0
    view = np.eye(4)
    view[:3, :3], view[:3, 3] = camera.rotation.T, -camera.rotation.T @ camera.position
    return np.ascontiguousarray((lens @ view).T, dtype=np.float32)


def to_shadow(light: NDArray[np.float64]) -> NDArray[np.float32]:
    """World to the shadow map's clip coordinates, shape (4, 4), columns first."""
    across = np.cross([0.0, 1.0, 0.0], light)
    across /= np.linalg.norm(across)
    move = np.eye(4)
    scale = 2.0 / SHADOW_SPAN_M
    move[:3, :3] = [scale * across, scale * np.cross(light, across), -0.25 * light]
    move[:3, 3] = -move[:3, :3] @ [0.0, 0.8, 0.0]
    return np.ascontiguousarray(move.T, dtype=np.float32)


_SHADOW_VERTEX = """#version 330
uniform mat4 to_shadow; in vec3 place;
void main() { gl_Position = to_shadow * vec4(place, 1); }"""
_SHADOW_PIXEL = "#version 330\nvoid main() {}"
_VERTEX = """#version 330
uniform mat4 to_picture; uniform mat4 to_shadow;
in vec3 place; in vec3 normal; in vec3 color;
out vec3 facing; out vec3 paint; out vec3 cell;
void main() {
    gl_Position = to_picture * vec4(place, 1);
    facing = normal; paint = color; cell = (to_shadow * vec4(place, 1)).xyz * 0.5 + 0.5;
}"""
_PIXEL = """#version 330
in vec3 facing; in vec3 paint; in vec3 cell;
uniform vec3 light; uniform sampler2D shadow; out vec4 seen;
void main() {
    vec3 n = normalize(facing); float lit = 0;
    for (int i = -1; i <= 1; i++) for (int j = -1; j <= 1; j++)
        lit += texture(shadow, cell.xy + vec2(i, j) / 1024.0).r < cell.z - 0.003 ? 0.0 : 1.0 / 9.0;
    float key = max(dot(n, light), 0.0) * lit;
    seen = vec4(sqrt(paint * (1.25 * key + 0.45 * (0.5 + 0.5 * n.y) + 0.2 * max(n.z, 0.0))), 1);
}"""


def moderngl_frame(mesh: Mesh) -> tuple[str, Callable[[], object]]:
    """Name and a call that draws the mesh with moderngl and reads the picture back."""
    import moderngl  # pyright: ignore[reportMissingImports]

    context: Any = moderngl.create_standalone_context(backend="egl")
    shader: Any = context.program(vertex_shader=_VERTEX, fragment_shader=_PIXEL)
    caster: Any = context.program(vertex_shader=_SHADOW_VERTEX, fragment_shader=_SHADOW_PIXEL)
    shader["to_picture"].write(to_picture(mesh.camera).tobytes())
    for program in (shader, caster):
        program["to_shadow"].write(to_shadow(mesh.light).tobytes())
    shader["light"].value = tuple(mesh.light)
    places = context.buffer(mesh.vertices.tobytes())
    normals = context.buffer(mesh.normals.tobytes())
    colors, index = context.buffer(mesh.colors.tobytes()), context.buffer(mesh.faces.tobytes())
    arrays = [(places, "3f", "place"), (normals, "3f", "normal"), (colors, "3f", "color")]
    body = context.vertex_array(shader, arrays, index)
    shade = context.vertex_array(caster, arrays[:1], index)
    depth = context.depth_texture((SHADOW_CELLS, SHADOW_CELLS))
    shadow = context.framebuffer(depth_attachment=depth)
    size = mesh.camera.size_px
    buffers = (context.renderbuffer(size, samples=4), context.depth_renderbuffer(size, samples=4))
    screen = context.framebuffer(*buffers)
    picture = context.framebuffer(context.renderbuffer(size))
    context.enable(moderngl.DEPTH_TEST | moderngl.CULL_FACE)

    def draw() -> object:
        places.write(mesh.vertices.tobytes())
        normals.write(mesh.normals.tobytes())
        shadow.use()
        shadow.clear()
        shade.render()
        screen.use()
        screen.clear(0.6, 0.6, 0.6)
        depth.use(0)
        body.render()
        context.copy_framebuffer(picture, screen)
        return picture.read(components=3)

    return f"moderngl, {context.info['GL_RENDERER']}", draw


def vtk_frame(mesh: Mesh) -> tuple[str, Callable[[], object]]:
    """Name and a call that draws the mesh with VTK and reads the picture back."""
    import vtk  # pyright: ignore[reportMissingImports]
    from vtk.util import numpy_support  # pyright: ignore[reportMissingImports]

    tools: Any = vtk
    to_vtk: Any = numpy_support.numpy_to_vtk  # pyright: ignore[reportUnknownMemberType]
    to_ids: Any = numpy_support.numpy_to_vtkIdTypeArray  # pyright: ignore[reportUnknownMemberType]
    surface, places, cells = tools.vtkPolyData(), tools.vtkPoints(), tools.vtkCellArray()
    rows = np.column_stack([np.full(len(mesh.faces), 3), mesh.faces]).astype(np.int64)
    cells.SetCells(len(mesh.faces), to_ids(rows.ravel(), 1))
    surface.SetPoints(places)
    surface.SetPolys(cells)
    surface.GetPointData().SetScalars(to_vtk((255 * np.sqrt(mesh.colors)).astype(np.uint8), 1))
    mapper, actor, renderer = tools.vtkPolyDataMapper(), tools.vtkActor(), tools.vtkRenderer()
    mapper.SetInputData(surface)
    actor.SetMapper(mapper)
    actor.GetProperty().SetInterpolationToPhong()
    renderer.AddActor(actor)
    _light_vtk(tools, renderer, mesh)
    window = tools.vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetSize(*mesh.camera.size_px)
    window.SetMultiSamples(4)
    window.AddRenderer(renderer)
    grab = tools.vtkWindowToImageFilter()
    grab.SetInput(window)
    grab.ReadFrontBufferOff()
    grab.ShouldRerenderOff()

    def draw() -> object:
        places.SetData(to_vtk(mesh.vertices, 1))
        surface.GetPointData().SetNormals(to_vtk(mesh.normals, 1))
        surface.Modified()
        window.Render()
        grab.Modified()
        grab.Update()
        return grab.GetOutput()

    draw()
    return f"VTK {tools.vtkVersion().GetVTKVersion()}, {window.GetClassName()}", draw


def _light_vtk(tools: Any, renderer: Any, mesh: Mesh) -> None:
    """Camera, a light and the passes that draw its shadow."""
    camera, view = mesh.camera, renderer.GetActiveCamera()
    view.SetPosition(*camera.position)
    view.SetFocalPoint(*(camera.position - camera.rotation[:, 2]))
    view.SetViewUp(*camera.rotation[:, 1])
    view.SetViewAngle(float(np.degrees(2 * np.arctan(0.5 * camera.size_px[1] / camera.focal_px))))
    view.SetClippingRange(NEAR_M, FAR_M)
    light = tools.vtkLight()
    light.SetPosition(*(6.0 * mesh.light + [0.0, 0.8, 0.0]))
    light.SetFocalPoint(0.0, 0.8, 0.0)
    light.SetPositional(True)
    light.SetConeAngle(30)
    renderer.RemoveAllLights()
    renderer.AddLight(light)
    shadows, passes = tools.vtkShadowMapPass(), tools.vtkRenderPassCollection()
    passes.AddItem(shadows.GetShadowMapBakerPass())
    passes.AddItem(shadows)
    sequence, seen = tools.vtkSequencePass(), tools.vtkCameraPass()
    sequence.SetPasses(passes)
    seen.SetDelegatePass(sequence)
    renderer.SetPass(seen)


def main() -> None:
    """Print the speed of clips, then of one frame with each renderer there is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--clip-only", action="store_true", help="leave out the other renderers")
    only_clip: bool = parser.parse_args().clip_only
    clip_speed()
    if only_clip:
        return
    clip = Clip(SPEC)
    mesh = mesh_of(clip)
    print(
        f"\n{'One frame, ' + str(len(mesh.faces)) + ' faces':<42}{'wall ms':>8}{'processor ms':>14}"
    )
    frame_time("ours, one thread, with the room", lambda: clip.picture(0.0))
    for other in (moderngl_frame, vtk_frame):
        try:
            name, draw = other(mesh)
        except Exception as error:  # noqa: BLE001 - not installed, no OpenGL: whatever it raises
            print(f"{other.__name__.removesuffix('_frame')}: not timed ({error})")
            continue
        frame_time(name, draw)


if __name__ == "__main__":
    main()

"""The addresses of the session page: its connection, what it needs, speech, sounds, picture."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, get_args

from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response

from hep_vision.coach.moment import Earcon
from hep_vision.coach.words import ENGLISH, languages
from hep_vision.errors import ModelError
from hep_vision.live.sounds import earcon
from hep_vision.sources.pose.models import installed_models, model_path
from hep_vision.web.link.camera import picture_stream
from hep_vision.web.link.link import PICTURE
from hep_vision.web.link.messages import LARGEST_JSON_BYTES
from hep_vision.web.link.packages import served_file, served_version
from hep_vision.web.link.speech import as_wav
from hep_vision.web.link.stream import Connection
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection, Request
    from starlette.websockets import WebSocket

    from hep_vision.web.link.link import Link

# A file whose address names its version never changes.
_FOR_EVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_BROWSER_MODELS = ("full", "lite")


def entries() -> list[Entry]:
    """Entries of the table of routes."""
    return [
        Entry(path="/session/link", endpoint=connect, who="patient", kind="socket"),
        Entry(path="/session/about", endpoint=about, who="patient"),
        Entry(path="/session/speech", endpoint=speech, who="patient"),
        Entry(path="/session/sound/{name}.wav", endpoint=sound, who="patient"),
        Entry(path=PICTURE, endpoint=picture, who="patient"),
        Entry(path="/pose/{version}/{name}", endpoint=pose_file, who="patient"),
        Entry(path="/pose/model/{sha256}/{name}.task", endpoint=pose_model, who="patient"),
    ]


def link_of(connection: HTTPConnection) -> Link:
    """The session page's side of the server."""
    return connection.app.state.link


async def connect(socket: WebSocket) -> None:
    """The page's connection."""
    await socket.accept()
    await Connection(link_of(socket), socket).run()


def about(request: Request) -> Response:
    """What the page has to know before it says hello.

    ``pose`` is null where the body is found by the server, or where the browser's package or
    model is missing; ``problem`` then says so in a sentence.
    """
    link = link_of(request)
    language = request.query_params.get("language", ENGLISH)
    pose, problem = (None, "") if link.sees else _pose()
    return JSONResponse(
        {
            "sees": "server" if link.sees else "browser",
            "picture": link.picture,
            "speaks": language in languages() and link.speech.can_speak(language),
            "pose": pose,
            "problem": problem,
        }
    )


def _pose() -> tuple[dict[str, object] | None, str]:
    """Addresses of the browser's pose package and models, or why there are none."""
    try:
        version = served_version()
    except ModelError as error:
        return None, str(error)
    models = {
        model.name: {
            "address": f"/pose/model/{model.sha256}/{model.name}.task",
            "sha256": model.sha256,
        }
        for model in installed_models()
        if model.name in _BROWSER_MODELS and model.state == "ready"
    }
    if not models:
        return None, "There is no pose model. `hep-vision models install` fetches it."
    place = f"/pose/{version}"
    return {
        "version": version,
        "script": f"{place}/vision_bundle.mjs",
        "wasm": place,
        "models": models,
    }, ""


def pose_file(request: Request) -> Response:
    """A file of the browser's pose package."""
    name, version = request.path_params["name"], request.path_params["version"]
    served = served_file(version, name)
    if served is None:
        return PlainTextResponse("There is no such file.", 404)
    path, media_type = served
    return FileResponse(path, headers=_FOR_EVER, media_type=media_type)


def pose_model(request: Request) -> Response:
    """A pose model, by its name and the hash that the page was told."""
    name, sha256 = request.path_params["name"], request.path_params["sha256"]
    ready = {model.name: model.sha256 for model in installed_models() if model.state == "ready"}
    if name not in _BROWSER_MODELS or ready.get(name) != sha256:
        return PlainTextResponse("There is no such model.", 404)
    return FileResponse(model_path(name), headers=_FOR_EVER, media_type="application/octet-stream")


async def speech(request: Request) -> Response:
    """A text of a session that is connected, spoken: nobody else's words are read aloud here."""
    link = link_of(request)
    session = request.query_params.get("session", "")
    text = request.query_params.get("text", "")
    if len(text) > LARGEST_JSON_BYTES or text not in link.spoken(session):
        return PlainTextResponse("That is none of the texts of this session.", 404)
    language = link.language(session)
    wav = await asyncio.to_thread(link.speech.wav, language, text)
    if wav is None:
        return PlainTextResponse("This computer cannot speak that.", 503)
    return Response(wav, media_type="audio/wav", headers={"Cache-Control": "private, max-age=3600"})


def sound(request: Request) -> Response:
    """One of the short sounds."""
    name = request.path_params["name"]
    if name not in get_args(Earcon):
        return PlainTextResponse("There is no such sound.", 404)
    return Response(as_wav(earcon(name)), media_type="audio/wav", headers=_FOR_EVER)


def picture(request: Request) -> Response:
    """What the camera of this machine sees, as it comes."""
    camera = link_of(request).camera
    if camera is None:
        return PlainTextResponse("No camera of this machine is on.", 404)
    return picture_stream(camera)

"""Renders every state of the session page: ``python tests/session_gallery.py FOLDER [STATE...]``.

Each state is drawn by the page's own files in Chromium, at the sizes and in the ways that it has
to be looked at. Contact sheets put them side by side.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
from jinja2 import Environment, PackageLoader
from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from browser import CHROMIUM
from hep_vision.web.session_labels import session_labels
from hep_vision.web.settings import Settings
from session_states import screens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

REPOSITORY = Path(__file__).resolve().parents[1]
WEB = REPOSITORY / "src" / "hep_vision" / "web"
HOME = "http://gallery.test"
CAMERA = REPOSITORY / "sample_videos" / "seated_knee_extension_side.mp4"
# Draws what it is given, with the page's own files.
GALLERY_SCRIPT = """
import { Page } from "/static/session/view.js";
const data = JSON.parse(document.getElementById("session-data").textContent);
const root = document.querySelector(".session");
const page = new Page(root, data.labels, data.pictures, () => {}, () => {});
const mirror = root.querySelector(".server");
mirror.src = "/camera.jpg";
mirror.hidden = false;
mirror.decode().then(() => page.setRatio(mirror.naturalWidth, mirror.naturalHeight));
window.draw = (screen) => page.draw(screen);
window.drawn = true;
"""


@dataclass(frozen=True)
class Look:
    """One way of looking at the page."""

    name: str
    width: int
    height: int
    settings: Settings = field(default_factory=Settings)
    context: dict[str, Any] = field(default_factory=dict)
    camera: tuple[int, int] = (16, 9)


LOOKS = (
    Look("laptop", 1366, 768),
    Look("wide", 1920, 1080),
    Look("tablet", 820, 1180),
    Look("phone", 390, 844, camera=(9, 16)),
    Look("camera-4-3", 1366, 768, camera=(4, 3)),
    Look("letters-200", 1366, 768, Settings(letters=200)),
    Look("light", 1366, 768, Settings(colours="light")),
    Look("contrast", 1366, 768, Settings(contrast="more")),
    Look("forced", 1366, 768, context={"forced_colors": "active"}),
    Look("calm", 1366, 768, context={"reduced_motion": "reduce"}),
)
THUMBNAIL_PX = 240


def session_page(settings: Settings, language: str = "en") -> str:
    """The page's HTML."""
    environment = Environment(
        loader=PackageLoader("hep_vision.web", "templates"), autoescape=True, trim_blocks=True
    )
    data = {"labels": session_labels(language), "pictures": "/pictures/", "language": language}
    template = environment.get_template("session.html")
    return template.render(settings=settings, language=language, session=data)


def camera_picture(shape: tuple[int, int]) -> bytes:
    """What a camera of that shape shows: a frame of a sample clip, its edges drawn out."""
    clip = cv2.VideoCapture(str(CAMERA))
    clip.set(cv2.CAP_PROP_POS_FRAMES, 20)
    read, frame = clip.read()
    assert read
    height, width = frame.shape[:2]
    beside = max(0, round(height * shape[0] / shape[1] - width)) // 2
    above = max(0, round(width * shape[1] / shape[0] - height)) // 2
    frame = cv2.copyMakeBorder(frame, above, above, beside, beside, cv2.BORDER_REPLICATE)
    return cv2.imencode(".jpg", frame)[1].tobytes()


def answer(route: Route, look: Look) -> None:
    """Serve the page's files without a server."""
    path = route.request.url.removeprefix(HOME).split("?")[0]
    if path == "/":
        route.fulfill(body=session_page(look.settings), content_type="text/html")
    elif path == "/static/session/main.js":
        route.fulfill(body=GALLERY_SCRIPT, content_type="text/javascript")
    elif path == "/camera.jpg":
        route.fulfill(body=camera_picture(look.camera), content_type="image/jpeg")
    else:
        file = (
            REPOSITORY / "exercises" / path[1:] if path.startswith("/pictures/") else WEB / path[1:]
        )
        if not file.is_file():
            route.fulfill(status=404)
            return
        route.fulfill(path=file, content_type=guess_type(file.name)[0] or "text/plain")


@contextmanager
def gallery_page(browser: Browser, look: Look) -> Iterator[Page]:
    """The page, ready to draw; whatever it complains of is an error."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height}, **look.context
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/*", lambda route: answer(route, look))
    page.goto(HOME + "/")
    page.wait_for_function("window.drawn && document.fonts.ready.then(() => true)")
    yield page
    assert complaints == []
    context.close()


def draw(page: Page, screen: dict[str, Any], still_ms: float = 250) -> None:
    """Draw a screen and wait until it stands still."""
    page.evaluate("(screen) => window.draw(screen)", screen)
    page.evaluate("Promise.all([...document.images].map((one) => one.decode().catch(() => {})))")
    page.wait_for_timeout(still_ms)


def contact_sheet(pictures: dict[str, Path], out: Path, across: int, width: int) -> None:
    """All pictures in one, each with its name."""
    small: list[Image.Image] = []
    for name, path in pictures.items():
        picture = Image.open(path).convert("RGB")
        picture = picture.resize((width, round(picture.height * width / picture.width)))
        framed = Image.new("RGB", (width + 8, picture.height + 22), "white")
        framed.paste(picture, (4, 18))
        ImageDraw.Draw(framed).text((4, 3), name, fill="black")
        small.append(framed)
    height = small[0].height
    rows = -(-len(small) // across)
    sheet = Image.new("RGB", (across * (width + 8), rows * height), "white")
    for index, picture in enumerate(small):
        sheet.paste(picture, (index % across * (width + 8), index // across * height))
    sheet.save(out)


def main() -> None:
    out, wanted = Path(sys.argv[1]), sys.argv[2:]
    looks = [look for look in LOOKS if look.name in wanted] or list(LOOKS)
    names = [name for name in wanted if name in screens()] or list(screens())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for look in looks:
            folder = out / look.name
            folder.mkdir(parents=True, exist_ok=True)
            pictures: dict[str, Path] = {}
            with gallery_page(browser, look) as page:
                for name in names:
                    draw(page, screens()[name])
                    pictures[name] = folder / f"{name}.png"
                    page.screenshot(path=pictures[name])
            upright = look.height > look.width
            contact_sheet(
                pictures, out / f"{look.name}.png", 6 if upright else 4, 330 if upright else 500
            )
            if look.name == "laptop":
                contact_sheet(pictures, out / "thumbnails.png", 7, THUMBNAIL_PX)
        browser.close()


if __name__ == "__main__":
    main()

"""A patient at home with the pages open, asked in this process."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from starlette.testclient import TestClient

from hep_vision.cli.serve import make_site
from hep_vision.web.app import make_app
from hep_vision.web.keys import Keys

if TYPE_CHECKING:
    from hep_vision.web.site import Site

ROOT = Path(__file__).resolve().parents[1]
KNEE = ROOT / "sample_programs" / "knee_replacement.yaml"
SHOULDER = ROOT / "sample_programs" / "shoulder.json"
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 12, 2, 9, 30, tzinfo=BERLIN)
PAGES = ("/", "/gains", "/month", "/program", "/ask", "/settings", "/by-hand")
ORIGIN = "http://127.0.0.1:8321"


@dataclass
class Home:
    """A patient at home, with the browser open."""

    site: Site
    client: TestClient

    def get(self, path: str) -> str:
        """The words of a page, without its menu."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return words_of(answer.text)

    def post(self, path: str, data: dict[str, str], **more: object):
        """What comes of a form."""
        return self.client.post(path, data=data, headers={"Origin": ORIGIN}, **more)

    def set(self, **changes: object) -> None:
        """Change the settings."""
        self.site.keep_settings(self.site.settings.model_copy(update=changes))


def words_of(text: str) -> str:
    """What a page says, in one line."""
    main = text.split("<main>", 1)[1]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def home_of(site: Site) -> Home:
    keys = Keys()
    client = TestClient(make_app(site, keys, ("127.0.0.1:8321",)), base_url=ORIGIN)
    client.get(f"/open/{keys.new_secret()}")
    return Home(site, client)


def form_token(home: Home) -> str:
    found = re.search(r'name="token" value="([^"]+)"', home.client.get("/by-hand").text)
    assert found
    return found[1]


def write_down(home: Home, *pairs: str, **more: str):
    names = dict(zip(pairs[::2], pairs[1::2], strict=True))
    day = home.site.now().date().isoformat()
    data = {"token": form_token(home), "day": day, **names, **more}
    return home.post("/by-hand", data, follow_redirects=False)


def make_home(folder: Path, *programs: Path) -> Home:
    """A home on the Wednesday, with some programs or with none."""
    site = make_site(None, list(programs), str(folder / "record.db"), folder)
    site.now = lambda: WEDNESDAY
    site.system_language = "en"
    return home_of(site)

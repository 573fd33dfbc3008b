"""The pages in Chromium: opened by a secret, without an error and without another origin."""

from browser import browsing, needs_chromium, serving
from hep_vision.web.site import Site


@needs_chromium
def test_the_secret_is_exchanged_and_gone_from_the_address(tmp_path):
    with (
        serving(Site(patient="me", db=str(tmp_path / "record.db"))) as served,
        browsing(served) as visit,
    ):
        assert visit.page.url == served.origin + "/"
        assert visit.page.locator("h1").inner_text() == "Today"

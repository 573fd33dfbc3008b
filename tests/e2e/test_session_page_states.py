"""Every state of the session page, drawn in Chromium: whole, legible, accessible."""

from __future__ import annotations

import pytest

from browser import AXE, CHROMIUM, needs_axe, needs_chromium
from session_gallery import LOOKS, Look, draw, gallery_page
from session_states import screens

pytestmark = needs_chromium

# Boxes that hold text, with the letters that have to stay legible in them.
CUT = """() => [...document.querySelectorAll(".top, .panel, .off")]
  .filter((box) => box.offsetHeight > 0)
  .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.className)"""
OUTSIDE = """() => [...document.querySelectorAll(
    ".name, .side, .lamp, .number, .of, .cue, .sentences p, .how p, .scale button, .card, .unit")]
  .filter((one) => one.offsetHeight > 0)
  .filter((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
  })
  .map((one) => one.className || one.textContent)"""
SMALLEST_SENTENCE = """() => Math.min(...[...document.querySelectorAll(".sentences p, .cue")]
  .filter((one) => one.offsetHeight > 0)
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
MIRROR_SHARE = """() => {
  const box = document.querySelector(".mirror").getBoundingClientRect();
  return box.width * box.height / (innerWidth * innerHeight);
}"""
SHOWN = """() => [...document.querySelectorAll(".session *")]
  .filter((one) => one.getClientRects().length > 0)
  .map((one) => `${one.tagName} ${one.getAttribute("class") ?? ""} ${one.style.cssText}`)
  .join("\\n") + document.querySelector(".session").innerText"""
# In shares of the screen's height: 2.2 % are 4 mm on a laptop of 15.6 inches.
SMALLEST_LETTERS = 0.022
CHECKED = [look for look in LOOKS if look.name in ("laptop", "phone", "tablet", "letters-200")]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("look", CHECKED, ids=lambda look: look.name)
def test_nothing_is_cut_and_the_mirror_stays(browser, look: Look) -> None:
    wrong: list[str] = []
    with gallery_page(browser, look) as page:
        for name, screen in screens().items():
            draw(page, screen, still_ms=20)
            wrong += [f"{name}: {box} is cut" for box in page.evaluate(CUT)]
            wrong += [f"{name}: {one} is outside" for one in page.evaluate(OUTSIDE)]
            smallest = page.evaluate(SMALLEST_SENTENCE)
            if smallest < SMALLEST_LETTERS * min(look.height, look.width):
                wrong.append(f"{name}: letters of {smallest:.1f} px")
            if page.evaluate(MIRROR_SHARE) < 0.05:
                wrong.append(f"{name}: the mirror is too small")
    assert not wrong, "\n".join(wrong)


def test_the_same_screen_gives_the_same_page(browser) -> None:
    """Nothing of the screen before is left."""
    every = screens()
    with gallery_page(browser, LOOKS[0]) as page:
        first: dict[str, str] = {}
        for name, screen in every.items():
            draw(page, screen, still_ms=0)
            first[name] = page.evaluate(SHOWN)
        for name, screen in reversed(every.items()):
            draw(page, screen, still_ms=0)
            assert page.evaluate(SHOWN) == first[name], name


@needs_axe
@pytest.mark.parametrize("look", ["laptop", "light", "letters-200"])
def test_axe_finds_nothing(browser, look: str) -> None:
    wrong: list[str] = []
    with gallery_page(browser, next(one for one in LOOKS if one.name == look)) as page:
        page.evaluate(AXE.read_text("utf-8"))
        for name in ("start", "working-7", "limit", "question-effort", "paused-key", "done", "cut"):
            draw(page, screens()[name], still_ms=20)
            found = page.evaluate("axe.run()")
            wrong += [
                f"{name}: {one['id']}: {node['html'][:120]} {node['failureSummary']}"
                for one in found["violations"]
                for node in one["nodes"]
            ]
    assert not wrong, "\n".join(wrong)


def test_with_reduced_motion_start_and_end_are_shown_in_turn(browser) -> None:
    calm = next(look for look in LOOKS if look.name == "calm")
    with gallery_page(browser, calm) as page:
        draw(page, screens()["working-7"])
        source = "() => document.querySelector('.demo img').src"
        first = page.evaluate(source)
        assert first.endswith(("_start.jpg", "_end.jpg"))
        page.wait_for_function(f"(first) => ({source})() !== first", arg=first)
        assert {first[-9:], page.evaluate(source)[-9:]} == {"start.jpg", "n_end.jpg"}

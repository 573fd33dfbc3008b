/** The keys of a keyboard or a presenter, and the page's own buttons. */

/** Names that the session knows, by the browser's. */
/** @type {Record<string, string>} */
const KEYS = {
  " ": "go",
  Enter: "go",
  PageDown: "go",
  ArrowRight: "next",
  ArrowLeft: "back",
  PageUp: "back",
  ArrowUp: "louder",
  ArrowDown: "quieter",
  Escape: "end",
};

/**
 * @param {HTMLElement} controls  holds buttons with `data-key`
 * @param {(key: string) => boolean} onKey  whether the key meant something
 */
export function listenToKeys(controls, onKey) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { target } = event;
    // A button that has the focus is pressed by its own keys.
    const pressed = event.key === " " || event.key === "Enter";
    if (pressed && target instanceof Element && target.closest("button, a")) return;
    const key = /^\d$/.test(event.key) ? event.key : KEYS[event.key];
    if (key && onKey(key)) event.preventDefault();
  });
  controls.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest("[data-key]");
    if (!(button instanceof HTMLElement)) return;
    onKey(button.dataset.key ?? "");
    // The next press of the space bar belongs to the session again.
    if (event.detail > 0) button.blur();
  });
}

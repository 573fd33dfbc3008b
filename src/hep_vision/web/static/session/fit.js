/** Letters as large as the room allows: measured, never cut. */

const STEPS = 7;
const SMALLEST = 0.36;

/**
 * Scale the letters of a box (`--fit`) so that all of its content lies within it.
 *
 * The size is searched between full size and the smallest that is still read from near by; a box
 * whose content is longer than that can be scrolled.
 *
 * @param {HTMLElement} box
 * @returns {number} the scale
 */
export function fit(box) {
  const at = (/** @type {number} */ scale) => {
    box.style.setProperty("--fit", scale.toFixed(3));
    return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
  };
  if (at(1)) return 1;
  let [low, high] = [SMALLEST, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (at(middle)) low = middle;
    else high = middle;
  }
  at(low);
  return low;
}

/**
 * Fit boxes again whenever their own size changes, or the letters' font has been loaded.
 *
 * @param {HTMLElement[]} boxes
 */
export function keepFitting(boxes) {
  const observer = new ResizeObserver((entries) => {
    for (const entry of entries) if (entry.target instanceof HTMLElement) fit(entry.target);
  });
  for (const box of boxes) observer.observe(box);
  document.fonts.ready.then(() => boxes.forEach(fit));
}

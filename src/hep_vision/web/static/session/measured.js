/** Times of pictures, views and words, where a benchmark asks for them. */

export const MEASURED = new URLSearchParams(location.search).has("measure");

/**
 * @param {string} text  that a voice begins to say
 * @param {number} time_s
 */
export function markSpoken(text, time_s) {
  performance.mark("spoken", { detail: { text, time_s } });
}

/** @param {number} captured_ms  of a picture whose landmarks are drawn */
export function measurePicture(captured_ms) {
  if (MEASURED) performance.measure("picture", { start: captured_ms, end: performance.now() });
}

/** @param {number} begun_ms  time of the messages of a view that is drawn */
export function measureView(begun_ms) {
  if (MEASURED) performance.measure("view", { start: begun_ms, end: performance.now() });
}

/**
 * The session's clock: seconds from the start of the session, on the browser's clock that never
 * runs backwards. Capture times of pictures lie on the same clock.
 */

export class SessionClock {
  constructor() {
    this.origin_ms = performance.now();
  }

  /**
   * Go on no earlier than at a time of an earlier page.
   *
   * @param {number} time_s
   */
  continueAt(time_s) {
    this.origin_ms = Math.min(this.origin_ms, performance.now() - 1000 * time_s);
  }

  /** @returns {number} seconds */
  now_s() {
    return this.at(performance.now());
  }

  /**
   * @param {number} page_ms  as `performance.now()` and capture times give it
   * @returns {number} seconds
   */
  at(page_ms) {
    return Math.max(0, (page_ms - this.origin_ms) / 1000);
  }

  /**
   * @param {number} time_s
   * @returns {number} as `performance.now()` gives it
   */
  page_ms(time_s) {
    return this.origin_ms + 1000 * time_s;
  }
}

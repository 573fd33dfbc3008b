/** The screen stays on while a session goes on, where the browser allows it. */
export class WakeLock {
  constructor() {
    this.wanted = false;
    /** @type {WakeLockSentinel | null} */
    this.lock = null;
    document.addEventListener("visibilitychange", () => this.#hold());
  }

  /** @param {boolean} wanted */
  want(wanted) {
    this.wanted = wanted;
    if (wanted) this.#hold();
    else this.lock?.release();
  }

  async #hold() {
    // The browser lets go whenever the page is hidden.
    if (!this.wanted || document.hidden || (this.lock && !this.lock.released)) return;
    try {
      this.lock = (await navigator.wakeLock?.request("screen")) ?? null;
    } catch {
      this.lock = null; // low battery, or not allowed: the screen follows the computer's settings
    }
  }
}

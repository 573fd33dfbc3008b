/**
 * Says one thing after another, as `live/speaker.py` does: a count is spoken at once, whatever is
 * being said, and only "stop" is heard out; a cue interrupts talk and waits for a count. What was
 * not begun when something newer of its kind comes is left out.
 */

import { make } from "./dom.js";

/** @import { Urgency } from "./types.js" */
/** @import { Spoken, Voice } from "./voices.js" */

/** @type {Record<Urgency, number>} */
const RANK = { talk: 0, cue: 1, count: 2, stop: 3 };
// So long after it was told, a cue still belongs to what the patient does.
const FITS_MS = 6000;
// Shorter ones ("Go") belong to their moment, and so do numbers.
const WORDS = 3;
const READ_LINES = 6;

/** @typedef {{text: string, urgency: Urgency, told_ms: number, again: boolean}} Said */

export class Speech {
  /** @param {HTMLElement} region  in which screen readers find all that is said, once */
  constructor(region) {
    this.region = region;
    /** @type {Voice | null} */
    this.voice = null;
    this.volume = 1;
    /** @type {Said[]} */
    this.waiting = [];
    /** @type {(Said & {spoken: Spoken}) | null} */
    this.now = null;
    /** @type {(text: string) => void} called when a voice begins to say something */
    this.onBegin = () => {};
  }

  /** Whether something is being said or waits to be. */
  get speaking() {
    return this.now !== null || this.waiting.length > 0;
  }

  /**
   * @param {string} text
   * @param {Urgency} urgency
   */
  say(text, urgency) {
    this.#write(text);
    if (!this.voice) return;
    const said = { text, urgency, told_ms: performance.now(), again: false };
    this.waiting = this.waiting.filter((one) => outlasts(one, said));
    this.#queue(said);
    if (this.now && interrupts(said, this.now)) this.now.spoken.cut();
    this.#next();
  }

  /** Fall silent, and forget what was to be said. */
  stop() {
    this.waiting = [];
    this.now?.spoken.cut();
  }

  /** @param {Said} said */
  #queue(said) {
    this.waiting.push(said);
    this.waiting.sort((one, other) => RANK[other.urgency] - RANK[one.urgency]);
  }

  /** @returns {Promise<void>} */
  async #next() {
    if (this.now || !this.voice) return;
    const said = this.waiting.shift();
    if (!said) return;
    if (said.urgency === "cue" && performance.now() - said.told_ms > FITS_MS) return this.#next();
    const spoken = this.voice.speak(said.text, this.volume);
    this.now = { ...said, spoken };
    this.onBegin(said.text);
    const heard = await spoken.ended;
    this.now = null;
    if (!heard && !said.again && this.#isToldLater(said)) this.#queue({ ...said, again: true });
    this.#next();
  }

  /**
   * Whether a sentence has given way to a count only, and no newer cue takes its place.
   *
   * @param {Said} said
   */
  #isToldLater(said) {
    const [first] = this.waiting;
    const cue = this.waiting.some((one) => one.urgency === "cue");
    return first?.urgency === "count" && !cue && isSentence(said);
  }

  /** @param {string} text */
  #write(text) {
    this.region.append(make("p", "", text));
    while (this.region.childElementCount > READ_LINES) this.region.firstElementChild?.remove();
  }
}

/**
 * @param {Said} waiting
 * @param {Said} newer
 */
function outlasts(waiting, newer) {
  if (RANK[waiting.urgency] > RANK[newer.urgency]) return true;
  return newer.urgency === "count" && isSentence(waiting);
}

/** @param {Said} said */
function isSentence({ text, urgency }) {
  return urgency === "cue" && text.split(/\s+/).length >= WORDS && !/\d/.test(text);
}

/**
 * @param {Said} newer
 * @param {Said} older
 */
function interrupts(newer, older) {
  if (RANK[newer.urgency] > RANK[older.urgency]) return true;
  return newer.urgency === older.urgency && newer.urgency !== "cue";
}

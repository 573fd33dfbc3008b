/** Views that the page makes itself, of texts that the server gave: waiting, and what went wrong. */

/** @import { Action, Screen, SessionData, View } from "./types.js" */

/**
 * @typedef {{word: string, sentence: string, actions: Action[]}} Stopped
 *
 * @typedef {object} State  What the page knows at a moment.
 * @property {View} view  the latest of the server, or the greeting
 * @property {number} share  of what has to be loaded
 * @property {boolean} started
 * @property {Stopped | null} stopped
 * @property {string | null} trouble  of the camera
 * @property {boolean} sees  there is a camera
 * @property {boolean} resumes  an earlier page has left a session
 * @property {boolean} running  the server has a session
 * @property {"" | "cut" | "cut_long"} cut
 */

/**
 * The screen of a moment. What stands in the way comes first.
 *
 * @param {SessionData} data
 * @param {State} state
 * @returns {Screen}
 */
export function screenOf(data, state) {
  const { view, stopped, trouble } = state;
  const label = (/** @type {string} */ name) => data.labels[name] ?? "";
  const tell = (/** @type {string} */ word, /** @type {string} */ sentence) =>
    tellingView(view, label(word), sentence);
  const off = {
    actions: [],
    progress: null,
    controls: false,
    camera: /** @type {const} */ ("off"),
  };
  const on = { ...off, camera: /** @type {const} */ ("on") };
  const byHand = { id: "by_hand", label: label("without_camera"), href: data.by_hand };
  if (stopped) {
    const back = { id: "today", label: label("back_to_today"), href: data.today };
    const shown = tell(stopped.word, stopped.sentence);
    return { ...off, view: shown, actions: [...stopped.actions, back] };
  }
  if (!state.started) return { ...off, view, ...startOf(data, state, byHand) };
  if (trouble) {
    const again = { id: "retry", label: label("try_again"), main: true };
    const shown = tell("camera_word", label(`camera_${trouble}`));
    return { ...off, view: shown, actions: [again, byHand] };
  }
  if (!state.sees) return { ...off, view: tell("waiting_word", label("opening_camera")) };
  if (state.cut) return { ...on, view: tell("cut_word", label(state.cut)) };
  if (state.running) return { ...on, view, controls: true };
  return { ...on, view: waitingView(view, label("starting"), state.share) };
}

/**
 * @param {SessionData} data
 * @param {State} state
 * @param {Action} byHand
 * @returns {Pick<Screen, "actions" | "progress">}
 */
function startOf({ due, labels }, { share, resumes }, byHand) {
  if (!due) return { actions: [], progress: null };
  const label = (resumes ? labels.start_again : labels.start) ?? "";
  const start = { id: "start", label, main: true };
  const progress = share < 1 ? { share, text: labels.loading ?? "" } : null;
  return { actions: [start, byHand], progress };
}

/** @returns {View} */
export function emptyView() {
  return {
    stage: "welcome",
    exercise: "",
    name: "",
    side: "",
    dose: "",
    demo: null,
    set_number: 0,
    sets: 0,
    set_text: "",
    heading: "",
    sentences: [],
    spoken: null,
    number: "",
    of: "",
    pips: [],
    cue: null,
    sentence: "",
    celebrate: false,
    ring: null,
    reach: null,
    skeleton: false,
    question: null,
    cards: [],
    hint: "",
  };
}

/**
 * One word and one sentence in place of what was there; the name and the count stay.
 *
 * @param {View} view
 * @param {string} word
 * @param {string} sentence
 * @returns {View}
 */
export function tellingView(view, word, sentence) {
  const { stage, exercise, name, side, dose, set_number, sets, set_text } = view;
  const { number, of, pips } = view;
  const kept = { stage, exercise, name, side, dose, set_number, sets, set_text, number, of, pips };
  const cue = /** @type {const} */ ({ text: word, mood: "care" });
  return { ...emptyView(), ...kept, cue, sentences: [sentence] };
}

/**
 * The list of today while the last things are made ready.
 *
 * @param {View} view
 * @param {string} sentence
 * @param {number} share
 * @returns {View}
 */
export function waitingView(view, sentence, share) {
  return { ...view, sentences: [sentence], spoken: null, ring: { share, text: "", unit: "" } };
}

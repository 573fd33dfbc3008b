/**
 * Draws a screen. What the page shows depends on the screen alone, never on the one before: the
 * same screen gives the same page.
 */

import { DemoPictures } from "./demo.js";
import { find, make, rebuild, setAttribute, setProperty, setText, show, sign } from "./dom.js";
import { fit, keepFitting } from "./fit.js";
import { cardNodes, pipNodes, setDots } from "./parts.js";
import { QuestionPart } from "./question.js";

/** @import { Action, Reach, Screen, View } from "./types.js" */

/** Signs of the moods; a plain word needs none. */
const SIGNS = { plain: "", good: "good", care: "care", stop: "stop" };
const SHARE = 100; // path length of the ring
const LEGIBLE = 0.72; // of full size; with less, sentences are shown a few at a time

/** What the buttons mean: label and sign of each key; without a label it is not there.
 * @typedef {Record<string, [string, string]>} Meanings
 */
/** @type {Meanings} */
const MEANS = {
  go: ["pause", "pause"],
  back: ["again", "back"],
  next: ["skip", "skip"],
};
/** @type {Meanings} */
const GOES_ON = { go: ["go_on", "go"] };
/** @type {Record<string, Meanings>} */
const MEANS_IN = {
  welcome: { ...GOES_ON, back: ["", "back"], next: ["", "skip"] },
  next: GOES_ON,
  rest: GOES_ON,
  paused: GOES_ON,
  lost: GOES_ON,
  confirm: { go: ["yes", "good"], next: ["no", "end"], back: ["", "back"] },
  question: { go: ["done", "good"], back: ["", "back"], next: ["", "skip"] },
  done: { go: ["back_to_today", "go"], back: ["", "back"], next: ["", "skip"] },
};

export class Page {
  /**
   * @param {HTMLElement} root  the element `.session`
   * @param {Record<string, string>} labels
   * @param {string} pictures  address of the exercises' pictures
   * @param {(id: string) => void} onAction  a button of the page's own was pressed
   * @param {(value: number) => void} onAnswer  a number of a question was pressed
   */
  constructor(root, labels, pictures, onAction, onAnswer) {
    this.root = root;
    this.labels = labels;
    this.pictures = pictures;
    this.onAction = onAction;
    const html = (/** @type {string} */ selector) => find(root, selector, HTMLElement);
    this.top = html(".top");
    this.name = html(".name");
    this.side = html(".top .side");
    this.dose = html(".dose");
    this.sets = html(".sets");
    this.lamp = html(".lamp");
    this.mirror = html(".mirror");
    this.demo = new DemoPictures(html(".demo"), this.mirror, html(".panel"), pictures);
    this.reach = html(".reach");
    this.panel = html(".panel");
    this.heading = html(".heading");
    this.count = html(".count");
    this.number = html(".number");
    this.of = html(".of");
    this.pips = html(".pips");
    this.ring = html(".ring");
    this.arc = find(root, ".ring .arc", SVGElement);
    this.seconds = html(".ring .seconds");
    this.unit = html(".ring .unit");
    this.cue = html(".cue");
    this.sentences = html(".sentences");
    this.cards = html(".cards");
    this.off = html(".off");
    this.meter = html(".meter");
    this.actions = html(".actions");
    this.progress = html(".progress");
    this.controls = html(".controls");
    this.hint = html(".hint");
    this.question = new QuestionPart(html(".question"), onAnswer);
    keepFitting([this.top, this.panel, this.off]);
  }

  /**
   * The mirror's shape is the camera's: nothing of its picture is cropped.
   *
   * @param {number} width
   * @param {number} height
   */
  setRatio(width, height) {
    if (width > 0 && height > 0) setProperty(this.root, "--ratio", (width / height).toFixed(4));
  }

  /** @param {Screen} screen */
  draw(screen) {
    const { view } = screen;
    setAttribute(this.root, "data-stage", view.stage);
    setAttribute(this.root, "data-lead", leadOf(view));
    this.#drawTop(view);
    setAttribute(this.mirror, "data-camera", screen.camera);
    setText(find(this.lamp, ".label", HTMLElement), this.labels[`camera_${screen.camera}`] ?? "");
    this.demo.draw(view.demo);
    this.#drawReach(view.reach);
    // What is beside the panel first: it leaves the room that the panel is fitted to.
    this.#drawControls(screen);
    this.#drawPanel(screen);
    this.#drawOff(screen);
  }

  /** @param {View} view */
  #drawTop(view) {
    const name = view.name || view.heading || (this.labels.title ?? "");
    const shows = [name, view.side, view.dose, view.set_number, view.sets];
    setText(this.name, name);
    setText(this.side, view.side);
    show(this.side, view.side !== "");
    setText(this.dose, view.dose);
    const dots = [view.set_text, view.set_number, view.sets, view.celebrate];
    rebuild(this.sets, dots, () => setDots(view));
    if (changed(this.top, shows)) fit(this.top);
  }

  /** @param {Screen} screen */
  #drawPanel(screen) {
    const { view } = screen;
    const heading = headingOf(view);
    setText(this.heading, heading);
    show(this.heading, heading !== "");

    show(this.count, view.number !== "" && !view.question);
    setText(this.number, view.number);
    setText(this.of, view.of);
    rebuild(this.pips, view.pips, () => pipNodes(view.pips));
    setProperty(this.pips, "--pips", view.pips.length);
    this.count.classList.toggle("celebrated", view.celebrate);

    this.#drawRing(view);
    this.#drawCue(view);
    this.#drawSentences(view);
    this.question.draw(view.question);
    rebuild(this.cards, view.cards, () => cardNodes(view.cards, this.pictures, this.labels));
    show(this.cards, view.cards.length > 0);
    if (changed(this.panel, panelText(view))) this.#fitPanel(view);
  }

  /**
   * All sentences where they stay legible, else the one that is being read and the next.
   *
   * @param {View} view
   */
  #fitPanel(view) {
    const sentences = [...this.sentences.children];
    for (const sentence of sentences) sentence.classList.remove("later");
    if (fit(this.panel) >= LEGIBLE || view.spoken === null || sentences.length < 3) return;
    const first = Math.min(Math.max(0, readIndex(view)), sentences.length - 2);
    sentences.forEach((sentence, index) => {
      sentence.classList.toggle("later", index < first || index > first + 1);
    });
    fit(this.panel);
  }

  /** @param {Screen} screen */
  #drawOff({ actions, progress }) {
    this.#drawActions(actions);
    show(this.progress, progress !== null);
    if (progress) {
      setProperty(this.progress, "--share", progress.share);
      setText(find(this.progress, ".label", HTMLElement), progress.text);
    }
    if (changed(this.off, [actions, progress?.text])) fit(this.off);
  }

  /** @param {View} view */
  #drawRing({ ring }) {
    const led = ring !== null && ring.text !== "";
    show(this.ring, led);
    show(this.meter, ring !== null && !led);
    if (!ring) return;
    setProperty(this.meter, "--share", ring.share);
    setProperty(this.arc, "--filled", (SHARE * ring.share).toFixed(1));
    setText(this.seconds, ring.text);
    setText(this.unit, ring.unit);
  }

  /** @param {View} view */
  #drawCue(view) {
    const cue = cueOf(view);
    show(this.cue, cue !== null);
    rebuild(this.cue, cue, () => {
      if (!cue) return [];
      const mark = SIGNS[cue.mood];
      if (!mark) return [document.createTextNode(cue.text)];
      const [first = "", ...rest] = cue.text.split(" ");
      // The sign stays on the line of the first word.
      return [
        make("span", "start", sign(mark), first),
        document.createTextNode(["", ...rest].join(" ")),
      ];
    });
    setAttribute(this.cue, "data-mood", cue?.mood ?? "plain");
  }

  /** @param {View} view */
  #drawSentences(view) {
    const sentences = sentencesOf(view);
    rebuild(this.sentences, sentences, () => sentences.map((one) => make("p", "", one)));
    const read = readIndex(view);
    [...this.sentences.children].forEach((child, index) => {
      child.classList.toggle("being-read", index === read);
    });
    show(this.sentences, sentences.length > 0);
  }

  /** @param {Reach | null} reach */
  #drawReach(reach) {
    show(this.reach, reach !== null);
    if (!reach) return;
    for (const name of /** @type {const} */ (["value", "goal", "best", "limit"])) {
      const share = reach[name];
      setProperty(this.reach, `--${name}`, share ?? 0);
      show(find(this.reach, `.${name}`, HTMLElement), share !== null);
    }
    setText(find(this.reach, ".goal .label", HTMLElement), reach.goal_text);
    setText(find(this.reach, ".best .label", HTMLElement), reach.best_text);
    setText(find(this.reach, ".degrees", HTMLElement), reach.degrees);
    this.reach.classList.toggle("reached", (reach.value ?? 0) >= (reach.goal ?? Infinity));
    this.reach.classList.toggle("passed", (reach.value ?? 0) >= (reach.limit ?? Infinity));
  }

  /** @param {Action[]} actions */
  #drawActions(actions) {
    rebuild(this.actions, actions, () =>
      actions.map((action) => {
        const button = action.href ? document.createElement("a") : document.createElement("button");
        if (button instanceof HTMLAnchorElement) button.href = action.href ?? "";
        else {
          button.type = "button";
          button.addEventListener("click", () => this.onAction(action.id));
        }
        button.className = action.main ? "button main" : "button";
        button.dataset.action = action.id;
        button.textContent = action.label;
        return button;
      }),
    );
    show(this.actions, actions.length > 0);
  }

  /** @param {Screen} screen */
  #drawControls({ view, controls }) {
    show(this.controls, controls);
    const means = { ...MEANS, ...(MEANS_IN[view.stage] ?? {}) };
    for (const [key, [label, mark]] of Object.entries(means)) {
      const button = find(this.controls, `[data-key="${key}"]`, HTMLElement);
      show(button, label !== "");
      setText(find(button, ".label", HTMLElement), this.labels[label] ?? "");
      setAttribute(find(button, "use", SVGElement), "href", `#sign-${mark}`);
    }
    setText(this.hint, view.hint);
  }
}

/**
 * The heading of the panel; none where the name above or the cue says the same, or says more.
 *
 * @param {View} view
 */
function headingOf(view) {
  if (view.question) return view.question.text;
  const said = view.name === "" || view.heading === view.name || cueOf(view) !== null;
  return said ? "" : view.heading;
}

/**
 * The cue; in a pause that it is one.
 *
 * @param {View} view
 * @returns {View["cue"]}
 */
function cueOf({ cue, stage, heading }) {
  if (cue?.text) return cue;
  return stage === "paused" ? { text: heading, mood: "care" } : null;
}

/**
 * What leads the panel, which decides how large its parts are.
 *
 * @param {View} view
 */
function leadOf(view) {
  if (view.question) return "question";
  if (view.cards.length > 0) return "cards";
  if (view.celebrate && view.number) return "number";
  if (view.ring?.text) return "ring";
  if (view.number && sentencesOf(view).length === 0) return "number";
  return view.number ? "words-and-number" : "words";
}

/**
 * What there is to read, without what the cue says already.
 *
 * @param {View} view
 */
function sentencesOf(view) {
  const plain = (/** @type {string} */ text) => text.replace(/[.!]/g, "").trim().toLowerCase();
  const said = plain(cueOf(view)?.text ?? "");
  return [view.sentence, ...view.sentences].filter((one) => one !== "" && plain(one) !== said);
}

/**
 * Which of the shown sentences is being read; -1 for none.
 *
 * @param {View} view
 */
function readIndex(view) {
  const read = view.spoken === null ? undefined : view.sentences[view.spoken];
  return read === undefined ? -1 : sentencesOf(view).indexOf(read);
}

/** @param {View} view  everything in the panel that takes room */
function panelText(view) {
  const { heading, sentences, sentence, spoken, number, of, pips, cue, ring, question } = view;
  const asked = question && [question.text, question.how, question.low_text, question.high_text];
  const wide = [number.length, of, pips.length, cue?.text, ring?.text.length, ring?.unit];
  const large = view.demo?.large ? view.demo.caption : null;
  return [view.stage, heading, sentences, sentence, spoken, wide, asked, view.cards, large];
}

/**
 * @param {HTMLElement} element
 * @param {unknown} what
 * @returns {boolean} whether this differs from what was laid out before
 */
function changed(element, what) {
  const key = JSON.stringify(what);
  if (element.dataset.fitted === key) return false;
  element.dataset.fitted = key;
  return true;
}

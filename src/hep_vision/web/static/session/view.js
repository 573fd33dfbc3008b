/**
 * Draws a screen. What the page shows depends on the screen alone, never on the one before: the
 * same screen gives the same page.
 */

import { find, make, rebuild, setAttribute, setProperty, setText, show, sign } from "./dom.js";
import { DemoPictures } from "./demo.js";
import { fit, keepFitting } from "./fit.js";
import { cardNodes, pipNodes, setDots } from "./parts.js";
import { QuestionPart } from "./question.js";

/** @import { Action, Reach, Screen, View } from "./types.js" */

/** Signs of the moods; a plain word needs none. */
const SIGNS = { plain: "", good: "good", care: "care", stop: "stop" };
const SHARE = 100; // path length of the ring

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
    this.demo = new DemoPictures(html(".demo"), pictures);
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
    this.actions = html(".actions");
    this.progress = html(".progress");
    this.controls = html(".controls");
    this.pauseLabel = html(".control-go .label");
    this.hint = html(".hint");
    this.question = new QuestionPart(html(".question"), onAnswer);
    keepFitting([this.top, this.panel]);
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
    this.#drawPanel(screen);
    this.#drawControls(screen);
  }

  /** @param {View} view */
  #drawTop(view) {
    const shows = [view.name || view.heading, view.side, view.dose, view.set_number, view.sets];
    setText(this.name, view.name || view.heading);
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
    this.#drawActions(screen.actions);
    show(this.progress, screen.progress !== null);
    if (screen.progress) {
      setProperty(this.progress, "--share", screen.progress.share);
      setText(find(this.progress, ".label", HTMLElement), screen.progress.text);
    }
    if (changed(this.panel, panelText(screen))) fit(this.panel);
  }

  /** @param {View} view */
  #drawRing({ ring }) {
    show(this.ring, ring !== null);
    if (!ring) return;
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
      return [...(mark ? [sign(mark)] : []), make("span", "", cue.text)];
    });
    setAttribute(this.cue, "data-mood", cue?.mood ?? "plain");
  }

  /** @param {View} view */
  #drawSentences(view) {
    const sentences = [view.sentence, ...view.sentences].filter(Boolean);
    rebuild(this.sentences, sentences, () => sentences.map((one) => make("p", "", one)));
    const read = view.spoken === null ? -1 : view.spoken + (view.sentence ? 1 : 0);
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
    setAttribute(this.controls, "data-for", view.stage);
    show(this.controls, controls);
    const paused = ["paused", "lost", "welcome", "next", "question", "confirm", "rest", "done"];
    const goes = paused.includes(view.stage);
    setText(this.pauseLabel, (goes ? this.labels.go_on : this.labels.pause) ?? "");
    setAttribute(this.pauseLabel, "data-sign", goes ? "go" : "pause");
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
  return said && view.stage !== "ready" ? "" : view.heading;
}

/**
 * The cue; in a pause that it is one.
 *
 * @param {View} view
 * @returns {View["cue"]}
 */
function cueOf({ cue, stage, heading }) {
  if (cue && cue.text) return cue;
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
  if (view.ring && view.ring.text) return "ring";
  const words = view.sentence || (view.sentences.length > 0 ? view.sentences.join(" ") : "");
  if (view.number && !words) return "number";
  return view.number ? "words-and-number" : "words";
}

/** @param {Screen} screen  everything in the panel that takes room */
function panelText({ view, actions, progress }) {
  const { stage, heading, sentences, sentence, number, of, pips, cue, ring, question, cards } = view;
  const asked = question && [question.text, question.how, question.low_text, question.high_text];
  const wide = [number.length, of, pips.length, cue?.text, ring?.text.length, ring?.unit];
  return [stage, heading, sentences, sentence, wide, asked, cards, actions, progress?.text];
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

/** A question: a scale of numbers, or yes and no, answered by arms, keys or touch. */

import { find, make, rebuild, setAttribute, setProperty, setText, show } from "./dom.js";

/** @import { Question } from "./types.js" */

export class QuestionPart {
  /**
   * @param {HTMLElement} element
   * @param {(value: number) => void} onAnswer
   */
  constructor(element, onAnswer) {
    this.element = element;
    this.onAnswer = onAnswer;
    this.scale = find(element, ".scale", HTMLElement);
    this.low = find(element, ".low", HTMLElement);
    this.high = find(element, ".high", HTMLElement);
    this.how = find(element, ".how", HTMLElement);
    this.ends = find(element, ".ends", HTMLElement);
  }

  /** @param {Question | null} question */
  draw(question) {
    show(this.element, question !== null);
    if (!question) return;
    const { scale, low, high, low_text, high_text, how, value, arm_share, text } = question;
    const numbers = scale === "number";
    setAttribute(this.element, "data-scale", scale);
    setAttribute(this.scale, "aria-label", text);
    rebuild(this.scale, [scale, low, high, low_text, high_text], () =>
      (numbers ? range(low, high) : [1, 0]).map((one) =>
        this.#choice(one, numbers ? String(one) : one ? high_text : low_text),
      ),
    );
    for (const choice of this.scale.children) {
      const marked = choice.getAttribute("value") === String(value);
      setAttribute(choice, "aria-pressed", String(marked));
    }
    setProperty(this.scale, "--arm", arm_share);
    show(this.ends, numbers);
    setText(this.low, low_text);
    setText(this.high, high_text);
    rebuild(this.how, how, () => how.map((one) => make("p", "", one)));
  }

  /**
   * @param {number} value
   * @param {string} text
   */
  #choice(value, text) {
    const button = document.createElement("button");
    button.type = "button";
    button.value = String(value);
    button.textContent = text;
    button.addEventListener("click", () => this.onAnswer(value));
    return button;
  }
}

/**
 * @param {number} low
 * @param {number} high
 */
function range(low, high) {
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

/** The moving demonstration: animated, or as its two stills in turn where motion is unwanted. */

import { find, setAttribute, setText, show } from "./dom.js";

/** @import { Demo } from "./types.js" */

const STILL_MS = 2000;

export class DemoPictures {
  /**
   * @param {HTMLElement} figure
   * @param {HTMLElement} mirror  where it stands while it is small
   * @param {HTMLElement} panel  where it stands while it is large
   * @param {string} pictures  address of the pictures
   */
  constructor(figure, mirror, panel, pictures) {
    this.figure = figure;
    this.mirror = mirror;
    this.panel = panel;
    this.pictures = pictures;
    this.image = find(figure, "img", HTMLImageElement);
    this.caption = find(figure, "figcaption", HTMLElement);
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    /** @type {Demo | null} */
    this.demo = null;
    this.second = false;
    this.calm.addEventListener("change", () => this.#show());
    setInterval(() => {
      if (!this.demo || !this.calm.matches) return;
      this.second = !this.second;
      this.#show();
    }, STILL_MS);
  }

  /** @param {Demo | null} demo */
  draw(demo) {
    this.demo = demo;
    show(this.figure, demo !== null);
    if (!demo) return;
    this.figure.classList.toggle("large", demo.large);
    const place = demo.large ? this.panel : this.mirror;
    if (this.figure.parentElement !== place) place.prepend(this.figure);
    this.image.classList.toggle("flipped", demo.mirrored);
    setText(this.caption, demo.caption);
    show(this.caption, demo.caption !== "");
    this.#show();
  }

  #show() {
    if (!this.demo) return;
    const still = this.second ? "_end.jpg" : "_start.jpg";
    const file = this.demo.exercise + (this.calm.matches ? still : ".webp");
    setAttribute(this.image, "src", `${this.pictures}${file}`);
  }

  /**
   * Stand where the patient is not. Kept while the stage lasts, so that it does not jump about.
   *
   * @param {boolean} right  of the screen
   */
  stand(right) {
    this.figure.classList.toggle("right", right);
  }
}

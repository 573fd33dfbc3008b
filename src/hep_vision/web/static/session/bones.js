/** What the camera follows, drawn over the mirror; and where the patient is in it. */

import { LANDMARKS, pointOf } from "./messages.js";

/** @import { Pose } from "./types.js" */

const SEEN = 0.5;
const LINES = [
  [11, 12],
  [11, 23],
  [12, 24],
  [23, 24],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
  [23, 25],
  [25, 27],
  [27, 29],
  [29, 31],
  [27, 31],
  [24, 26],
  [26, 28],
  [28, 30],
  [30, 32],
  [28, 32],
];

/** @typedef {{x: number, y: number, visibility: number}[]} Points  in pixels of the picture */

/**
 * @param {Pose} pose
 * @returns {Points}
 */
export function pointsOf(pose) {
  return Array.from({ length: LANDMARKS }, (_, index) => pointOf(pose, index));
}

export class Bones {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.paper = canvas.getContext("2d");
    this.drawn = false;
  }

  /**
   * @param {Points | null} points
   * @param {number} width  of the picture
   * @param {number} height
   * @param {number[][]} limbs  those that are measured, which stand out
   */
  draw(points, width, height, limbs) {
    const { canvas, paper } = this;
    if (!paper || (!points && !this.drawn)) return;
    if (canvas.width !== width || canvas.height !== height)
      Object.assign(canvas, { width, height });
    paper.clearRect(0, 0, width, height);
    this.drawn = points !== null;
    if (!points) return;
    const style = getComputedStyle(canvas);
    const thick = Math.max(width, height) / 180;
    this.#lines(points, LINES, style.getPropertyValue("--text"), thick);
    const measured = limbs.flatMap((limb) => limb.slice(1).map((to, at) => [limb[at] ?? to, to]));
    this.#lines(points, measured, style.getPropertyValue("--go"), 2 * thick);
  }

  /**
   * @param {Points} points
   * @param {number[][]} lines
   * @param {string} colour
   * @param {number} thick
   */
  #lines(points, lines, colour, thick) {
    const { paper } = this;
    if (!paper) return;
    for (const [from, to] of lines) {
      const [one, other] = [points[from ?? 0], points[to ?? 0]];
      if (!one || !other || one.visibility < SEEN || other.visibility < SEEN) continue;
      // A dark edge, so that it is seen on bright clothes as well.
      for (const [style, more] of /** @type {const} */ ([
        ["#000a", 1.8],
        [colour, 1],
      ])) {
        paper.strokeStyle = style;
        paper.lineWidth = thick * more;
        paper.lineCap = "round";
        paper.beginPath();
        paper.moveTo(one.x, one.y);
        paper.lineTo(other.x, other.y);
        paper.stroke();
      }
    }
  }
}

/**
 * Whether the patient is in the half of the mirror that is left on the screen.
 *
 * @param {Points} points
 * @param {number} width
 */
export function standsLeft(points, width) {
  const seen = points.filter((one) => one.visibility >= SEEN).map((one) => one.x);
  const middle = seen.reduce((sum, x) => sum + x, 0) / seen.length;
  return middle > width / 2; // the mirror turns it round
}

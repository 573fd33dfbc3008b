/** The mirror: the camera's picture, what the camera follows, and the place of the demonstration. */

import { Bones, pointsOf, standsLeft } from "./bones.js";
import { find } from "./dom.js";

/** @import { Points } from "./bones.js" */
/** @import { Landmarks } from "./estimator.js" */
/** @import { View } from "./types.js" */
/** @import { Page } from "./view.js" */

export class Mirror {
  /**
   * @param {HTMLElement} root
   * @param {Page} page
   */
  constructor(root, page) {
    this.page = page;
    this.video = find(root, "video", HTMLVideoElement);
    this.image = find(root, ".picture.server", HTMLImageElement);
    this.bones = new Bones(find(root, ".bones", HTMLCanvasElement));
    this.placed = ""; // stage for which the demonstration has found its place
  }

  /** The camera of the browser is open: the mirror takes its shape. */
  useVideo() {
    this.page.setRatio(this.video.videoWidth, this.video.videoHeight);
  }

  /** @param {string} address  of the server's picture */
  useImage(address) {
    this.image.hidden = false;
    this.image.src = address;
    this.image.onload = () => this.page.setRatio(this.image.naturalWidth, this.image.naturalHeight);
  }

  /**
   * @param {View} view
   * @param {number[][]} limbs
   * @param {Landmarks} landmarks  found in the browser
   */
  drawLandmarks(view, limbs, { pose, width, height }) {
    this.#draw(view, limbs, pose && pointsOf(pose), width, height);
  }

  /**
   * @param {View} view
   * @param {number[][]} limbs
   * @param {([number, number, number] | null)[]} shares  found by the server
   */
  drawShares(view, limbs, shares) {
    const { naturalWidth: width, naturalHeight: height } = this.image;
    const points = shares.map((one) =>
      one
        ? { x: one[0] * width, y: one[1] * height, visibility: one[2] }
        : { x: NaN, y: NaN, visibility: 0 },
    );
    this.#draw(view, limbs, points, width, height);
  }

  /**
   * @param {View} view
   * @param {number[][]} limbs
   * @param {Points | null} points
   * @param {number} width
   * @param {number} height
   */
  #draw({ skeleton, stage }, limbs, points, width, height) {
    this.bones.draw(skeleton ? points : null, width, height, limbs);
    if (!points || this.placed === stage) return;
    // Once a stage, so that it does not jump about.
    this.placed = stage;
    this.page.demo.stand(standsLeft(points, width));
  }
}

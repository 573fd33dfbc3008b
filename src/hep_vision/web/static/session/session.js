/**
 * A session in the browser: what the camera, the server, the keys and the network do, brought
 * together. What is shown and said is decided by the coach on the server.
 */

import { Camera, WHY } from "./camera.js";
import { SessionClock } from "./clock.js";
import { find } from "./dom.js";
import { LEAST_PER_S, PoseWorker, TRIAL_PICTURES } from "./estimator.js";
import { Keep } from "./keep.js";
import { listenToKeys } from "./keys.js";
import { Link } from "./link.js";
import { MEASURED, markSpoken, measurePicture, measureView } from "./measured.js";
import { PROTOCOL } from "./messages.js";
import { Mirror } from "./mirror.js";
import { emptyView, screenOf } from "./screens.js";
import { Sound } from "./sound.js";
import { takeSession } from "./tabs.js";
import { Page } from "./view.js";
import { WakeLock } from "./wake.js";

/** @import { Trouble } from "./camera.js" */
/** @import { Landmarks } from "./estimator.js" */
/** @import { LinkState } from "./link.js" */
/** @import { Checker } from "./messages.js" */
/** @import { Stopped } from "./screens.js" */
/** @import { About, Screen, SessionData, View } from "./types.js" */

const SOCKET = "/session/link";
const TICK_MS = 100;
// A blink of the network is not worth a word.
const CUT_MS = 700;
const LONG_CUT_MS = 20_000;
// What is so old when it comes is shown, not said.
const STALE_S = 2;
/** Between two sets, where another model may take over. */
const BETWEEN = new Set(["rest", "next", "welcome"]);

export class Session {
  /**
   * @param {HTMLElement} root
   * @param {SessionData} data
   * @param {About} about
   * @param {Checker} checker
   */
  constructor(root, data, about, checker) {
    this.data = data;
    this.about = about;
    this.labels = data.labels;
    const act = (/** @type {string} */ id) => this.#action(id);
    this.page = new Page(root, data.labels, data.pictures, act, (value) => this.#answer(value));
    this.mirror = new Mirror(root, this.page);
    this.clock = new SessionClock();
    this.keep = new Keep();
    this.sound = new Sound(find(root, ".spoken", HTMLElement), about.speaks);
    this.speech = this.sound.speech;
    if (MEASURED) this.speech.onBegin = (text) => markSpoken(text, this.clock.now_s());
    this.wake = new WakeLock();
    const { video } = this.mirror;
    this.camera = new Camera(video, {
      onOpen: () => this.#cameraOpen(),
      onTrouble: (trouble) => this.#cameraTrouble(trouble),
      onPicture: (captured_ms) => this.pose?.offer(video, captured_ms),
    });
    this.pose =
      about.pose &&
      new PoseWorker(about.pose, {
        onProgress: (share) => this.#progress(share),
        onLandmarks: (landmarks) => this.#landmarks(landmarks),
        onCrash: () => this.#crashed(),
        onFailure: () => this.#stopWith("estimator_failed", "retry"),
      });
    this.link = new Link(SOCKET, this.keep, checker, {
      hello: () => ({
        protocol: PROTOCOL,
        language: data.language,
        estimator: this.pose?.identity ?? null,
      }),
      onMessage: (message) => this.#message(message),
      onState: (state) => this.#linkState(state),
    });
    /** @type {View} the latest of the server, or the greeting */
    this.view = { ...emptyView(), ...data.greeting };
    /** @type {number[][]} */
    this.limbs = [];
    this.started = false;
    this.chosen = false; // the estimator, by measuring
    this.share = 0; // of what has to be loaded
    /** @type {Trouble | null} */
    this.trouble = null;
    /** @type {Stopped | null} what the page itself has to tell, over everything else */
    this.stopped = null;
    this.away = false; // the tab is hidden, or the pose model is being started anew
    this.cut_ms = 0; // since when there is no connection
    this.drawn = 0;
    this.viewed_s = 0; // time of the latest view, until it is drawn
    this.looked = 0;
    /** @type {(() => void) | null} */
    this.onLooked = null;
    this.spoke = false;
    this.last_ms = 0;
  }

  /** Show what there is to do, and load meanwhile. */
  async begin() {
    listenToKeys(this.page.controls, (key) => this.#key(key));
    document.addEventListener("visibilitychange", () => this.#visibility());
    addEventListener("pagehide", () => this.keep.flush());
    this.redraw();
    // Its pictures are there when they are needed.
    for (const { exercise } of this.view.cards) {
      new Image().src = `${this.data.pictures}${exercise}.webp`;
    }
    if (this.about.problem)
      this.#stop({ word: "refused_word", sentence: this.about.problem, actions: [] });
    else this.pose?.start();
    await this.keep.open();
    const left = await this.keep.unfinished();
    if (left) {
      this.link.resume(left.mark.session, left.mark.seq, left.mark.time_s, left.messages);
      this.clock.continueAt(left.mark.time_s + (Date.now() - left.mark.wall_ms) / 1000);
      this.redraw();
    }
    setInterval(() => this.#tick(), TICK_MS);
  }

  /** @param {string} id */
  #action(id) {
    if (id === "start") this.#start(false);
    else if (id === "here") this.#start(true);
    else if (id === "reload") location.reload();
    else if (id === "retry") {
      this.#stop(null);
      if (this.pose && !this.pose.ready) this.pose.start();
      if (!this.camera.stream && this.about.sees === "browser") this.camera.open();
    }
  }

  /** @param {boolean} steal  from another tab */
  async #start(steal) {
    if (this.started && !steal) return;
    this.started = true;
    this.sound.start(this.data, () => this.link.session);
    this.#stop(null);
    if (!(await takeSession(steal, () => this.#takenOver()))) {
      this.started = false;
      this.#tellElsewhere("here");
      return;
    }
    this.wake.want(true);
    if (this.about.sees === "server") this.link.connect();
    else {
      this.redraw();
      await this.camera.open(this.data.settings.camera);
    }
  }

  /** Another tab has it now. */
  #takenOver() {
    this.link.end();
    this.camera.close();
    this.wake.want(false);
    this.speech.stop();
    this.#tellElsewhere("reload");
  }

  /** @param {"here" | "reload"} id  of the action that brings it here */
  #tellElsewhere(id) {
    const actions = [{ id, label: this.#label("here"), main: true }];
    this.#stop({ word: "elsewhere_word", sentence: this.#label("elsewhere"), actions });
  }

  async #cameraOpen() {
    this.trouble = null;
    this.mirror.useVideo();
    this.redraw();
    if (this.link.session && this.link.open) return this.#tellCamera();
    if (!this.pose) return;
    if (!this.chosen) {
      this.chosen = true;
      await this.pose.choose(() => this.#picturesLooked());
    }
    this.link.connect();
  }

  /** @returns {Promise<void>} when some more pictures have been looked at */
  #picturesLooked() {
    this.looked = 0;
    return new Promise((resolve) => {
      this.onLooked = resolve;
    });
  }

  /** @param {Trouble} trouble */
  #cameraTrouble(trouble) {
    this.trouble = trouble;
    this.#tellCamera();
    this.redraw();
  }

  /** Tell the coach whether there is a picture, and why there is none. */
  #tellCamera() {
    if (this.about.sees === "server") return;
    const hidden = document.hidden ? "hidden" : "";
    const why = this.trouble ? WHY[this.trouble] : this.away ? "crashed" : hidden;
    this.#send({ type: "camera", state: why ? "lost" : "on", why });
  }

  #visibility() {
    this.#tellCamera();
    this.redraw();
  }

  #crashed() {
    this.away = true;
    this.#tellCamera();
  }

  /** @param {number} share */
  #progress(share) {
    this.share = share;
    this.redraw();
  }

  /** @param {Landmarks} landmarks */
  #landmarks(landmarks) {
    const { captured_ms, width, height, brightness, pose } = landmarks;
    if (this.away) {
      this.away = false;
      this.#tellCamera();
    }
    this.looked += 1;
    if (this.looked >= TRIAL_PICTURES) {
      this.onLooked?.();
      this.onLooked = null;
    }
    const time_s = this.clock.at(captured_ms);
    const frame = { time_s, width, height, brightness, pose };
    if (this.link.sendFrame(frame, this.speech.speaking)) this.last_ms = performance.now();
    this.mirror.drawLandmarks(this.view, this.limbs, landmarks);
    measurePicture(captured_ms);
  }

  #tick() {
    const now_ms = performance.now();
    if (this.cut_ms && now_ms - this.cut_ms > CUT_MS) this.redraw();
    if (this.about.sees === "server") {
      if (this.spoke !== this.speech.speaking) {
        this.spoke = this.speech.speaking;
        this.link.sendPlain({ type: "speaking", speaking: this.spoke });
      }
      return;
    }
    if (!this.link.session || this.stopped) return;
    if (now_ms - this.last_ms >= TICK_MS) {
      this.#send({ type: "tick", taken: this.camera.taken, left_out: this.pose?.leftOut ?? 0 });
    }
    this.#mindSpeed();
  }

  async #mindSpeed() {
    const rate = this.pose?.perSecond ?? 0;
    if (!this.pose?.ready || rate === 0 || rate >= LEAST_PER_S) return;
    if (!BETWEEN.has(this.view.stage) || !(await this.pose.useLite())) return;
    this.#send({ type: "estimator", estimator: this.pose.identity });
  }

  /** @param {Record<string, unknown>} fields  of a message with a number */
  #send(fields) {
    this.last_ms = performance.now();
    this.link.sendNumbered({ ...fields, speaking: this.speech.speaking }, this.clock.now_s());
  }

  /**
   * @param {string} key
   * @returns {boolean}
   */
  #key(key) {
    if (!this.started) return false; // the buttons of the page are what there is
    if (this.stopped) return false;
    if (this.about.sees === "server") this.link.sendPlain({ type: "press", key });
    else this.#send({ type: "key", key });
    return true;
  }

  /** @param {number} value */
  #answer(value) {
    if (this.about.sees === "server") this.link.sendPlain({ type: "choice", value });
    else this.#send({ type: "answer", value });
  }

  /** @param {Record<string, any>} message */
  #message(message) {
    switch (message.type) {
      case "ready":
        this.clock.continueAt(message.time_s);
        if (message.picture) this.mirror.useImage(message.picture);
        this.#tellCamera();
        break;
      case "view":
        this.view = message.view;
        this.viewed_s = message.time_s;
        this.limbs = message.limbs ?? [];
        this.redraw();
        break;
      case "act":
        this.#act(message);
        break;
      case "points":
        this.mirror.drawShares(this.view, this.limbs, message.points);
        break;
      case "problem":
        this.#problem(message);
        break;
      case "over":
        this.#over();
        break;
      case "unreadable":
        console.error(`a message of the server is not as it should be: ${message.problem}`);
        this.#stopWith("page_fault", "reload");
        break;
      default:
    }
  }

  /** @param {Record<string, any>} message */
  #act({ act, text, urgency, earcon, step, time_s }) {
    if (act === "volume") return this.sound.louder(step);
    if (this.clock.now_s() - time_s > STALE_S && this.about.sees === "browser") return;
    if (act === "say") this.speech.say(text, urgency || "talk");
    if (act === "play") this.sound.earcons?.play(earcon);
  }

  /** @param {Record<string, any>} message */
  #problem({ code, sentence, go_on: goesOn }) {
    if (code === "taken_over") return this.#takenOver();
    if (code === "unknown" && this.link.session) {
      // The server has forgotten it: begin anew, with what is due now.
      this.keep.forgetAll(this.link.session);
      this.link.session = null;
      return;
    }
    if (!goesOn) {
      this.link.end();
      this.#stop({ word: "refused_word", sentence, actions: [] });
    }
  }

  #over() {
    this.link.end();
    this.camera.close();
    this.wake.want(false);
    location.assign(this.data.today);
  }

  /** @param {LinkState} state */
  #linkState(state) {
    this.cut_ms = state === "cut" ? this.cut_ms || performance.now() : 0;
    this.redraw();
  }

  /**
   * @param {string} label
   * @param {"retry" | "reload"} action
   */
  #stopWith(label, action) {
    const actions = [{ id: action, label: this.#label("try_again"), main: true }];
    this.#stop({ word: "refused_word", sentence: this.#label(label), actions });
  }

  /**
   * Tell something over everything else; nothing takes it back.
   *
   * @param {Stopped | null} stopped
   */
  #stop(stopped) {
    this.stopped = stopped;
    this.redraw();
  }

  /** @param {string} name */
  #label(name) {
    return this.labels[name] ?? "";
  }

  /** Draw what there is to show now, once before the next picture of the screen. */
  redraw() {
    if (this.drawn) return;
    this.drawn = requestAnimationFrame(() => {
      this.drawn = 0;
      this.page.draw(this.#screen());
      if (this.viewed_s) measureView(this.clock.page_ms(this.viewed_s));
      this.viewed_s = 0;
    });
  }

  /** @returns {Screen} */
  #screen() {
    const { data, view, share, started, stopped, trouble } = this;
    const server = this.about.sees === "server";
    const cut_ms = this.cut_ms ? performance.now() - this.cut_ms : 0;
    return screenOf(data, {
      view,
      share: this.pose ? share : 1,
      started,
      stopped,
      trouble,
      sees: server ? view?.stage !== "lost" : this.camera.stream !== null,
      resumes: this.link.session !== null && !started,
      running: this.link.session !== null,
      cut: cut_ms > LONG_CUT_MS ? "cut_long" : cut_ms > CUT_MS ? "cut" : "",
    });
  }
}

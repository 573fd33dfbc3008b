/**
 * The page's side of the pose model: one picture at a time, the newest wins, and a choice of model
 * and delegate that is measured here, not guessed.
 */

/** @import { Estimator, Model, Pose, PoseSource } from "./types.js" */

// A model that fails so often, and has looked at no picture meanwhile, cannot work here: Firefox
// without WebGL, for one.
const MOST_CRASHES = 2;
// One that has said nothing for so long is started anew.
const HUNG_MS = 8000;
const WARM_PICTURES = 3; // the first ones take longer, whatever comes after
/** Where the progress of a part begins, and how much of the whole it is. */
const PARTS = /** @type {const} */ ({ program: [0, 0.6], model: [0.6, 0.4] });
export const TRIAL_PICTURES = 12;
export const LEAST_PER_S = 12;

/**
 * @typedef {{captured_ms: number, width: number, height: number, brightness: number,
 *   pose: Pose | null, took_ms: number}} Landmarks
 * @typedef {object} EstimatorListener
 * @property {(share: number) => void} onProgress
 * @property {(landmarks: Landmarks) => void} onLandmarks
 * @property {() => void} onCrash  it has gone and is being started anew
 * @property {(text: string) => void} onFailure  it cannot be had
 */

export class PoseWorker {
  /**
   * @param {PoseSource} source
   * @param {EstimatorListener} listener
   */
  constructor(source, listener) {
    this.source = source;
    this.listener = listener;
    /** @type {Worker | null} */
    this.worker = null;
    this.model = this.#modelCalled("full") ?? this.#modelCalled("lite");
    /** @type {"CPU" | "GPU"} */
    this.delegate = "CPU";
    this.gpu = false;
    this.ready = false;
    this.changing = false;
    this.crashes = 0; // since the last picture that was looked at
    this.sent_ms = 0; // when the picture that is looked at was sent; 0 for none
    /** @type {{picture: ImageBitmap | VideoFrame, captured_ms: number} | null} */
    this.waiting = null;
    this.leftOut = 0;
    /** @type {Map<number, (message: any) => void>} what was asked, by its number */
    this.asked = new Map();
    this.id = 0;
    /** @type {number[]} how long the latest pictures took */
    this.took_ms = [];
    setInterval(() => this.#watch(), 1000);
  }

  /** @returns {Estimator} */
  get identity() {
    const { name: model, sha256 } = /** @type {Model} */ (this.model);
    const { version } = this.source;
    return { name: "mediapipe-tasks-vision", version, delegate: this.delegate, model, sha256 };
  }

  /** @returns {number} pictures a second that it could look at; 0 before it has looked at some */
  get perSecond() {
    if (this.took_ms.length < TRIAL_PICTURES) return 0;
    return 1000 / median(this.took_ms);
  }

  /**
   * @param {string} name
   * @returns {Model | null}
   */
  #modelCalled(name) {
    const found = this.source.models[name];
    return found ? { name, ...found } : null;
  }

  /** Begin to load; the page goes on meanwhile. */
  async start() {
    try {
      await this.#launch(this.model, this.delegate);
    } catch (error) {
      this.listener.onFailure(error instanceof Error ? error.message : String(error));
    }
  }

  /**
   * Have a model looked through by a worker of its own, which takes over once it is ready: the
   * pose program can be set up only once in a worker.
   *
   * @param {Model | null} model
   * @param {"CPU" | "GPU"} delegate
   */
  async #launch(model, delegate) {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => this.#receive(worker, data);
    worker.onerror = ({ message }) => this.#receive(worker, { kind: "failed", text: message });
    try {
      const loaded = await this.#ask(worker, { kind: "load", source: this.source, model });
      await this.#ask(worker, { kind: "use", delegate });
      this.gpu = loaded.gpu;
    } catch (error) {
      worker.terminate();
      throw error;
    }
    this.#drop();
    this.worker = worker;
    Object.assign(this, { model, delegate, took_ms: [], ready: true });
  }

  /** Let go of the worker, and of what it looks at. */
  #drop() {
    this.worker?.terminate();
    this.worker = null;
    this.ready = false;
    this.waiting?.picture.close();
    this.waiting = null;
    this.sent_ms = 0;
  }

  /**
   * Choose the delegate, and the smaller model where the usual one is too slow, by looking at
   * some pictures of the camera.
   *
   * @param {() => Promise<void>} picturesLooked  resolves when `TRIAL_PICTURES` have been looked at
   */
  async choose(picturesLooked) {
    await picturesLooked();
    const before = this.perSecond;
    if (this.gpu) {
      const changed = await this.#change(this.model, "GPU");
      if (changed) await picturesLooked();
      if (changed && this.perSecond <= before) {
        await this.#change(this.model, "CPU");
        await picturesLooked();
      }
    }
    if (this.perSecond < LEAST_PER_S) await this.useLite();
  }

  /**
   * Change to the smaller model, where there is one; between two sets only.
   *
   * @returns {Promise<boolean>} whether it was changed
   */
  async useLite() {
    const lite = this.#modelCalled("lite");
    if (!lite || this.changing || this.model?.name === "lite") return false;
    return this.#change(lite, this.delegate);
  }

  /**
   * @param {Model | null} model
   * @param {"CPU" | "GPU"} delegate
   * @returns {Promise<boolean>} whether it could be changed; the one that was goes on if not
   */
  async #change(model, delegate) {
    this.changing = true; // stays so after a failure, which would come again
    try {
      await this.#launch(model, delegate);
      this.changing = false;
      return true;
    } catch {
      return false;
    }
  }

  /**
   * A new picture is there: look at it now, or next if one is being looked at.
   *
   * @param {HTMLVideoElement} video
   * @param {number} captured_ms
   */
  offer(video, captured_ms) {
    if (!this.ready) return;
    const picture = new VideoFrame(video, { timestamp: Math.round(1000 * captured_ms) });
    if (this.sent_ms === 0) return this.#send({ picture, captured_ms });
    if (this.waiting) {
      this.waiting.picture.close();
      this.leftOut += 1;
    }
    this.waiting = { picture, captured_ms };
  }

  /** @param {{picture: ImageBitmap | VideoFrame, captured_ms: number}} one */
  #send({ picture, captured_ms }) {
    this.sent_ms = performance.now();
    this.worker?.postMessage({ kind: "picture", picture, captured_ms }, [picture]);
  }

  /**
   * @param {Worker} worker
   * @param {any} message
   */
  #receive(worker, message) {
    if (message.kind === "progress") {
      const [from, share] = message.part === "model" ? PARTS.model : PARTS.program;
      this.listener.onProgress(from + share * message.share);
      return;
    }
    if (message.kind !== "landmarks") {
      const answer = this.asked.get(message.id);
      this.asked.delete(message.id);
      if (answer) answer(message);
      else if (worker === this.worker) this.#restart();
      else for (const waits of this.asked.values()) waits(message);
      return;
    }
    if (worker !== this.worker) return;
    this.sent_ms = 0;
    this.crashes = 0;
    this.took_ms.push(message.took_ms);
    if (this.took_ms.length > 3 * TRIAL_PICTURES) this.took_ms.shift();
    const next = this.waiting;
    this.waiting = null;
    if (next && this.ready) this.#send(next);
    else next?.picture.close();
    this.listener.onLandmarks(message);
  }

  /**
   * @param {Worker} worker
   * @param {Record<string, unknown>} message
   * @returns {Promise<any>}
   */
  #ask(worker, message) {
    return new Promise((resolve, reject) => {
      this.id += 1;
      this.asked.set(this.id, (answer) => {
        if (answer.kind === "failed") reject(new Error(answer.text));
        else resolve(answer);
      });
      worker.postMessage({ ...message, id: this.id });
    });
  }

  #watch() {
    if (this.sent_ms !== 0 && performance.now() - this.sent_ms > HUNG_MS) this.#restart();
  }

  async #restart() {
    this.#drop();
    this.crashes += 1;
    if (this.crashes > MOST_CRASHES) {
      this.crashes = 0;
      this.listener.onFailure("it fails at every picture");
      return;
    }
    this.listener.onCrash();
    await this.start();
  }
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.slice(-TRIAL_PICTURES + WARM_PICTURES).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * The camera: opened only when the patient has pressed start, and again by itself when it is back.
 */

/** @typedef {"denied" | "none" | "busy" | "lost" | "covered" | "insecure" | "other"} Trouble */

/** What a browser calls the reasons for giving no camera. */
/** @type {Record<string, Trouble>} */
const TROUBLES = {
  NotAllowedError: "denied",
  SecurityError: "insecure",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};
/** How the server calls the troubles. */
/** @type {Record<Trouble, string>} */
export const WHY = {
  denied: "denied",
  none: "unplugged",
  lost: "unplugged",
  busy: "busy",
  covered: "busy",
  insecure: "denied",
  other: "unplugged",
};
/** Those that end by themselves, so that the page looks again. */
const PASSING = new Set(["none", "busy", "lost"]);
const AGAIN_MS = 3000;
const WANTED = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/**
 * @typedef {object} CameraListener
 * @property {() => void} onOpen  there is a picture
 * @property {(trouble: Trouble) => void} onTrouble  there is none
 * @property {(captured_ms: number) => void} onPicture  a new picture is in the video element
 */

export class Camera {
  /**
   * @param {HTMLVideoElement} video
   * @param {CameraListener} listener
   */
  constructor(video, listener) {
    this.video = video;
    this.listener = listener;
    /** @type {MediaStream | null} */
    this.stream = null;
    this.wanted = ""; // device, as the patient has set it
    this.opening = false;
    this.retry = 0;
    this.last_ms = -Infinity;
    /** @type {boolean | null} whether this camera tells when it captured */
    this.tellsCapture = null;
    /** @type {MediaTrackSettings} */
    this.settings = {};
    this.taken = 0;
  }

  /** @param {string} [device]  its id; empty for the usual one */
  async open(device = this.wanted) {
    if (this.opening) return;
    clearTimeout(this.retry);
    this.wanted = device;
    if (!navigator.mediaDevices) return this.listener.onTrouble("insecure");
    this.opening = true;
    try {
      this.#take(await this.#ask(device));
      await this.video.play();
      this.listener.onOpen();
    } catch (error) {
      this.close();
      this.#trouble(TROUBLES[error instanceof Error ? error.name : ""] ?? "other");
    } finally {
      this.opening = false;
    }
  }

  close() {
    for (const track of this.stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    this.stream = null;
    this.video.srcObject = null;
  }

  /** @param {string} device */
  async #ask(device) {
    const video = { ...WANTED, facingMode: "user" };
    if (!device) return navigator.mediaDevices.getUserMedia({ video, audio: false });
    try {
      const exact = { ...WANTED, deviceId: { exact: device } };
      return await navigator.mediaDevices.getUserMedia({ video: exact, audio: false });
    } catch (error) {
      // The one that was set is not there: any other is better than none.
      if (!(error instanceof Error) || TROUBLES[error.name] !== "none") throw error;
      return navigator.mediaDevices.getUserMedia({ video, audio: false });
    }
  }

  /** @param {MediaStream} stream */
  #take(stream) {
    this.close();
    this.stream = stream;
    this.tellsCapture = null;
    this.video.srcObject = stream;
    const [track] = stream.getVideoTracks();
    if (!track) throw new DOMException("no picture", "NotFoundError");
    this.settings = track.getSettings();
    track.onended = () => {
      this.close();
      this.#trouble("lost");
    };
    // Covered, or taken by another program: the track stays and gives nothing.
    track.onmute = () => this.listener.onTrouble("covered");
    track.onunmute = () => this.listener.onOpen();
    this.#next(stream);
  }

  /** @param {MediaStream} stream */
  #next(stream) {
    this.video.requestVideoFrameCallback((now_ms, metadata) => {
      if (stream !== this.stream) return;
      this.#next(stream);
      const { captureTime } = metadata;
      this.tellsCapture ??= captureTime !== undefined;
      // One clock for one camera: a picture without its time, among others with it, has none.
      if (this.tellsCapture && captureTime === undefined) return;
      const captured_ms = this.tellsCapture ? (captureTime ?? 0) : now_ms;
      if (captured_ms <= this.last_ms) return;
      this.last_ms = captured_ms;
      this.taken += 1;
      this.listener.onPicture(captured_ms);
    });
  }

  /** @param {Trouble} trouble */
  #trouble(trouble) {
    this.listener.onTrouble(trouble);
    const again = () => {
      if (!this.stream) this.open();
    };
    if (PASSING.has(trouble)) {
      this.retry = setTimeout(again, AGAIN_MS);
      navigator.mediaDevices.addEventListener("devicechange", again, { once: true });
    } else if (trouble === "denied") {
      // Allowed in the browser's bar meanwhile: no need to press anything.
      const asked = { name: /** @type {PermissionName} */ ("camera") };
      navigator.permissions?.query(asked).then(
        (status) => {
          status.onchange = () => status.state === "granted" && again();
        },
        () => {}, // a browser that cannot tell
      );
    }
  }
}

/**
 * The connection to the server: numbered messages, kept until they are stored, sent again after a
 * cut. The count is as if nothing had happened, whatever the network did.
 */

import { encodeFrame } from "./messages.js";

/** @import { Checker } from "./messages.js" */
/** @import { Keep, Kept } from "./keep.js" */
/** @import { Frame } from "./types.js" */

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5000;
// A server that is there says something about every second.
const SILENT_MS = 6000;
const BUFFERED_BYTES = 256 * 1024;
// The server takes a picture that was captured this much before what was sent last; a little less
// is sent, for the clocks' rounding.
const LATE_S = 5.5;

/**
 * @typedef {"open" | "cut"} LinkState
 * @typedef {object} Listener
 * @property {() => object} hello  fields of the first message but `type` and `session`
 * @property {(message: Record<string, any>) => void} onMessage
 * @property {(state: LinkState) => void} onState
 */

export class Link {
  /**
   * @param {string} url
   * @param {Keep} keep
   * @param {Checker} checker
   * @param {Listener} listener
   */
  constructor(url, keep, checker, listener) {
    this.url = new URL(url, location.href.replace(/^http/, "ws")).href;
    this.keep = keep;
    this.checker = checker;
    this.listener = listener;
    /** @type {string | null} */
    this.session = null;
    this.seq = 0;
    this.time_s = 0;
    this.frame_s = -1;
    /** @type {Kept[]} what the server has not stored yet */
    this.unstored = [];
    this.sent = 0; // highest number sent on this connection
    this.open = false;
    this.ended = false;
    this.wait_ms = FIRST_WAIT_MS;
    this.retry = 0;
    this.heard_ms = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.bytes = 0; // sent in all, for the benchmark
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => this.#hurry());
    this.watch = setInterval(() => this.#watch(), 1000);
  }

  /**
   * Go on with a session of an earlier page.
   *
   * @param {string} session
   * @param {number} seq
   * @param {number} time_s
   * @param {Kept[]} messages
   */
  resume(session, seq, time_s, messages) {
    Object.assign(this, { session, seq, time_s, frame_s: time_s, unstored: messages });
  }

  connect() {
    if (this.ended || this.socket) return;
    clearTimeout(this.retry);
    const socket = new WebSocket(this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.heard_ms = performance.now();
    socket.onopen = () => {
      const hello = { type: "hello", session: this.session, ...this.listener.hello() };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = () => this.#closed(socket);
  }

  /** Give up this connection and make no other. */
  end() {
    this.ended = true;
    clearTimeout(this.retry);
    clearInterval(this.watch);
    this.socket?.close();
  }

  /**
   * @param {Frame} frame
   * @param {boolean} speaking
   * @returns {boolean} whether it was in time: after the frame before, and not long ago
   */
  sendFrame(frame, speaking) {
    const late = frame.time_s < this.time_s - LATE_S;
    if (!this.session || late || frame.time_s <= this.frame_s) return false;
    this.frame_s = frame.time_s;
    this.time_s = Math.max(this.time_s, frame.time_s);
    this.seq += 1;
    this.#add(encodeFrame(this.seq, frame, speaking));
    return true;
  }

  /**
   * @param {Record<string, unknown>} fields  with `type`
   * @param {number} time_s  dated forward where the last message was later
   */
  sendNumbered(fields, time_s) {
    if (!this.session) return;
    this.time_s = Math.max(this.time_s, time_s);
    this.seq += 1;
    this.#add(JSON.stringify({ ...fields, seq: this.seq, time_s: this.time_s }));
  }

  /** @param {Record<string, unknown>} fields  of a message that has no number */
  sendPlain(fields) {
    if (!this.open || this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify(fields));
  }

  /** @param {ArrayBuffer | string} data */
  #add(data) {
    if (!this.session) return;
    this.unstored.push({ seq: this.seq, data });
    this.keep.add(this.session, this.seq, this.time_s, data);
    this.#sendRest();
  }

  /** Send what has not been sent on this connection, as fast as it goes out. */
  #sendRest() {
    // The server may be closing it already.
    if (!this.open || this.socket?.readyState !== WebSocket.OPEN) return;
    const first = this.unstored[0]?.seq ?? 0;
    const from = Math.max(0, this.sent + 1 - first);
    for (let at = from; at < this.unstored.length; at += 1) {
      const one = this.unstored[at];
      if (!one || one.seq <= this.sent) continue;
      if (this.socket.bufferedAmount > BUFFERED_BYTES) {
        setTimeout(() => this.#sendRest(), 20);
        return;
      }
      this.socket.send(one.data);
      this.sent = one.seq;
      this.bytes += typeof one.data === "string" ? one.data.length : one.data.byteLength;
    }
  }

  /** @param {string} data */
  #receive(data) {
    this.heard_ms = performance.now();
    /** @type {Record<string, any>} */
    let message;
    let problem = "it is no JSON";
    try {
      message = JSON.parse(data);
      problem = this.checker.problem(message, "ServerMessage");
    } catch {
      message = {};
    }
    if (problem) {
      this.listener.onMessage({ type: "unreadable", problem });
      this.end();
      return;
    }
    if (message.type === "ready") this.#ready(message);
    if (message.type === "stored") this.#stored(message.seq);
    if (message.type === "over" && this.session) this.keep.forgetAll(this.session);
    this.listener.onMessage(message);
    if (message.type === "ready") this.#sendRest();
  }

  /** @param {Record<string, any>} message */
  #ready({ session, stored_seq: stored, time_s }) {
    if (session !== this.session) {
      if (this.session) this.keep.forgetAll(this.session);
      Object.assign(this, { session, seq: stored, unstored: [] });
    }
    // The server may have stored what an earlier page has forgotten.
    this.seq = Math.max(this.seq, stored);
    this.time_s = Math.max(this.time_s, time_s);
    this.#stored(stored);
    this.sent = stored;
    this.wait_ms = FIRST_WAIT_MS;
    this.open = true;
    this.listener.onState("open");
  }

  /** @param {number} seq */
  #stored(seq) {
    while (this.unstored.length > 0 && (this.unstored[0]?.seq ?? Infinity) <= seq) {
      this.unstored.shift();
    }
    if (this.session) this.keep.forget(this.session, seq);
  }

  /** @param {WebSocket} socket */
  #closed(socket) {
    if (socket !== this.socket) return;
    this.socket = null;
    this.open = false;
    if (this.ended) return;
    this.listener.onState("cut");
    this.retry = setTimeout(() => this.connect(), this.wait_ms * (0.75 + Math.random() / 2));
    this.wait_ms = Math.min(LONGEST_WAIT_MS, 1.7 * this.wait_ms);
  }

  #hurry() {
    if (document.hidden || this.ended || this.socket || this.wait_ms === FIRST_WAIT_MS) return;
    this.wait_ms = FIRST_WAIT_MS;
    this.connect();
  }

  /** A connection that has gone without saying so: the lid was shut, the network changed. */
  #watch() {
    if (!this.socket || performance.now() - this.heard_ms < SILENT_MS) return;
    const { socket } = this;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
    this.#closed(socket);
  }
}

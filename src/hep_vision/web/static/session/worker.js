/**
 * The pose model, in a thread of its own: pictures in, landmarks on the log's grid out.
 *
 * Everything comes from our own server. The pictures end here.
 */

import { quantise } from "./messages.js";

/** @import { Landmark } from "./messages.js" */
/** @import { Model, Pose, PoseSource } from "./types.js" */

const BRIGHTNESS_ACROSS = 40;
const BRIGHTNESS_DOWN = 23;
/** Renderers that draw on the processor: their "GPU" takes seconds for a picture. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/**
 * @typedef {{landmarks: Landmark[][], worldLandmarks: Landmark[][], close(): void}} Found
 * @typedef {object} Landmarker
 * @property {(picture: ImageBitmap | VideoFrame, time_ms: number) => Found} detectForVideo
 * @property {() => void} close
 */

const state = {
  /** @type {any} */ tasks: null,
  /** @type {any} */ fileset: null,
  /** @type {Uint8Array | null} */ bundle: null,
  /** @type {Landmarker | null} */ landmarker: null,
  last_ms: -1,
};
const grid = new OffscreenCanvas(BRIGHTNESS_ACROSS, BRIGHTNESS_DOWN);
const paper = grid.getContext("2d", { willReadFrequently: true });

let latest = Promise.resolve();
// One thing after another: a picture never meets a model that is being changed.
addEventListener("message", ({ data }) => {
  latest = latest.then(() => handle(data));
});

/** @param {any} data */
async function handle(data) {
  try {
    if (data.kind === "load") await load(data.source, data.model);
    else if (data.kind === "use") await use(data.delegate);
    else if (data.kind === "picture") return look(data.picture, data.captured_ms);
    postMessage({ kind: "done", id: data.id, gpu: data.kind === "load" && hasGpu() });
  } catch (error) {
    data.picture?.close?.();
    const text = error instanceof Error ? error.message : String(error);
    postMessage({ kind: "failed", id: data.id, text });
  }
}

// What the model's program tells of itself, as errors or not, is no news: its failures are thrown.
const TALK = /^(INFO|WARNING|[IW]\d{4} |Graph )/;
for (const name of /** @type {const} */ (["log", "info", "warn", "error"])) {
  const tell = console[name].bind(console);
  console[name] = (...said) => {
    if (!TALK.test(String(said[0]))) tell(...said);
  };
}

/**
 * Fetch the model, and say how far it is.
 *
 * @param {PoseSource} source
 * @param {Model} model
 */
async function load(source, model) {
  if (!state.tasks) {
    state.tasks = await import(source.script);
    state.fileset = await state.tasks.FilesetResolver.forVisionTasks(source.wasm, true);
    // Fetched now, so that its time is part of the progress; the program takes it from the cache.
    await fetched(state.fileset.wasmBinaryPath, "program");
  }
  state.bundle = await fetched(model.address, "model");
}

/**
 * @param {string} url
 * @param {"program" | "model"} part
 */
async function fetched(url, part) {
  const answer = await fetch(url);
  const bytes = Number(answer.headers.get("content-length")) || Infinity;
  if (!answer.ok || !answer.body) throw new Error(`${url}: ${answer.status}`);
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
    postMessage({ kind: "progress", part, share: Math.min(1, size / bytes) });
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function hasGpu() {
  const context = new OffscreenCanvas(1, 1).getContext("webgl2");
  const info = context?.getExtension("WEBGL_debug_renderer_info");
  if (!context || !info) return false;
  const renderer = String(context.getParameter(info.UNMASKED_RENDERER_WEBGL));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return !SOFTWARE.test(renderer);
}

/**
 * Make the landmarker anew. It follows one person from picture to picture.
 *
 * @param {"CPU" | "GPU"} delegate
 */
async function use(delegate) {
  state.landmarker?.close();
  state.landmarker = await state.tasks.PoseLandmarker.createFromOptions(state.fileset, {
    // A copy: the model keeps the buffer that it is given.
    baseOptions: { modelAssetBuffer: state.bundle?.slice(), delegate },
    ...(delegate === "GPU" ? { canvas: new OffscreenCanvas(1, 1) } : {}),
    runningMode: "VIDEO",
    numPoses: 1,
  });
  state.last_ms = -1;
}

/**
 * @param {ImageBitmap | VideoFrame} picture
 * @param {number} captured_ms
 */
function look(picture, captured_ms) {
  const began_ms = performance.now();
  const [width, height] = sizeOf(picture);
  // Whole milliseconds that rise: the model refuses others.
  state.last_ms = Math.max(state.last_ms + 1, Math.round(captured_ms));
  /** @type {Pose | null} */
  let pose = null;
  const found = state.landmarker?.detectForVideo(picture, state.last_ms);
  const [image, world] = [found?.landmarks[0], found?.worldLandmarks[0]];
  if (image && world) pose = quantise(image, world, width, height);
  found?.close();
  const brightness = brightnessOf(picture);
  picture.close();
  const took_ms = performance.now() - began_ms;
  postMessage({ kind: "landmarks", captured_ms, width, height, brightness, pose, took_ms });
}

/**
 * @param {ImageBitmap | VideoFrame} picture
 * @returns {[number, number]}
 */
function sizeOf(picture) {
  if (picture instanceof ImageBitmap) return [picture.width, picture.height];
  return [picture.displayWidth, picture.displayHeight];
}

/**
 * Mean of a coarse grid of the picture's points, 0 to 255.
 *
 * @param {ImageBitmap | VideoFrame} picture
 */
function brightnessOf(picture) {
  if (!paper) return 0;
  paper.drawImage(picture, 0, 0, BRIGHTNESS_ACROSS, BRIGHTNESS_DOWN);
  const { data } = paper.getImageData(0, 0, BRIGHTNESS_ACROSS, BRIGHTNESS_DOWN);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    sum += (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
  }
  return Math.round(sum / (3 * BRIGHTNESS_ACROSS * BRIGHTNESS_DOWN));
}

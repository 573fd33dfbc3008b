/**
 * The messages between page and server: frames in binary, the rest in JSON.
 *
 * What comes from the server is held against `messages.schema.json`, which the server's own
 * definitions give; the layout of a frame is described in `link/messages.py`.
 */

/** @import { Frame, Pose } from "./types.js" */

export const PROTOCOL = 1;
export const LANDMARKS = 33;
const FRAME_KIND = 1;
const HAS_POSE = 1;
const SPEAKING = 2;
const HEAD_BYTES = 19;
const POINTS = 3 * LANDMARKS;
const IMAGE_BYTES = 4 * POINTS;
const WORLD_BYTES = 2 * POINTS;
const POSE_BYTES = IMAGE_BYTES + WORLD_BYTES + 2 * LANDMARKS;

/** Steps of the landmark log's grid, and the lowest value of each type: not seen. */
const IMAGE_STEPS_PER_PX = 16;
const WORLD_STEPS_PER_M = 1000;
const VISIBILITY_STEPS = 256;
const NOT_SEEN_32 = -(2 ** 31);
const NOT_SEEN_16 = -(2 ** 15);

/**
 * @typedef {{x: number, y: number, z: number, visibility?: number}} Landmark
 */

/**
 * Landmarks of the pose model on the log's grid.
 *
 * @param {Landmark[]} image  in shares of the picture; z in shares of its width
 * @param {Landmark[]} world  in metres
 * @param {number} width
 * @param {number} height
 * @returns {Pose}
 */
export function quantise(image, world, width, height) {
  const pose = {
    image: new Int32Array(POINTS),
    world: new Int16Array(POINTS),
    visibility: new Int16Array(LANDMARKS),
  };
  for (let index = 0; index < LANDMARKS; index += 1) {
    const [at, seen] = [image[index], world[index]];
    const px = at ? [at.x * width, at.y * height, at.z * width] : [NaN, NaN, NaN];
    const m = seen ? [seen.x, seen.y, seen.z] : [NaN, NaN, NaN];
    for (let axis = 0; axis < 3; axis += 1) {
      pose.image[3 * index + axis] = steps(px[axis], IMAGE_STEPS_PER_PX, NOT_SEEN_32);
      pose.world[3 * index + axis] = steps(m[axis], WORLD_STEPS_PER_M, NOT_SEEN_16);
    }
    pose.visibility[index] = steps(at?.visibility, VISIBILITY_STEPS, NOT_SEEN_16);
  }
  return pose;
}

/**
 * @param {number | undefined} value
 * @param {number} stepsPerUnit
 * @param {number} notSeen
 */
function steps(value, stepsPerUnit, notSeen) {
  if (value === undefined || !Number.isFinite(value)) return notSeen;
  const whole = Math.round(value * stepsPerUnit);
  return Math.abs(whole) < -notSeen ? whole : notSeen;
}

/**
 * Image points in pixels of the camera's picture, for drawing; NaN where not seen.
 *
 * @param {Pose} pose
 * @param {number} index
 * @returns {{x: number, y: number, visibility: number}}
 */
export function pointOf(pose, index) {
  const at = (/** @type {number} */ axis) => {
    const value = pose.image[3 * index + axis] ?? NOT_SEEN_32;
    return value === NOT_SEEN_32 ? NaN : value / IMAGE_STEPS_PER_PX;
  };
  return { x: at(0), y: at(1), visibility: (pose.visibility[index] ?? 0) / VISIBILITY_STEPS };
}

/**
 * @param {number} seq
 * @param {Frame} frame
 * @param {boolean} speaking
 * @returns {ArrayBuffer}
 */
export function encodeFrame(seq, frame, speaking) {
  const { pose } = frame;
  const buffer = new ArrayBuffer(HEAD_BYTES + (pose ? POSE_BYTES : 0));
  const view = new DataView(buffer);
  view.setUint8(0, FRAME_KIND);
  view.setUint32(1, seq, true);
  view.setFloat64(5, frame.time_s, true);
  view.setUint16(13, frame.width, true);
  view.setUint16(15, frame.height, true);
  view.setUint8(17, frame.brightness);
  view.setUint8(18, (pose ? HAS_POSE : 0) | (speaking ? SPEAKING : 0));
  if (!pose) return buffer;
  let at = HEAD_BYTES;
  for (const value of pose.image) {
    view.setInt32(at, value, true);
    at += 4;
  }
  for (const values of [pose.world, pose.visibility]) {
    for (const value of values) {
      view.setInt16(at, value, true);
      at += 2;
    }
  }
  return buffer;
}

/** @typedef {Record<string, any>} Schema  as JSON gives it */

/** Holds messages against a schema: as much of JSON Schema as ours uses. */
export class Checker {
  /** @param {Schema} schema  the whole file */
  constructor(schema) {
    this.definitions = /** @type {Record<string, Schema>} */ (schema.$defs);
  }

  /**
   * What is wrong with a message, the first thing; empty if it is as it should be.
   *
   * @param {unknown} message
   * @param {string} name  of the definition
   * @returns {string}
   */
  problem(message, name) {
    const schema = this.definitions[name];
    return schema ? this.#problem(message, schema, name) : `there is no ${name}`;
  }

  /**
   * @param {unknown} value
   * @param {Schema} schema
   * @param {string} where
   * @returns {string}
   */
  #problem(value, schema, where) {
    if (schema.$ref) return this.problem(value, schema.$ref.split("/").at(-1));
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices) return this.#choice(value, schema, choices, where);
    if ("const" in schema && value !== schema.const) return `${where} is not ${schema.const}`;
    if (schema.enum && !schema.enum.includes(value)) return `${where} is none of its values`;
    if (schema.type && !isOfType(value, schema.type)) return `${where} is no ${schema.type}`;
    if (typeof value === "number") return outOf(value, schema) ? `${where} is out of range` : "";
    if (typeof value === "string") return this.#text(value, schema, where);
    if (Array.isArray(value)) return this.#list(value, schema, where);
    if (value !== null && typeof value === "object") return this.#object(value, schema, where);
    return "";
  }

  /**
   * @param {unknown} value
   * @param {Schema} schema
   * @param {Schema[]} choices
   * @param {string} where
   */
  #choice(value, schema, choices, where) {
    const by = schema.discriminator;
    if (by) {
      if (value === null || typeof value !== "object") return `${where} is no object`;
      const kind = /** @type {Schema} */ (value)[by.propertyName];
      const reference = by.mapping[kind];
      return reference ? this.#problem(value, { $ref: reference }, where) : `${where} is unknown`;
    }
    const problems = choices.map((one) => this.#problem(value, one, where));
    return problems.includes("") ? "" : (problems[0] ?? "");
  }

  /**
   * @param {string} value
   * @param {Schema} schema
   * @param {string} where
   */
  #text(value, schema, where) {
    if (schema.pattern && !new RegExp(schema.pattern).test(value)) return `${where} looks wrong`;
    if (value.length > (schema.maxLength ?? Infinity)) return `${where} is too long`;
    return value.length < (schema.minLength ?? 0) ? `${where} is too short` : "";
  }

  /**
   * @param {unknown[]} value
   * @param {Schema} schema
   * @param {string} where
   */
  #list(value, schema, where) {
    const { minItems = 0, maxItems = Infinity, prefixItems = [], items } = schema;
    if (value.length < minItems || value.length > maxItems) return `${where} has a wrong length`;
    for (const [index, one] of value.entries()) {
      const of = prefixItems[index] ?? items;
      const problem = of ? this.#problem(one, of, `${where}[${index}]`) : "";
      if (problem) return problem;
    }
    return "";
  }

  /**
   * @param {object} value
   * @param {Schema} schema
   * @param {string} where
   */
  #object(value, schema, where) {
    for (const name of schema.required ?? []) {
      if (!(name in value)) return `${where} has no ${name}`;
    }
    for (const [name, one] of Object.entries(value)) {
      const of = schema.properties?.[name];
      if (!of && schema.additionalProperties === false) return `${where} has a ${name}`;
      const problem = of ? this.#problem(one, of, `${where}.${name}`) : "";
      if (problem) return problem;
    }
    return "";
  }
}

/**
 * @param {unknown} value
 * @param {string} type
 */
function isOfType(value, type) {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object")
    return value !== null && typeof value === "object" && !Array.isArray(value);
  return typeof value === type;
}

/**
 * @param {number} value
 * @param {Schema} schema
 */
function outOf(value, { minimum = -Infinity, maximum = Infinity }) {
  return !(value >= minimum && value <= maximum);
}

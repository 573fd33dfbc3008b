/** The eight short sounds, by Web Audio: the tunes of `live/sounds.py`. */

/** Frequency in hertz (0 is silence) and length in seconds of each tone. */
/** @type {Record<string, [number, number][]>} */
export const TUNES = {
  start: [
    [523, 0.12],
    [784, 0.18],
  ],
  count: [[1047, 0.09]],
  not_counted: [
    [392, 0.1],
    [0, 0.05],
    [392, 0.1],
  ],
  hold_start: [[659, 0.3]],
  hold_end: [
    [659, 0.1],
    [988, 0.2],
  ],
  limit: [
    [1480, 0.08],
    [0, 0.04],
    [1480, 0.08],
    [0, 0.04],
    [1480, 0.08],
  ],
  set_done: [
    [523, 0.12],
    [659, 0.12],
    [784, 0.12],
    [1047, 0.25],
  ],
  lost: [
    [494, 0.2],
    [330, 0.3],
  ],
};
const RATE_HZ = 24000;
const LOUDNESS = 0.5;
const EDGE_S = 0.008;

/**
 * Samples of a tune, -1 to 1.
 *
 * @param {[number, number][]} tune
 * @returns {Float32Array<ArrayBuffer>}
 */
export function samplesOf(tune) {
  const lengths = tune.map(([, length_s]) => Math.round(length_s * RATE_HZ));
  const samples = new Float32Array(lengths.reduce((sum, one) => sum + one, 0));
  let at = 0;
  for (const [index, [hz, length_s]] of tune.entries()) {
    const count = lengths[index] ?? 0;
    const last_s = (count - 1) / RATE_HZ;
    for (let step = 0; step < count; step += 1) {
      const time_s = step / RATE_HZ;
      const wave = Math.sin(2 * Math.PI * hz * time_s) + 0.3 * Math.sin(4 * Math.PI * hz * time_s);
      const edge = Math.min(1, time_s / EDGE_S, (last_s - time_s) / EDGE_S);
      const fade = Math.exp((-2 * time_s) / Math.max(length_s, 0.1));
      samples[at + step] = (LOUDNESS / 1.3) * wave * edge * fade;
    }
    at += count;
  }
  return samples;
}

export class Earcons {
  /**
   * @param {AudioContext} context
   * @param {AudioNode} out
   */
  constructor(context, out) {
    this.context = context;
    this.out = out;
    /** @type {Map<string, AudioBuffer>} */
    this.buffers = new Map();
    for (const [name, tune] of Object.entries(TUNES)) {
      const samples = samplesOf(tune);
      const buffer = context.createBuffer(1, samples.length, RATE_HZ);
      buffer.copyToChannel(samples, 0);
      this.buffers.set(name, buffer);
    }
  }

  /** @param {string} name */
  play(name) {
    const source = this.context.createBufferSource();
    source.buffer = this.buffers.get(name) ?? null;
    source.connect(this.out);
    source.start();
  }
}

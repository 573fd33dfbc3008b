/** The two voices: the browser's own, and the server's samples where it has none. */

// A browser's voice that has not begun by then never will.
const BEGIN_MS = 2500;
const VOICES_MS = 1000;
// A voice that hangs is given up after this long a letter, and some more.
const LETTER_MS = 120;
const END_MS = 4000;

/**
 * @typedef {object} Spoken
 * @property {Promise<boolean>} ended  whether it was heard to its end
 * @property {() => void} cut  fall silent now
 *
 * @typedef {object} Voice
 * @property {(text: string, volume: number) => Spoken} speak
 * @property {(text: string) => void} prepare  it is likely to be said soon
 */

/**
 * A voice of the browser in a language that works on this machine alone: others send what they
 * say to their maker.
 *
 * @param {string} language
 * @returns {Promise<SpeechSynthesisVoice | null>}
 */
export async function localVoice(language) {
  if (!("speechSynthesis" in globalThis)) return null;
  const fitting = () => {
    const voices = speechSynthesis.getVoices().filter((one) => one.localService);
    const tagged = (/** @type {SpeechSynthesisVoice} */ one) => one.lang.replace("_", "-");
    return (
      voices.find((one) => tagged(one) === language) ??
      voices.find((one) => tagged(one).split("-")[0] === language.split("-")[0]) ??
      null
    );
  };
  if (speechSynthesis.getVoices().length === 0) {
    await new Promise((resolve) => {
      speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
      setTimeout(resolve, VOICES_MS);
    });
  }
  return fitting();
}

/** @implements {Voice} */
export class BrowserVoice {
  /** @param {SpeechSynthesisVoice} voice */
  constructor(voice) {
    this.voice = voice;
  }

  /**
   * @param {string} text
   * @param {number} volume
   * @returns {Spoken}
   */
  speak(text, volume) {
    const utterance = new SpeechSynthesisUtterance(spelledOut(text));
    utterance.voice = this.voice;
    utterance.lang = this.voice.lang;
    utterance.rate = 0.95;
    utterance.volume = volume;
    let cut = () => {};
    const ended = new Promise((/** @type {(heard: boolean) => void} */ resolve) => {
      let begun = false;
      cut = () => {
        resolve(false);
        speechSynthesis.cancel();
      };
      utterance.onstart = () => {
        begun = true;
      };
      utterance.onend = () => resolve(true);
      utterance.onerror = () => resolve(false);
      setTimeout(() => begun || cut(), BEGIN_MS);
      setTimeout(cut, BEGIN_MS + END_MS + LETTER_MS * text.length);
    });
    speechSynthesis.speak(utterance);
    return { ended, cut };
  }

  prepare() {}
}

/** @implements {Voice} */
export class ServerVoice {
  /**
   * @param {() => string} address  with the session in its query
   * @param {AudioContext} context
   * @param {AudioNode} out
   */
  constructor(address, context, out) {
    this.address = address;
    this.context = context;
    this.out = out;
    /** @type {Map<string, Promise<AudioBuffer | null>>} */
    this.samples = new Map();
  }

  /**
   * @param {string} text
   * @returns {Spoken}
   */
  speak(text) {
    let silenced = false;
    let stop = () => {};
    const play = async () => {
      const buffer = await this.#samplesOf(text);
      if (!buffer || silenced) return false;
      const source = this.context.createBufferSource();
      source.buffer = buffer;
      source.connect(this.out);
      return new Promise((/** @type {(heard: boolean) => void} */ resolve) => {
        const timer = setTimeout(() => resolve(true), 1000 * buffer.duration + 2000);
        source.onended = () => {
          clearTimeout(timer);
          resolve(!silenced);
        };
        stop = () => source.stop();
        source.start();
      });
    };
    const cut = () => {
      silenced = true;
      stop();
    };
    return { ended: play(), cut };
  }

  /** @param {string} text */
  prepare(text) {
    this.#samplesOf(text);
  }

  /**
   * @param {string} text
   * @returns {Promise<AudioBuffer | null>}
   */
  #samplesOf(text) {
    let samples = this.samples.get(text);
    if (!samples) {
      samples = this.#fetched(text);
      this.samples.set(text, samples);
    }
    return samples;
  }

  /** @param {string} text */
  async #fetched(text) {
    try {
      const answer = await fetch(`${this.address()}&text=${encodeURIComponent(text)}`);
      if (!answer.ok) return null;
      return await this.context.decodeAudioData(await answer.arrayBuffer());
    } catch {
      this.samples.delete(text); // the connection is cut: asked for again another time
      return null;
    }
  }
}

/**
 * Words in capitals are stressed, not spelled: a browser's voice might read "LEFT" letter by letter.
 *
 * @param {string} text
 */
function spelledOut(text) {
  return text.replace(/\p{Lu}{2,}/gu, (word) => word.toLowerCase());
}

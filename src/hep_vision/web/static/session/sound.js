/** All that is heard: earcons and speech, at one volume. */

import { Earcons } from "./earcons.js";
import { Speech } from "./speech.js";
import { BrowserVoice, localVoice, ServerVoice } from "./voices.js";

/** @import { SessionData } from "./types.js" */

const SPEECH = "/session/speech";
const VOLUME_STEP = 0.15;
const QUIETEST = 0.1;

export class Sound {
  /**
   * @param {HTMLElement} region  of what is said, for screen readers
   * @param {boolean} serverSpeaks
   */
  constructor(region, serverSpeaks) {
    this.speech = new Speech(region);
    this.serverSpeaks = serverSpeaks;
    /** @type {Earcons | null} */
    this.earcons = null;
    /** @type {GainNode | null} */
    this.gain = null;
  }

  /**
   * Begin; a browser lets sounds be played only after something was pressed.
   *
   * @param {SessionData} data
   * @param {() => string | null} session  in which it is spoken
   */
  async start({ settings, language }, session) {
    if (this.gain) return;
    const context = new AudioContext({ latencyHint: "interactive" });
    this.gain = context.createGain();
    this.gain.connect(context.destination);
    this.earcons = new Earcons(context, this.gain);
    this.#setVolume(settings.volume / 100);
    if (!settings.voice) return;
    const voice = await localVoice(language);
    const address = () => `${SPEECH}?session=${session()}`;
    if (voice) this.speech.voice = new BrowserVoice(voice);
    else if (this.serverSpeaks) this.speech.voice = new ServerVoice(address, context, this.gain);
  }

  /** @param {number} step  +1 or -1 */
  louder(step) {
    this.#setVolume(this.speech.volume + step * VOLUME_STEP);
  }

  /** @param {number} volume  0 to 1 */
  #setVolume(volume) {
    this.speech.volume = Math.min(1, Math.max(QUIETEST, volume));
    if (this.gain) this.gain.gain.value = this.speech.volume;
  }
}

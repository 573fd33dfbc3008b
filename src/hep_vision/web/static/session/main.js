/** Puts the session page together. */

import { find } from "./dom.js";
import { Checker } from "./messages.js";
import { Session } from "./session.js";

/** @import { About, SessionData } from "./types.js" */

const AGAIN_MS = 2000;

/**
 * What an address gives; asked again for as long as the server does not answer.
 *
 * @param {string | URL} address
 * @returns {Promise<any>}
 */
async function json(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return json(address);
  }
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** @type {SessionData} */
const data = JSON.parse(find(document, "#session-data", HTMLScriptElement).text);
const [about, schema] = await Promise.all([
  json(`/session/about?language=${encodeURIComponent(data.language)}`),
  json(new URL("./messages.schema.json", import.meta.url)),
]);
const root = find(document, ".session", HTMLElement);
await new Session(root, data, /** @type {About} */ (about), new Checker(schema)).begin();

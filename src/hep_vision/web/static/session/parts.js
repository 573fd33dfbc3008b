/** The parts of a screen that are lists: pips, dots of sets, cards. */

import { make, sign } from "./dom.js";

/** @import { Card, Pip, View } from "./types.js" */

/** @param {Pip[]} pips */
export function pipNodes(pips) {
  return pips.map((pip) => make("i", `pip ${pip}`));
}

/**
 * Which set of how many, as words and dots.
 *
 * @param {View} view
 */
export function setDots({ set_text: text, set_number: current, sets, celebrate }) {
  if (sets < 1) return [];
  const dots = make("span", "dots");
  dots.setAttribute("aria-hidden", "true");
  for (let number = 1; number <= sets; number += 1) {
    const done = number < current || (number === current && celebrate);
    dots.append(make("i", done ? "done" : number === current ? "now" : "open"));
  }
  return sets > 1 ? [make("span", "label", text), dots] : [];
}

/**
 * @param {Card[]} cards
 * @param {string} pictures
 * @param {Record<string, string>} labels
 */
export function cardNodes(cards, pictures, labels) {
  return cards.map((card) => {
    const picture = document.createElement("img");
    picture.src = `${pictures}${card.exercise}_end.jpg`;
    picture.alt = "";
    picture.className = card.mirrored ? "flipped" : "";
    const title = make("h2", "", card.name);
    if (card.side) title.append(" ", make("span", "side", card.side));
    const words = make("div", "card-words", title);
    for (const [kind, text] of /** @type {const} */ ([
      ["result", card.result || card.dose],
      ["gain", card.gain],
    ])) {
      if (text) words.append(make("p", kind, text));
    }
    for (const remark of card.remarks) words.append(make("p", "remark", remark));
    const state = make("span", `state ${card.state}`);
    state.append(make("span", "unseen", labels[`card_${card.state}`] ?? ""));
    if (card.state === "done") state.prepend(sign("good"));
    const node = make("li", `card ${card.state}`, picture, words, state);
    return node;
  });
}

/** Small helpers that change the page only where it differs. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * The one element that matches, of the type that is asked for.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * @param {Element} element
 * @param {string} text
 * @returns {boolean} whether the text changed
 */
export function setText(element, text) {
  if (element.textContent === text) return false;
  element.textContent = text;
  return true;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value  null removes it
 */
export function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * A custom property, through the object model: the page's policy forbids inline styles.
 *
 * @param {HTMLElement | SVGElement} element
 * @param {string} name
 * @param {string | number} value
 */
export function setProperty(element, name, value) {
  const text = String(value);
  if (element.style.getPropertyValue(name) !== text) element.style.setProperty(name, text);
}

/**
 * @param {HTMLElement | SVGElement} element
 * @param {boolean} shown
 */
export function show(element, shown) {
  if (element.hasAttribute("hidden") === shown) element.toggleAttribute("hidden", !shown);
}

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * One of the signs that `session.html` defines.
 *
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function sign(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#sign-${name}`);
  svg.append(use);
  return svg;
}

/**
 * Rebuild the children of an element when what they show has changed.
 *
 * @param {HTMLElement} element
 * @param {unknown} what
 * @param {() => Node[]} build
 * @returns {boolean} whether they were rebuilt
 */
export function rebuild(element, what, build) {
  const key = JSON.stringify(what);
  if (element.dataset.shows === key) return false;
  element.dataset.shows = key;
  element.replaceChildren(...build());
  return true;
}

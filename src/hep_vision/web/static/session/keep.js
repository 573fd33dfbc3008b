/**
 * Messages that the server has not stored yet, in the browser's own database: a closed tab or a
 * crash loses none. The page goes on without where there is no database.
 */

const DATABASE = "hep-vision-session";
const WRITE_MS = 100;
// A session of an earlier page is gone on with for so long, like the server does.
const FRESH_MS = 6 * 3600 * 1000;

/**
 * @typedef {{seq: number, data: ArrayBuffer | string}} Kept
 * @typedef {{session: string, seq: number, time_s: number, wall_ms: number}} Mark
 */

export class Keep {
  constructor() {
    /** @type {IDBDatabase | null} */
    this.database = null;
    /** @type {Kept[]} */
    this.unwritten = [];
    /** @type {Mark | null} */
    this.mark = null;
    this.timer = 0;
  }

  async open() {
    try {
      this.database = await new Promise((resolve, reject) => {
        const asked = indexedDB.open(DATABASE, 1);
        asked.onupgradeneeded = () => {
          asked.result.createObjectStore("messages", { keyPath: ["session", "seq"] });
          asked.result.createObjectStore("marks", { keyPath: "session" });
        };
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    } catch {
      this.database = null; // a private window: what the page holds in memory has to do
    }
  }

  /**
   * The session that an earlier page left unfinished, with what the server may lack.
   *
   * @returns {Promise<{mark: Mark, messages: Kept[]} | null>}
   */
  async unfinished() {
    if (!this.database) return null;
    /** @type {Mark[]} */
    const marks = await this.#read("marks", null);
    const fresh = marks.filter((one) => Date.now() - one.wall_ms < FRESH_MS);
    for (const old of marks) if (!fresh.includes(old)) this.#drop(old.session, Infinity, true);
    const mark = fresh.sort((one, other) => other.wall_ms - one.wall_ms)[0];
    if (!mark) return null;
    const messages = await this.#read("messages", rangeOf(mark.session, Infinity));
    return { mark, messages };
  }

  /**
   * @param {string} session
   * @param {number} seq
   * @param {number} time_s
   * @param {ArrayBuffer | string} data
   */
  add(session, seq, time_s, data) {
    this.unwritten.push({ seq, data });
    this.mark = { session, seq, time_s, wall_ms: Date.now() };
    this.timer ||= setTimeout(() => this.flush(), WRITE_MS);
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = 0;
    const { database, mark, unwritten } = this;
    this.unwritten = [];
    if (!database || !mark) return;
    const names = ["messages", "marks"];
    const transaction = database.transaction(names, "readwrite", { durability: "relaxed" });
    const messages = transaction.objectStore("messages");
    for (const one of unwritten) messages.put({ session: mark.session, ...one });
    transaction.objectStore("marks").put(mark);
  }

  /**
   * The server has stored everything up to `seq`.
   *
   * @param {string} session
   * @param {number} seq
   */
  forget(session, seq) {
    this.unwritten = this.unwritten.filter((one) => one.seq > seq);
    this.#drop(session, seq, false);
  }

  /**
   * The session is over, or the server does not know it any more.
   *
   * @param {string} session
   */
  forgetAll(session) {
    this.unwritten = [];
    this.mark = null;
    clearTimeout(this.timer);
    this.timer = 0;
    this.#drop(session, Infinity, true);
  }

  /**
   * @param {string} session
   * @param {number} seq
   * @param {boolean} mark
   */
  #drop(session, seq, mark) {
    if (!this.database) return;
    const transaction = this.database.transaction(["messages", "marks"], "readwrite");
    transaction.objectStore("messages").delete(rangeOf(session, seq));
    if (mark) transaction.objectStore("marks").delete(session);
  }

  /**
   * @param {"messages" | "marks"} store
   * @param {IDBKeyRange | null} range
   * @returns {Promise<any[]>}
   */
  #read(store, range) {
    return new Promise((resolve, reject) => {
      if (!this.database) return resolve([]);
      const asked = this.database.transaction(store).objectStore(store).getAll(range);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  }
}

/**
 * @param {string} session
 * @param {number} seq
 */
function rangeOf(session, seq) {
  return IDBKeyRange.bound([session, 0], [session, seq]);
}

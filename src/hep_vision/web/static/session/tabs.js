/** One tab has the session. */

const LOCK = "hep-vision-session";

/**
 * Take the session for this tab, for as long as it is open.
 *
 * @param {boolean} steal  from another tab
 * @param {() => void} onStolen  another tab has taken it
 * @returns {Promise<boolean>} whether this tab has it
 */
export function takeSession(steal, onStolen) {
  const options = steal ? { steal } : { ifAvailable: true };
  return new Promise((resolve) => {
    navigator.locks
      .request(LOCK, options, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise(() => {}) : undefined;
      })
      .catch(onStolen);
  });
}

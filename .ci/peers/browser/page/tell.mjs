// What a page has to tell goes to the process that drives the browser.

/** Tells one event. */
export function tell(ev, details = {}) {
  globalThis.hear(ev, details);
}

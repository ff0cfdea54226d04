// The one way out: a JSON object a line on standard output, with milliseconds since the start.

const start = Date.now();

/** Prints one event. */
export function tell(ev, details = {}) {
  process.stdout.write(`${JSON.stringify({ t: Date.now() - start, ev, ...details })}\n`);
}

/** Keeps what libraries print out of the way of the events; what they call an error becomes one. */
export function quietConsole() {
  for (const level of ['debug', 'log', 'info', 'warn']) console[level] = () => {};
  console.error = (...words) => tell('log', { text: words.map(String).join(' ').slice(0, 500) });
}

// A publisher: one name with one track, a group of one frame five times a second.

import { utf8 } from './octets.js';

/** Time between two groups, ms. */
const INTERVAL = 200;

/** Subscriptions that are served at once; one more is refused. */
const MAX_AUDIENCE = 64;

/** Frames that are kept for show. */
const MAX_FRAMES = 12;

/** What is left of a name under a prefix, or undefined when it is not under it. */
function suffix(name, prefix) {
  if (prefix === '') return name;
  if (name === prefix) return '';
  return name.startsWith(`${prefix}/`) ? name.slice(prefix.length + 1) : undefined;
}

export class Broadcast {
  groups = 0;
  frames = 0;
  audience = 0;
  latest = [];

  #group = 0;
  #name;
  #track;
  #told;
  #changed;
  #audience = new Set();
  #ears = new Set();
  #timer;

  /**
   * @param told called with a direction and words, for each message
   * @param changed called with a state and a detail in words
   */
  constructor(name, track, told, changed) {
    this.#name = name;
    this.#track = track;
    this.#told = told;
    this.#changed = changed;
    changed('connecting', 'the relay has not asked for names yet');
    this.#timer = setInterval(() => this.#tick(), INTERVAL);
  }

  /** The relay wants names under a prefix. */
  wanted(prefix, tell) {
    const rest = suffix(this.#name, prefix);
    if (rest === undefined) return () => {};
    const ear = (active) => {
      this.#told('→', `${active ? 'announce' : 'unannounce'} ${this.#name}`);
      return tell(rest, active).catch(() => {});
    };
    this.#ears.add(ear);
    ear(true);
    this.#show();
    return () => this.#ears.delete(ear);
  }

  has(name, track) {
    return name === this.#name && track === this.#track && this.#audience.size < MAX_AUDIENCE;
  }

  /** Somebody has subscribed, and gets the newest group at once. */
  subscribed(send, end) {
    const member = { send, end };
    this.#audience.add(member);
    this.#send(member);
    this.#show();
    return () => {
      this.#audience.delete(member);
      this.#show();
    };
  }

  /** Takes the name back and ends the track. */
  async end() {
    clearInterval(this.#timer);
    await Promise.all([...this.#ears].map((ear) => ear(false)));
    for (const member of this.#audience) member.end();
    this.#audience.clear();
    this.audience = 0;
  }

  #tick() {
    this.#group += 1;
    for (const member of this.#audience) this.#send(member);
    this.#show();
  }

  #send(member) {
    const words = `${this.#name} ${this.#group}`;
    const sent = member.send(this.#group, [utf8(words)]);
    if (!sent) return;
    sent.catch(() => this.#audience.delete(member));
    this.groups += 1;
    this.frames += 1;
    this.latest = [
      { group: this.#group, number: 0, words },
      ...this.latest.slice(0, MAX_FRAMES - 1),
    ];
  }

  #show() {
    this.audience = this.#audience.size;
    if (this.#ears.size === 0) return;
    if (this.audience === 0) this.#changed('publishing', 'nobody has subscribed');
    else this.#changed('publishing', `group ${this.#group}`);
  }
}

// A subscriber: waits for a name, asks for its track at every announcement, and says what it gets.

import { legible } from './octets.js';

/** Frames that are kept for show. */
const MAX_FRAMES = 12;

export class Player {
  groups = 0;
  frames = 0;
  asks = 0;
  failures = 0;
  latest = [];

  #session;
  #name;
  #track;
  #changed;
  #seen = -1;
  #current;

  /** @param changed called with a state and a detail in words */
  constructor(session, name, track, changed) {
    this.#session = session;
    this.#name = name;
    this.#track = track;
    this.#changed = changed;
    changed('waiting', `${name} is not announced`);
  }

  /** Hears that a name is announced, or not any more. */
  heard(name, active) {
    if (name !== this.#name) return;
    if (!active) {
      this.#giveUp();
      this.#changed('waiting', `${name} is not announced any more`);
    } else if (!this.#current) {
      this.#ask();
    }
  }

  #giveUp() {
    this.#current?.giveUp?.();
    this.#current = undefined;
  }

  async #ask() {
    const ours = { accepted: false, playing: false, giveUp: undefined };
    this.#current = ours;
    this.asks += 1;
    this.#changed('asked', 'no answer yet');
    const live = () => this.#current === ours;
    try {
      ours.giveUp = await this.#session.subscribe(this.#name, this.#track, {
        accepted: () => live() && this.#accepted(ours),
        frame: (group, number, octets) => live() && this.#frame(ours, group, number, octets),
        over: (code) => live() && this.#over(ours, code),
      });
      if (!live()) ours.giveUp();
    } catch (error) {
      if (live()) this.#over(ours, error.message);
    }
  }

  #accepted(ours) {
    ours.accepted = true;
    if (!ours.playing) this.#changed('accepted', 'no frame yet');
  }

  #frame(ours, group, number, octets) {
    this.frames += 1;
    if (number === 0) this.groups += 1;
    this.#seen = Math.max(this.#seen, group);
    this.latest = [{ group, number, words: legible(octets) }, ...this.latest.slice(0, MAX_FRAMES - 1)];
    ours.playing = true;
    this.#changed('playing', `group ${this.#seen}`);
  }

  #over(ours, code) {
    this.#current = undefined;
    if (code === undefined) return this.#changed('ended', 'the track is over');
    const why = typeof code === 'number' ? `code ${code}` : code;
    if (!ours.accepted) return this.#changed('refused', why);
    this.failures += 1;
    return this.#changed('failed', why);
  }
}

// Octets of moq-lite: writing messages, and reading them from a stream.

/** Longest message or frame that is taken, octets. */
export const MAX_OCTETS = 1 << 20;

const UTF8 = new TextEncoder();
const FROM_UTF8 = new TextDecoder('utf-8', { fatal: true });

/** One or more arrays as one. */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A number below 2^53 as QUIC writes it: one, two, four or eight octets, as few as will do. */
export function varint(number) {
  const wide = BigInt(number);
  const power = [63, 16383, 1073741823].findIndex((most) => number <= most);
  const length = 1 << (power === -1 ? 3 : power);
  const octets = new Uint8Array(length);
  for (let i = 0; i < length; i++) octets[i] = Number((wide >> BigInt(8 * (length - 1 - i))) & 0xffn);
  octets[0] |= Math.log2(length) << 6;
  return octets;
}

/** One octet. */
export function octet(number) {
  return Uint8Array.of(number);
}

/** Octets after their length. */
export function sized(octets) {
  return joined(varint(octets.length), octets);
}

/** Text after its length in UTF-8. */
export function text(words) {
  return sized(UTF8.encode(words));
}

/** Text as a frame holds it. */
export function utf8(words) {
  return UTF8.encode(words);
}

/** What a frame holds as text, or how long it is when it is none. */
export function legible(octets) {
  try {
    return FROM_UTF8.decode(octets);
  } catch {
    return `${octets.length} octets`;
  }
}

/** The stream ended in the middle of something. */
export class Truncated extends Error {}

/** Reads values off a stream as its octets arrive. */
export class Inlet {
  #reader;
  #held = new Uint8Array(0);

  constructor(readable) {
    this.#reader = readable.getReader();
  }

  /** Whether the stream has ended after the values read so far. */
  async ended() {
    return this.#held.length === 0 && !(await this.#more());
  }

  async octets(count) {
    if (count > MAX_OCTETS) throw new RangeError(`${count} octets at once, more than ${MAX_OCTETS}`);
    while (this.#held.length < count) {
      if (!(await this.#more())) throw new Truncated('the stream ends too early');
    }
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }

  async varint() {
    const [first] = await this.octets(1);
    let value = BigInt(first & 0x3f);
    for (const next of await this.octets((1 << (first >> 6)) - 1)) value = (value << 8n) | BigInt(next);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`the number ${value}`);
    return Number(value);
  }

  /** The fields of a message, which stands after its length. */
  async message() {
    return new Fields(await this.octets(await this.varint()));
  }

  /** Octets after their length. */
  async sized() {
    return this.octets(await this.varint());
  }

  /** Wants no more; the sender is told with a code. */
  cancel(code) {
    this.#reader.cancel(failure(code)).catch(() => {});
  }

  async #more() {
    const { value, done } = await this.#reader.read();
    if (done) return false;
    this.#held = this.#held.length === 0 ? value : joined(this.#held, value);
    return true;
  }
}

/** The fields of one message. */
class Fields {
  #octets;
  #at = 0;

  constructor(octets) {
    this.#octets = octets;
  }

  octet() {
    if (this.#at >= this.#octets.length) throw new Truncated('the message ends too early');
    return this.#octets[this.#at++];
  }

  varint() {
    const first = this.octet();
    let value = BigInt(first & 0x3f);
    for (let i = (1 << (first >> 6)) - 1; i > 0; i--) value = (value << 8n) | BigInt(this.octet());
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`the number ${value}`);
    return Number(value);
  }

  /** A number that may be absent. */
  optional() {
    const value = this.varint();
    return value === 0 ? undefined : value - 1;
  }

  text() {
    const length = this.varint();
    if (length > this.#octets.length - this.#at) throw new Truncated('the message ends too early');
    this.#at += length;
    return FROM_UTF8.decode(this.#octets.subarray(this.#at - length, this.#at));
  }
}

/** An error that resets a stream with a code; the standard changed the order of arguments. */
export function failure(code) {
  const error = new WebTransportError({ streamErrorCode: code });
  return error.streamErrorCode === code ? error : new WebTransportError('', { streamErrorCode: code });
}

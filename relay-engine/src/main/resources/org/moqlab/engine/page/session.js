// One session of moq-lite-04 over WebTransport: which streams there are and what they carry.

import { Inlet, failure, joined, octet, sized, text, varint } from './octets.js';

/** The only version this page speaks. */
export const PROTOCOL = 'moq-lite-04';

/** Names of a relay that are remembered; more are not shown. */
export const MAX_NAMES = 1000;

/** MoQ's code for what is not there. */
export const NOT_FOUND = 13;

/** MoQ's code for a stream that this page has no use for. */
const UNEXPECTED = 10;

const ANNOUNCE = 1;
const SUBSCRIBE = 2;
const GROUP = 0;
const OK = 0;
const PRIORITY = 100;

const STREAMS = ['session', 'announce', 'subscribe', 'fetch', 'probe', 'goaway', 'track'];

/** A fresh id for hop lists: 53 bits, never 0. */
function freshId() {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  return (high & 0x1fffff) * 2 ** 32 + low || 1;
}

function octetsOf(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

/** The code of a reset, or undefined when an error is none. */
function codeOf(error) {
  return typeof error?.streamErrorCode === 'number' ? error.streamErrorCode : undefined;
}

export class Session {
  #transport;
  #told;
  #id = freshId();
  #groups = new Map();
  #subscriptions = 0;
  #publisher;

  /** @param told called with a direction, '→' or '←', and words, for each message */
  constructor(transport, told) {
    this.#transport = transport;
    this.#told = told;
    this.#each(transport.incomingBidirectionalStreams, (stream) => this.#asked(stream));
    this.#each(transport.incomingUnidirectionalStreams, (readable) => this.#group(readable));
  }

  /** Dials a relay and pins its certificate. */
  static async open({ url, hash }, told) {
    const transport = new WebTransport(url, {
      serverCertificateHashes: [{ algorithm: 'sha-256', value: octetsOf(hash) }],
      protocols: [PROTOCOL],
    });
    transport.closed.catch(() => {});
    await transport.ready;
    if (transport.protocol !== undefined && transport.protocol !== PROTOCOL) {
      transport.close();
      throw new Error(`the relay chose '${transport.protocol}', not ${PROTOCOL}`);
    }
    return new Session(transport, told);
  }

  /** Settles when the session is over, with the code and reason of who closed it. */
  get closed() {
    return this.#transport.closed;
  }

  close() {
    this.#transport.close({ closeCode: 0, reason: '' });
  }

  async #each(streams, handle) {
    const reader = streams.getReader();
    try {
      for (let next; !(next = await reader.read()).done; ) {
        handle(next.value).catch((error) => this.#told('·', `stream: ${error.message}`));
      }
    } catch {
      // The session is over, and `closed` says why.
    }
  }

  // --- what this page asks ----------------------------------------------------------------------

  /**
   * Asks for all names.
   *
   * @param heard called with a name, and how many hops away it is or undefined when it is gone
   */
  async listen(heard) {
    const stream = await this.#transport.createBidirectionalStream();
    const writer = stream.writable.getWriter();
    const body = joined(text(''), varint(this.#id));
    await writer.write(joined(varint(ANNOUNCE), sized(body)));
    this.#told('→', 'asks for all names');
    const inlet = new Inlet(stream.readable);
    while (!(await inlet.ended())) {
      const fields = await inlet.message();
      const active = fields.octet() === 1;
      const name = fields.text();
      const hops = fields.varint();
      this.#told('←', active ? `announce ${name}, ${hops} hops` : `unannounce ${name}`);
      heard(name, active ? hops : undefined);
    }
  }

  /**
   * Subscribes to a track.
   *
   * @param listener its `accepted()`, `frame(group, number, octets)` and `over(code)` are called;
   *     a code says that the track broke off
   * @returns how to give it up
   */
  async subscribe(name, track, listener) {
    const id = this.#subscriptions++;
    this.#groups.set(id, listener);
    const stream = await this.#transport.createBidirectionalStream();
    const writer = stream.writable.getWriter();
    const wishes = joined(octet(PRIORITY), octet(0), varint(0), varint(0), varint(0));
    const body = joined(varint(id), text(name), text(track), wishes);
    await writer.write(joined(varint(SUBSCRIBE), sized(body)));
    this.#told('→', `subscribe ${name}, track ${track}`);
    const inlet = new Inlet(stream.readable);
    this.#follow(inlet, id, name).finally(() => this.#groups.delete(id));
    return () => {
      this.#groups.delete(id);
      this.#told('→', `unsubscribe ${name}`);
      writer.close().catch(() => {});
      inlet.cancel(0);
    };
  }

  async #follow(inlet, id, name) {
    const listener = this.#groups.get(id);
    try {
      while (!(await inlet.ended())) {
        const kind = await inlet.varint();
        await inlet.message();
        this.#told('←', kind === OK ? `accept ${name}` : `groups of ${name} are left out`);
        if (kind === OK) listener.accepted();
      }
      if (!this.#groups.has(id)) return;
      this.#told('←', `end of ${name}`);
      listener.over();
    } catch (error) {
      if (!this.#groups.has(id)) return;
      const code = codeOf(error);
      if (code !== undefined) this.#told('←', `reset of ${name}, code ${code}`);
      listener.over(code ?? error.message);
    }
  }

  async #group(readable) {
    const inlet = new Inlet(readable);
    if ((await inlet.varint()) !== GROUP) return inlet.cancel(UNEXPECTED);
    const head = await inlet.message();
    const listener = this.#groups.get(head.varint());
    if (!listener) return inlet.cancel(0);
    const group = head.varint();
    try {
      for (let n = 0; !(await inlet.ended()); n++) listener.frame(group, n, await inlet.sized());
    } catch (error) {
      this.#told('←', `group ${group} breaks off, code ${codeOf(error) ?? error.message}`);
    }
    return undefined;
  }

  // --- what a relay asks ------------------------------------------------------------------------

  /** Answers for a publisher from now on. */
  serve(publisher) {
    this.#publisher = publisher;
  }

  async #asked({ readable, writable }) {
    const inlet = new Inlet(readable);
    const writer = writable.getWriter();
    const kind = await inlet.varint();
    if (kind === ANNOUNCE) return this.#announce(inlet, writer);
    if (kind === SUBSCRIBE) return this.#publish(inlet, writer);
    this.#told('←', `opens a ${STREAMS[kind] ?? kind} stream, which this page refuses`);
    inlet.cancel(UNEXPECTED);
    return writer.abort(failure(UNEXPECTED));
  }

  async #announce(inlet, writer) {
    const prefix = (await inlet.message()).text();
    this.#told('←', `wants ${prefix === '' ? 'all names' : `names under ${prefix}`}`);
    const tell = async (suffix, active) => {
      const hops = active ? joined(varint(1), varint(this.#id)) : varint(0);
      await writer.write(sized(joined(octet(active ? 1 : 0), text(suffix), hops)));
    };
    const gone = this.#publisher?.wanted(prefix, tell);
    await inlet.ended().catch(() => true);
    gone?.();
  }

  async #publish(inlet, writer) {
    const fields = await inlet.message();
    const id = fields.varint();
    const [name, track] = [fields.text(), fields.text()];
    const priority = fields.octet();
    fields.octet();
    fields.varint();
    const [first, last] = [fields.optional() ?? 0, fields.optional() ?? Infinity];
    this.#told('←', `subscribe ${name}, track ${track}`);
    if (!this.#publisher?.has(name, track)) {
      this.#told('→', `refuse ${name}, code ${NOT_FOUND}`);
      inlet.cancel(NOT_FOUND);
      return writer.abort(failure(NOT_FOUND));
    }
    const ok = joined(octet(priority), octet(0), varint(0), varint(0), varint(0));
    await writer.write(joined(varint(OK), sized(ok)));
    this.#told('→', `accept ${name}`);
    const send = (group, frames) =>
      group >= first && group <= last ? this.#sendGroup(id, group, frames) : undefined;
    const gone = this.#publisher.subscribed(send, () => writer.close().catch(() => {}));
    try {
      while (!(await inlet.ended())) await inlet.message();
      this.#told('←', `unsubscribe ${name}`);
      await writer.close();
    } catch (error) {
      // Nobody listens any more: the subscription was reset, the track is over, or all is.
      if (codeOf(error) !== undefined) this.#told('←', `unsubscribe ${name}`);
    }
    return gone();
  }

  async #sendGroup(id, group, frames) {
    const writer = (await this.#transport.createUnidirectionalStream()).getWriter();
    const head = joined(varint(GROUP), sized(joined(varint(id), varint(group))));
    await writer.write(joined(head, ...frames.map(sized)));
    await writer.close();
  }
}

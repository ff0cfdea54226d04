// Raw QUIC in the shape of a WebTransport session, on @matrixai/quic (Cloudflare's quiche).

import fs from 'node:fs';
import { createHash, webcrypto } from 'node:crypto';
import Logging from '@matrixai/logger';
import { QUICClient, QUICServer, events } from '@matrixai/quic';
import { settled } from './protocol.mjs';
import { codeOf, mappedCode } from './stream-codes.mjs';

const DIAL_MS = 10_000;
const BAD_CERTIFICATE = 42;

const TUNING = {
  maxIdleTimeout: 10_000,
  keepAliveIntervalTime: 3_000,
  initialMaxStreamsBidi: 10_000,
  initialMaxStreamsUni: 10_000,
  // Nobody here reads datagrams, but moq-relay 0.14 drops a lite-05 session that takes none.
  enableDgram: [true, 64, 64],
  // The library hands out no more than one chunk of what it holds when a stream ends.
  readableChunkSize: 1 << 16,
};

const Logger = Logging.default ?? Logging;
const logger = new Logger('quic', 100, []);

const streamCodes = {
  reasonToCode: (_direction, reason) => mappedCode(reason?.code ?? 0),
  codeToReason: (_direction, code) =>
    Object.assign(new Error(`stream ended with ${code}`), { source: 'stream', streamErrorCode: codeOf(code) }),
};

class RawSession {
  #connection;
  #ending = { closeCode: 0, reason: '' };

  constructor(connection, protocol) {
    this.#connection = connection;
    this.protocol = settled(protocol);
    this.ready = Promise.resolve();
    this.datagrams = { readable: new ReadableStream(), writable: new WritableStream(), maxDatagramSize: 0 };
    let bidi;
    let uni;
    this.incomingBidirectionalStreams = new ReadableStream({ start: (to) => { bidi = to; } });
    this.incomingUnidirectionalStreams = new ReadableStream({ start: (to) => { uni = to; } });
    connection.addEventListener(events.EventQUICConnectionStream.name, ({ detail: stream }) => {
      if (stream.type === 'bidi') bidi.enqueue({ readable: stream.readable, writable: stream.writable });
      else uni.enqueue(stream.readable);
    });
    connection.addEventListener(events.EventQUICConnectionClose.name, ({ detail }) => this.#ended(detail));
    this.closed = connection.closedP.then(() => {
      bidi.close();
      uni.close();
      return this.#ending;
    });
  }

  #ended(failure) {
    const { errorCode = 0, reason, isApp = true } = failure?.data ?? {};
    const phrase = reason ? new TextDecoder().decode(reason) : '';
    this.#ending = isApp && failure?.data
      ? { closeCode: errorCode, reason: phrase }
      : { closeCode: errorCode, reason: `QUIC: ${phrase || failure?.message}` };
  }

  async createBidirectionalStream() {
    const { readable, writable } = this.#connection.newStream('bidi');
    return { readable, writable };
  }

  async createUnidirectionalStream() {
    return this.#connection.newStream('uni').writable;
  }

  close({ closeCode = 0, reason = '' } = {}) {
    const phrase = new TextEncoder().encode(reason);
    this.#connection.stop({ isApp: true, errorCode: closeCode, reason: phrase, force: true }).catch(() => {});
  }
}

function trusting(pin) {
  if (!pin) return { verifyPeer: false };
  return {
    verifyPeer: true,
    verifyCallback: async ([shown]) =>
      createHash('sha256').update(shown).digest('hex') === pin.toLowerCase() ? undefined : BAD_CERTIFICATE,
  };
}

/** Dials a URL. */
export async function connect(url, { proto, pin }) {
  const client = await QUICClient.createQUICClient({
    host: url.hostname,
    port: Number(url.port),
    localHost: '127.0.0.1',
    crypto: { ops: { randomBytes: async (into) => { webcrypto.getRandomValues(new Uint8Array(into)); } } },
    config: { ...TUNING, ...trusting(pin), applicationProtos: [proto[0]] },
    logger,
    ...streamCodes,
  }, { timer: DIAL_MS });
  return new RawSession(client.connection, proto[0]);
}

/** Listens; port 0 takes any. */
export async function listen({ listen: place, proto, cert, key }, accepted) {
  const [host, port] = place.split(':');
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await webcrypto.subtle.generateKey(hmac, true, ['sign', 'verify']);
  const server = new QUICServer({
    crypto: {
      key: await webcrypto.subtle.exportKey('raw', secret),
      ops: {
        sign: async (_key, data) => webcrypto.subtle.sign(hmac, secret, data),
        verify: async (_key, data, signature) => webcrypto.subtle.verify(hmac, secret, signature, data),
      },
    },
    config: {
      ...TUNING,
      verifyPeer: false,
      applicationProtos: [proto[0]],
      cert: fs.readFileSync(cert, 'utf8'),
      key: fs.readFileSync(key, 'utf8'),
    },
    logger,
    ...streamCodes,
  });
  server.addEventListener(events.EventQUICServerConnection.name, ({ detail }) =>
    accepted(new RawSession(detail, proto[0]), new URL(`https://${host}/`)));
  await server.start({ host, port: Number(port) });
  return { host, port: server.port };
}

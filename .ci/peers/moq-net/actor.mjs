// What one session does: watch announcements, publish, subscribe, and stop each of them.

import { Broadcast, Path } from '@moq/net';
import { tell } from './tell.mjs';

const DEFAULT_PERIOD_MS = 100;
const SHOWN_BYTES = 64;
const FAREWELL_MS = 1000;

const text = new TextDecoder();

function why(cause) {
  return String(cause?.message ?? cause);
}

export class Actor {
  #connection;
  #transport;
  #heard;
  #published = new Map();
  #subscribed = new Map();
  #leaving = false;

  /** @param heard called with every frame that arrives */
  constructor(connection, transport, heard) {
    this.#connection = connection;
    this.#transport = transport;
    this.#heard = heard;
  }

  /** Prints announcements under a prefix; their paths are relative to it. */
  async watch(prefix) {
    const announcements = this.#connection.announced(Path.from(prefix));
    try {
      for (let event; (event = await announcements.next()); ) {
        tell('announce', { prefix, path: event.path, active: event.active });
      }
      tell('announce-end', { prefix });
    } catch (cause) {
      if (!this.#leaving) tell('announce-error', { prefix, reason: why(cause) });
    }
  }

  /** Publishes PATH:TRACK[:PERIOD[:END]]: groups of one frame, `PATH#0`, `PATH#1` and so on. */
  publish(spec) {
    const [path, track, period = DEFAULT_PERIOD_MS, end] = spec.split(':');
    const broadcast = new Broadcast.Producer();
    const producer = broadcast.createTrack(track);
    let number = 0;
    const timer = setInterval(() => producer.writeString(`${path}#${number++}`), Number(period));
    this.#published.set(path, { broadcast, timer });
    this.#connection.publish(Path.from(path), broadcast);
    tell('published', { path, track });
    if (end !== undefined) setTimeout(() => this.unpublish(path), Number(end));
  }

  /** Ends a publication of this session gracefully. */
  unpublish(path) {
    const publication = this.#published.get(path);
    if (!publication) return;
    this.#published.delete(path);
    clearInterval(publication.timer);
    publication.broadcast.close();
    tell('unpublished', { path });
  }

  /** Prints the frames of PATH:TRACK until the track ends. */
  async subscribe(spec) {
    const [path, track] = spec.split(':');
    const subscriber = this.#connection.consume(Path.from(path)).subscribe(track, { priority: 0 });
    this.#subscribed.set(spec, subscriber);
    tell('subscribed', { path, track });
    try {
      for (let frame; (frame = await subscriber.readFrameSequence()); ) {
        tell('frame', {
          path,
          track,
          group: frame.group,
          frame: frame.frame,
          bytes: frame.payload.byteLength,
          ms: frame.timestamp?.asMillis(),
          text: text.decode(frame.payload.subarray(0, SHOWN_BYTES)),
        });
        this.#heard();
      }
      tell('track-end', { path, track });
    } catch (cause) {
      tell('track-error', { path, track, code: cause?.code, reason: why(cause) });
    }
  }

  /** Gives a subscription up. */
  unsubscribe(spec) {
    this.#subscribed.get(spec)?.close();
    this.#subscribed.delete(spec);
  }

  /** Closes the session and waits, not for long, until the peer must have been told. */
  async leave() {
    this.#leaving = true;
    for (const { timer } of this.#published.values()) clearInterval(timer);
    const patience = new Promise((resolve) => setTimeout(resolve, FAREWELL_MS));
    this.#connection.close();
    await Promise.race([this.#transport.closed.catch(() => {}), patience]);
  }
}

// Runs in a page: one session of @moq/net, and what its orders are.

import { Connection } from '@moq/net';
import { Actor } from './actor.mjs';
import { tell } from './tell.mjs';

const VERBS = {
  watch: 'watch',
  pub: 'publish',
  unpub: 'unpublish',
  sub: 'subscribe',
  unsub: 'unsubscribe',
  bye: 'leave',
};

let actor;

/** Opens the session. */
globalThis.join = async function join({ url, pin, protocols }) {
  const webtransport = { serverCertificateHashes: [{ algorithm: 'sha-256', value: pin }] };
  if (protocols.length > 0) webtransport.protocols = protocols;
  const options = { webtransport, websocket: { enabled: false } };
  const connection = await Connection.connect(new URL(url), options).catch((cause) => {
    throw cause.errors?.[0] ?? cause;
  });
  actor = new Actor(connection, connection, () => {});
  tell('connected', { version: connection.version, agent: navigator.userAgent });
  connection.closed.then(
    () => tell('closed'),
    (cause) => tell('closed', { reason: String(cause?.message ?? cause) }),
  );
};

/** Does what a line of standard input says. */
globalThis.obey = async function obey(verb, what) {
  if (!(verb in VERBS)) return tell('unknown-order', { line: `${verb} ${what}` });
  const done = actor[VERBS[verb]](what);
  // Watching and playing last as long as the session.
  if (verb === 'bye') await done;
};

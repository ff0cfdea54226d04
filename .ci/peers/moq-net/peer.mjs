#!/usr/bin/env node
// Drives @moq/net, a MoQ implementation from outside this project, from a command line or from
// standard input. Everything that happens goes to standard output, one JSON object a line.

import './newer-javascript.mjs';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { Actor } from './actor.mjs';
import { quietConsole, tell } from './tell.mjs';

const USAGE = `usage: peer (--url https://HOST:PORT/PATH | --listen HOST:PORT) [options]

  --transport raw|wt     raw QUIC, or WebTransport                                  [raw]
  --proto NAME           what to offer or accept, such as moq-lite-05; may be repeated for wt
  --setup NAME           offer NAME alone where SETUP chooses (--proto moq-00, moql, or an unknown one):
                         moq-lite-01, moq-lite-02, moq-transport-14
  --pin HEX              SHA-256 of the certificate to trust; without it, any is trusted
  --cert FILE --key FILE what a listener shows (PEM)
  --force                take the first --proto although the other end chose none (wt)

  --watch PREFIX               print announcements under PREFIX ('' for all)
  --pub PATH:TRACK[:MS[:END]]  publish a frame every MS (100), end it after END ms
  --sub PATH:TRACK             print frames
  --count N                    leave after N frames
  --for SECONDS                leave after this long                                [30]

On standard input, a line each: watch PREFIX, pub PATH:TRACK[:MS], unpub PATH, sub PATH:TRACK,
unsub PATH:TRACK, bye.
`;

const OPTIONS = {
  url: { type: 'string' },
  listen: { type: 'string' },
  transport: { type: 'string', default: 'raw' },
  proto: { type: 'string', multiple: true, default: [] },
  setup: { type: 'string' },
  pin: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  force: { type: 'boolean', default: false },
  watch: { type: 'string', multiple: true, default: [] },
  pub: { type: 'string', multiple: true, default: [] },
  sub: { type: 'string', multiple: true, default: [] },
  count: { type: 'string' },
  for: { type: 'string', default: '30' },
  help: { type: 'boolean', default: false },
};

function usage(complaint) {
  process.stderr.write(complaint ? `${complaint}\n\n${USAGE}` : USAGE);
  process.exit(complaint ? 2 : 0);
}

function options() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (values.help) usage();
    if (Boolean(values.url) === Boolean(values.listen)) usage('one of --url and --listen is needed');
    if (values.listen && !(values.cert && values.key)) usage('--listen needs --cert and --key');
    if (values.proto.length === 0) values.proto.push('moq-lite-03');
    return values;
  } catch (complaint) {
    return usage(complaint.message);
  }
}

const asked = options();
quietConsole();
process.on('unhandledRejection', (cause) => tell('rejection', { reason: String(cause?.message ?? cause) }));

const { Connection } = await import('@moq/net');
if (asked.setup) {
  const { names, offer } = await import('./setup.mjs');
  if (!names.includes(asked.setup)) usage(`--setup is one of ${names.join(', ')}`);
  offer(asked.setup);
}
const { connect, listen } = await import(asked.transport === 'wt' ? './web-transport.mjs' : './raw-quic.mjs');

const actors = new Set();
let frames = 0;
let leaving = false;

async function leave() {
  if (leaving) return;
  leaving = true;
  await Promise.all([...actors].map((actor) => actor.leave()));
  process.exit(0);
}

function heard() {
  frames += 1;
  if (asked.count !== undefined && frames >= Number(asked.count)) leave();
}

/** Lets a connected session do what the command line asks for. */
function engage(connection, transport) {
  const actor = new Actor(connection, transport, heard);
  actors.add(actor);
  tell('connected', { version: connection.version, protocol: transport.protocol });
  transport.closed.then(
    (info) => tell('closed', { code: info?.closeCode ?? 0, reason: info?.reason ?? '' }),
    (cause) => tell('closed', { reason: String(cause?.message ?? cause) }),
  ).then(() => {
    actors.delete(actor);
    if (asked.url) leave();
  });
  for (const spec of asked.pub) actor.publish(spec);
  for (const prefix of asked.watch) actor.watch(prefix);
  for (const spec of asked.sub) actor.subscribe(spec);
}

const ORDERS = {
  watch: (actor, what) => actor.watch(what),
  pub: (actor, what) => actor.publish(what),
  unpub: (actor, what) => actor.unpublish(what),
  sub: (actor, what) => actor.subscribe(what),
  unsub: (actor, what) => actor.unsubscribe(what),
};

function obey(line) {
  const [, verb, what] = /^(\S*)\s*(.*)$/.exec(line.trim());
  if (verb === 'bye') leave();
  else if (verb in ORDERS) for (const actor of actors) ORDERS[verb](actor, what);
  else if (verb) tell('unknown-order', { line });
}

readline.createInterface({ input: process.stdin }).on('line', obey);
setTimeout(leave, Number(asked.for) * 1000);

if (asked.url) {
  const url = new URL(asked.url);
  try {
    const transport = await connect(url, asked);
    engage(await Connection.connect(url, { transport }), transport);
  } catch (cause) {
    tell('failed', { reason: String(cause?.message ?? cause) });
    process.exit(1);
  }
} else {
  const bound = await listen(asked, async (transport, url) =>
    engage(await Connection.accept(transport, url), transport));
  tell('listening', bound);
}

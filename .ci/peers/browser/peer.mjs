#!/usr/bin/env node
// Drives @moq/net in a page of Chromium from a command line and standard input. Everything that
// happens goes to standard output, one JSON object a line.

import http from 'node:http';
import { fileURLToPath } from 'node:url';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { openPage } from './chromium.mjs';
import { tell } from './tell.mjs';

const USAGE = `usage: peer --url https://HOST:PORT/PATH --pin HEX [options]

  --pin HEX        SHA-256 of the certificate to trust
  --proto NAME     what to offer instead of the library's list; may be repeated
  --draft-14       offer moq-transport-14 alone in the first message; means --proto moql
  --for SECONDS    leave after this long                                            [30]

On standard input, a line each: watch PREFIX, pub PATH:TRACK[:MS], unpub PATH, sub PATH:TRACK,
unsub PATH:TRACK, bye.
`;

/** Serves an empty page: only one that comes from this machine may open sessions with it. */
async function servePage() {
  const server = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>peer</title>');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${server.address().port}/`;
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        pin: { type: 'string' },
        proto: { type: 'string', multiple: true, default: [] },
        'draft-14': { type: 'boolean', default: false },
        for: { type: 'string', default: '30' },
      },
    });
    if (!values.url || !values.pin) throw new Error('--url and --pin are needed');
    return values;
  } catch (complaint) {
    process.stderr.write(`${complaint.message}\n\n${USAGE}`);
    return process.exit(2);
  }
}

const asked = options();
const draft14 = asked['draft-14'];
const { page, end } = await openPage();
let leaving = false;

async function leave(status = 0) {
  if (leaving) return;
  leaving = true;
  await end();
  process.exit(status);
}

process.on('SIGTERM', () => leave());
process.on('SIGINT', () => leave());
setTimeout(leave, Number(asked.for) * 1000);

page.on('pageerror', (cause) => tell('rejection', { reason: cause.message }));
await page.exposeFunction('hear', (ev, details) => {
  tell(ev, details);
  if (ev === 'closed') leave();
});
await page.goto(await servePage());
const bundle = draft14 ? 'moq-net-draft-14' : 'moq-net';
await page.addScriptTag({ path: fileURLToPath(new URL(`built/${bundle}.js`, import.meta.url)) });

try {
  const protocols = draft14 && asked.proto.length === 0 ? ['moql'] : asked.proto;
  const session = { url: asked.url, pin: asked.pin, protocols };
  await page.evaluate((what) => globalThis.join(what), session);
} catch (cause) {
  tell('failed', { reason: cause.message });
  await leave(1);
}

async function obey(line) {
  const [, verb, what] = /^(\S*)\s*(.*)$/.exec(line.trim());
  if (!verb) return;
  await page.evaluate(([order, detail]) => globalThis.obey(order, detail), [verb, what]);
  if (verb === 'bye') await leave();
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  obey(line).catch((cause) => leaving || tell('rejection', { reason: cause.message }));
}
await leave();

// WebTransport on @moq/web-transport (quinn). Its package holds TypeScript, which the install
// script has turned into one module.

import fs from 'node:fs';
import Session, { Server } from './node_modules/@moq/web-transport/built/index.mjs';

function forced(session, { force, proto }) {
  if (force) Object.defineProperty(session, 'protocol', { value: proto[0] });
  return session;
}

/** Dials a URL. */
export async function connect(url, asked) {
  const trust = asked.pin
    ? { serverCertificateHashes: [{ algorithm: 'sha-256', value: Buffer.from(asked.pin, 'hex') }] }
    : { serverCertificateDisableVerify: true };
  const session = new Session(url, { ...trust, protocols: asked.proto });
  await session.ready;
  return forced(session, asked);
}

/** Listens. The library chooses no protocol by itself, so `--force` is the rule here. */
export async function listen(asked, accepted) {
  const server = Server.bind(asked.listen, fs.readFileSync(asked.cert), fs.readFileSync(asked.key));
  (async () => {
    for (let request; (request = await server.accept()); ) {
      const url = new URL(await request.url);
      accepted(forced(await request.ok(), asked), url);
    }
  })();
  const [host, port] = asked.listen.split(':');
  return { host, port: Number(port) };
}

// WebTransport on @moq/web-transport (quinn). Its package holds TypeScript, which the install
// script has turned into one module.

import fs from 'node:fs';
import { settled } from './protocol.mjs';
import Session, { Server } from './node_modules/@moq/web-transport/built/index.mjs';

function told(session, { force, proto }) {
  const value = settled(force ? proto[0] : session.protocol);
  Object.defineProperty(session, 'protocol', { value });
  return session;
}

/** Dials a URL. */
export async function connect(url, asked) {
  const trust = asked.pin
    ? { serverCertificateHashes: [{ algorithm: 'sha-256', value: Buffer.from(asked.pin, 'hex') }] }
    : { serverCertificateDisableVerify: true };
  const session = new Session(url, { ...trust, protocols: asked.proto });
  await session.ready;
  return told(session, asked);
}

/** Listens. The library chooses no protocol by itself, so `--force` is the rule here. */
export async function listen(asked, accepted) {
  const server = Server.bind(asked.listen, fs.readFileSync(asked.cert), fs.readFileSync(asked.key));
  (async () => {
    for (let request; (request = await server.accept()); ) {
      const url = new URL(await request.url);
      accepted(told(await request.ok(), asked), url);
    }
  })();
  const [host, port] = asked.listen.split(':');
  return { host, port: Number(port) };
}

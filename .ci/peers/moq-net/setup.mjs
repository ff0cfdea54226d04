// Has @moq/net offer one version in SETUP. Of itself it offers several, moq-lite first, and whoever
// speaks that takes it.

import { ClientSetup } from './node_modules/@moq/net/ietf/setup.js';
import { Version as Ietf } from './node_modules/@moq/net/ietf/version.js';
import { Version as Lite } from './node_modules/@moq/net/lite/version.js';

const VERSIONS = {
  'moq-lite-01': Lite.DRAFT_01,
  'moq-lite-02': Lite.DRAFT_02,
  'moq-transport-14': Ietf.DRAFT_14,
};

/** What may be offered there. */
export const names = Object.keys(VERSIONS);

/** From now on SETUP offers this alone. */
export function offer(name) {
  const encode = ClientSetup.prototype.encode;
  ClientSetup.prototype.encode = function encodeOne(...to) {
    this.versions = [VERSIONS[name]];
    return encode.apply(this, to);
  };
}

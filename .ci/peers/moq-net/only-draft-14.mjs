// Has @moq/net offer moq-transport-14 alone in SETUP. Of itself it offers moq-lite first, which
// whoever speaks both then takes.

import { ClientSetup } from './node_modules/@moq/net/ietf/setup.js';
import { Version } from './node_modules/@moq/net/ietf/version.js';

const encode = ClientSetup.prototype.encode;
ClientSetup.prototype.encode = function encodeOne(...to) {
  this.versions = [Version.DRAFT_14];
  return encode.apply(this, to);
};

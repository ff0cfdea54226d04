// MoQ's 32-bit stream codes as QUIC carries them: the range that HTTP/3 leaves to WebTransport,
// skipping one code in 31.

const FIRST = 0x52e4a40fa8db;
const LAST = 0x52e5ac983162;

/** A MoQ code as RESET_STREAM and STOP_SENDING carry it. */
export function mappedCode(code) {
  return FIRST + code + Math.floor(code / 30);
}

/** The MoQ code behind one on the wire; a code outside the range stays as it is. */
export function codeOf(mapped) {
  if (mapped < FIRST || mapped > LAST) return mapped;
  const offset = mapped - FIRST;
  return offset - Math.floor(offset / 31);
}

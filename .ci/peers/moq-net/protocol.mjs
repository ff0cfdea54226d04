// Names of protocols as @moq/net takes them.

/** What it is told was negotiated: of moq-00 it knows only that SETUP follows. */
export function settled(protocol) {
  return protocol === 'moq-00' ? '' : protocol;
}

// Bundles @moq/net for a page: once as it is, once with moq-transport-14 as all that its first
// message offers.

import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

const OFFERED = '[Lite.Version.DRAFT_02, Lite.Version.DRAFT_01, Ietf.Version.DRAFT_14]';
const NARROWED = '[Ietf.Version.DRAFT_14]';

const onlyDraft14 = {
  name: 'only-draft-14',
  setup(bundling) {
    bundling.onLoad({ filter: /@moq\/net\/connection\/connect\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (source.split(OFFERED).length !== 2) {
        throw new Error(`${path} does not offer its versions in the way this was written for`);
      }
      return { contents: source.replace(OFFERED, NARROWED), loader: 'js' };
    });
  },
};

for (const [name, plugins] of [['moq-net', []], ['moq-net-draft-14', [onlyDraft14]]]) {
  await build({
    entryPoints: ['page/main.mjs'],
    outfile: `built/${name}.js`,
    bundle: true,
    format: 'iife',
    logLevel: 'error',
    plugins,
  });
}

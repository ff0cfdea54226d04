// One browser with one page, for as long as this process lives.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Opens a page in a browser of its own.
 *
 * @returns the page, and how to end the browser without a trace
 */
export async function openPage({ colorScheme = 'light', viewport } = {}) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'moqlab-browser-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.MOQLAB_CHROMIUM,
    headless: true,
    args: [...asRoot, ...FLAGS],
    colorScheme,
    viewport: viewport ?? { width: 1100, height: 900 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    async end() {
      await context.close().catch(() => {});
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

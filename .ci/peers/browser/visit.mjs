#!/usr/bin/env node
// Opens a page in Chromium and uses it as a person would, by orders on standard input. Answers go
// to standard output, one JSON object a line.

import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { openPage } from './chromium.mjs';
import { tell } from './tell.mjs';

const USAGE = `usage: visit --url URL [--for SECONDS]

On standard input, a line each:

  fill SELECTOR TEXT     types into a field
  choose SELECTOR VALUE  takes one of a list
  click SELECTOR         presses a button
  await SELECTOR TEXT    waits until an element contains the text, then tells 'seen'
  shot FILE [dark|light] [WIDTHxHEIGHT]  draws the page
  bye                    ends the browser
`;

const PATIENCE_MS = 45_000;

const { values: asked } = parseArgs({
  options: { url: { type: 'string' }, for: { type: 'string', default: '60' } },
});
if (!asked.url) {
  process.stderr.write(USAGE);
  process.exit(2);
}

const { page, end } = await openPage();
let leaving = false;

async function leave() {
  if (leaving) return;
  leaving = true;
  await end();
  process.exit(0);
}

const ORDERS = {
  fill: (selector, text) => page.fill(selector, text),
  choose: (selector, value) => page.selectOption(selector, value),
  click: (selector) => page.click(selector),
  async await(selector, text) {
    const found = page.locator(selector).filter({ hasText: text }).first();
    await found.waitFor({ timeout: PATIENCE_MS }).catch(async () => {
      throw new Error(`${selector} shows '${await page.locator(selector).first().innerText()}'`);
    });
    tell('seen', { order: `await ${selector} ${text}`, text: await found.innerText() });
  },
  async shot(file, how) {
    const [colorScheme = 'light', size] = how.split(' ').filter(Boolean);
    if (size) {
      const [width, height] = size.split('x').map(Number);
      await page.setViewportSize({ width, height });
    }
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: file, fullPage: true });
    tell('drawn', { file });
  },
  bye: () => leave(),
};

async function obey(line) {
  const [, verb, first, rest] = /^(\S*)\s*(\S*)\s*(.*)$/.exec(line.trim());
  if (!verb) return;
  if (!(verb in ORDERS)) return tell('unknown-order', { line });
  try {
    await ORDERS[verb](first, rest);
    if (verb !== 'await') tell('done', { order: line });
  } catch (cause) {
    if (!leaving) tell('failed', { order: line, reason: cause.message.split('\n')[0] });
  }
}

process.on('SIGTERM', leave);
process.on('SIGINT', leave);
setTimeout(leave, Number(asked.for) * 1000);
page.on('pageerror', (cause) => tell('rejection', { reason: cause.message }));
page.on('console', (message) => {
  if (message.type() === 'error') tell('log', { text: message.text() });
});
page.on('response', (answer) => {
  if (!answer.ok()) tell('log', { text: `${answer.status()} for ${answer.url()}` });
});
await page.goto(asked.url);
tell('opened', { title: await page.title() });
for await (const line of readline.createInterface({ input: process.stdin })) await obey(line);
await leave();

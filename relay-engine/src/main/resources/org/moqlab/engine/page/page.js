// The page: takes the choices, joins a relay as one client, and shows what happens.

import { Broadcast } from './broadcast.js';
import { Player } from './player.js';
import { MAX_NAMES, Session } from './session.js';

/** Messages that are shown; older ones go. */
const MAX_LINES = 200;

/** How long the page waits for news of the mesh, ms. */
const PATIENCE = 5000;

/** How the lab answers while it runs no live mesh. */
const NO_MESH = 503;

const WORDS = {
  idle: 'not joined',
  connecting: 'connecting',
  publishing: 'publishing',
  waiting: 'waiting',
  asked: 'asked',
  accepted: 'accepted',
  playing: 'playing',
  ended: 'ended',
  refused: 'refused',
  failed: 'accepted, then failed',
  lost: 'cut off',
};

/** What is counted, by the client's own names for it. */
const COUNTS = ['groups', 'frames', 'asks', 'failures', 'audience'];

const $ = (id) => document.getElementById(id);

/** What is on the screen, drawn at most once a picture. */
class View {
  state = 'idle';
  detail = '';
  client;
  lines = [];
  names = new Map();

  #due = false;
  #began = 0;

  begin() {
    this.#began = performance.now();
    this.lines = [];
    this.names.clear();
    this.client = undefined;
  }

  get seconds() {
    return ((performance.now() - this.#began) / 1000).toFixed(3);
  }

  change(state, detail) {
    this.state = state;
    this.detail = detail;
    this.draw();
  }

  told(direction, words) {
    this.lines.unshift([this.seconds, direction, words]);
    this.lines.length = Math.min(this.lines.length, MAX_LINES);
    this.draw();
  }

  heard(name, hops) {
    if (hops === undefined) this.names.delete(name);
    else if (this.names.size < MAX_NAMES) this.names.set(name, [hops, this.seconds]);
    this.draw();
  }

  draw() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#drawNow();
    });
  }

  #drawNow() {
    $('state').dataset.state = this.state;
    write('state-word', WORDS[this.state]);
    write('state-detail', this.detail);
    const { latest = [], ...counts } = this.client ?? {};
    for (const count of COUNTS) write(count, counts[count] ?? 0);
    const shown = latest.map((frame) => [frame.group, frame.number, frame.words]);
    fill('latest', shown, [true, true, false], 'no frame yet');
    const names = [...this.names].map(([name, [hops, at]]) => [name, hops, at]);
    fill('announced', names, [false, true, true], 'no name yet');
    fill('log', this.lines, [true, false, false], 'nothing yet');
    const options = [...this.names.keys()].map((name) => new Option(name, name));
    $('names').replaceChildren(...options);
  }
}

function write(id, words) {
  if ($(id).textContent !== String(words)) $(id).textContent = words;
}

function fill(id, rows, numbers, none) {
  const body = $(id);
  const drawn = rows.map((row) => {
    const line = document.createElement('tr');
    row.forEach((words, column) => {
      const cell = line.insertCell();
      cell.textContent = words;
      if (numbers[column]) cell.className = 'number';
    });
    return line;
  });
  body.replaceChildren(...drawn);
  if (rows.length === 0) {
    const cell = body.insertRow().insertCell();
    cell.colSpan = numbers.length;
    cell.dataset.none = '';
    cell.textContent = none;
  }
}

const view = new View();
let session;
let broadcast;

/** Whether the last complaint was that the mesh does not answer. */
let stale = false;

function complain(words) {
  $('problem').hidden = words === '';
  write('problem', words);
}

/** The mesh's title and where its relays are now; they move when they start again. */
async function mesh() {
  const response = await fetch('mesh.json', { signal: AbortSignal.timeout(PATIENCE) });
  if (response.status === NO_MESH) throw new Error('no live mesh runs');
  if (!response.ok) throw new Error(`the lab answered with ${response.status}`);
  return response.json();
}

async function showRelays() {
  if (session) return;
  const chosen = $('relay').value;
  try {
    const { title, namespace, track, relays } = await mesh();
    write('title', title);
    $('name').value ||= namespace;
    $('track').value ||= track;
    const options = relays.map(({ name }) => new Option(name, name, false, name === chosen));
    $('relay').replaceChildren(...options);
    if (stale) complain('');
    stale = false;
  } catch (error) {
    stale = true;
    complain(`The lab is not ready: ${error.message}.`);
  }
}

function enable(joined) {
  $('choices').disabled = joined;
  $('enter').disabled = joined;
  $('leave').disabled = !joined;
}

async function join() {
  const name = $('name').value.replace(/\/+/g, '/').replace(/^\/|\/$/g, '');
  const track = $('track').value;
  const chosen = $('relay').value;
  const publishes = $('role-publisher').checked;
  complain('');
  enable(true);
  document.body.dataset.role = publishes ? 'publisher' : 'subscriber';
  view.begin();
  view.change('connecting', `to relay ${chosen}`);
  try {
    const relay = (await mesh()).relays.find((each) => each.name === chosen);
    if (!relay) throw new Error(`relay ${chosen} does not run`);
    const opened = await Session.open(relay, (direction, words) => view.told(direction, words));
    session = opened;
    view.told('·', `session with relay ${chosen}`);
    opened.closed.then(
      (info) => over(opened, `code ${info.closeCode}${info.reason ? `, ${info.reason}` : ''}`),
      (error) => over(opened, error.message),
    );
    (publishes ? publish : play)(opened, name, track);
  } catch (error) {
    view.change('lost', `no session with relay ${chosen}`);
    complain(`Joining relay ${chosen} failed: ${error.message}`);
    enable(false);
  }
}

function changed(opened) {
  return (state, detail) => opened === session && view.change(state, detail);
}

function play(opened, name, track) {
  const player = new Player(opened, name, track, changed(opened));
  view.client = player;
  listen(opened, (each, hops) => player.heard(each, hops !== undefined));
}

function publish(opened, name, track) {
  const told = (direction, words) => view.told(direction, words);
  broadcast = new Broadcast(name, track, told, changed(opened));
  view.client = broadcast;
  opened.serve(broadcast);
  listen(opened, () => {});
}

function listen(opened, heard) {
  opened
    .listen((name, hops) => {
      view.heard(name, hops);
      heard(name, hops);
    })
    .catch((error) => opened === session && view.told('·', `no more names: ${error.message}`));
}

/** A session has ended by itself. */
function over(ended, why) {
  if (ended !== session) return;
  session = undefined;
  broadcast?.end();
  broadcast = undefined;
  view.names.clear();
  view.told('·', `session over: ${why}`);
  view.change('lost', why);
  enable(false);
}

async function leave() {
  const left = session;
  session = undefined;
  await broadcast?.end();
  broadcast = undefined;
  left?.close();
  view.names.clear();
  view.told('·', 'session left');
  view.change('idle', '');
  enable(false);
}

$('join').addEventListener('submit', (event) => {
  event.preventDefault();
  join();
});
$('leave').addEventListener('click', leave);
addEventListener('focus', showRelays);
view.draw();
if (typeof WebTransport === 'undefined') {
  complain('This browser has no WebTransport. Chromium and Firefox have it.');
  $('enter').disabled = true;
} else {
  showRelays();
}

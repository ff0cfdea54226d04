"""Drives moq-rs, a MoQ client from outside this project, from a command line or from standard input.

Everything that happens goes to standard output, one JSON object a line, as with the other peers.
"""

import argparse
import asyncio
import json
import sys
import threading
import time

import moq

START = time.monotonic()
SHOWN_BYTES = 64
DEFAULT_PERIOD_MS = 100
FAREWELL_SECONDS = 0.3

DESCRIPTION = """
On standard input, a line each: watch PREFIX, pub PATH:TRACK[:MS], unpub PATH, sub PATH:TRACK,
unsub PATH:TRACK, bye.
"""


def tell(event, **details):
    """Prints one event, with milliseconds since the start."""
    since = int((time.monotonic() - START) * 1000)
    print(json.dumps({"t": since, "ev": event, **details}), flush=True)


def why(cause):
    """What an exception of the library says, and the code it came with."""
    protocol = moq.protocol_error(cause)
    return {"reason": str(cause) or repr(cause), "code": protocol.code if protocol else None}


class Actor:
    """What one session does: watch announcements, publish, subscribe, and stop each of them."""

    def __init__(self, client):
        self._client = client
        self._published = {}
        self._subscribed = {}
        self._tasks = set()

    def start(self, doing):
        """Runs a coroutine beside the others; what it raises is told."""
        task = asyncio.ensure_future(doing)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task):
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            tell("rejection", **why(task.exception()))

    async def watch(self, prefix):
        """Prints announcements under a prefix."""
        try:
            async for update in self._client.announced(prefix):
                hops = [str(hop) for hop in update.route.hops]
                tell("announce", prefix=prefix, path=update.prefix, active=update.active,
                     hops=" ".join(hops))
            tell("announce-end", prefix=prefix)
        except moq.Error as cause:
            tell("announce-error", prefix=prefix, **why(cause))

    async def pub(self, spec):
        """Publishes PATH:TRACK[:PERIOD]: groups of one frame, `PATH#0`, `PATH#1` and so on."""
        path, name, *more = spec.split(":")
        period = int(more[0]) if more else DEFAULT_PERIOD_MS
        broadcast = self._client.create_broadcast(path)
        track = broadcast.publish_track(name)
        broadcast.announce()
        self._published[path] = (broadcast, track)
        tell("published", path=path, track=name)
        number = 0
        while path in self._published and self._published[path][0] is broadcast:
            track.write_frame(f"{path}#{number}".encode(), number * period * 1000)
            number += 1
            await asyncio.sleep(period / 1000)

    async def unpub(self, path):
        """Ends a publication of this session gracefully."""
        publication = self._published.pop(path, None)
        if publication:
            broadcast, track = publication
            track.finish()
            broadcast.close()
            tell("unpublished", path=path)

    async def sub(self, spec):
        """Prints the frames of PATH:TRACK until the track ends."""
        path, name = spec.split(":")[:2]
        try:
            broadcast = await self._client.request_broadcast(path)
            track = await broadcast.subscribe_track(name)
            self._subscribed[spec] = track
            tell("subscribed", path=path, track=name)
            async for group in track:
                await self._frames(path, name, group)
            tell("track-end", path=path, track=name)
        except moq.Error as cause:
            tell("track-error", path=path, track=name, **why(cause))

    @staticmethod
    async def _frames(path, track, group):
        number = 0
        async for frame in group:
            text = frame.payload[:SHOWN_BYTES].decode(errors="replace")
            tell("frame", path=path, track=track, group=group.sequence, frame=number,
                 bytes=len(frame.payload), ms=frame.timestamp_us / 1000, text=text)
            number += 1

    async def unsub(self, spec):
        """Gives a subscription up."""
        track = self._subscribed.pop(spec, None)
        if track:
            track.cancel()


def listen(obey):
    """Hands every line of standard input to `obey`, from a thread that nobody waits for."""
    loop = asyncio.get_running_loop()

    def read():
        for line in sys.stdin:
            loop.call_soon_threadsafe(obey, line.strip())

    threading.Thread(target=read, daemon=True).start()


async def obey(actor):
    """Does what standard input says until it says bye."""
    leaving = asyncio.Event()

    def order(line):
        verb, _, what = line.partition(" ")
        if verb == "bye":
            leaving.set()
        elif verb in ("watch", "pub", "unpub", "sub", "unsub"):
            actor.start(getattr(actor, verb)(what.strip()))
        elif verb:
            tell("unknown-order", line=line)

    listen(order)
    await leaving.wait()


async def over(session):
    """Waits for the end of the session and tells of it."""
    try:
        await session.closed()
        tell("closed")
    except moq.Error as cause:
        tell("closed", **why(cause))


async def meet(asked):
    """Connects, does what is asked for, and leaves."""
    async with moq.Client(
        asked.url,
        tls_verify=bool(asked.pin),
        tls_fingerprints=[asked.pin] if asked.pin else None,
        tls_system_roots=False if asked.pin else None,
        bind=asked.bind,
        websocket_enabled=False,
        reconnect=False,
        publish=moq.OriginProducer(),
        subscribe=moq.OriginProducer(),
    ) as client:
        tell("connected")
        actor = Actor(client)
        for verb in ("pub", "watch", "sub"):
            for what in getattr(asked, verb):
                actor.start(getattr(actor, verb)(what))
        ends = [asyncio.ensure_future(obey(actor)), asyncio.ensure_future(over(client.session))]
        await asyncio.wait(ends, timeout=asked.lifetime, return_when=asyncio.FIRST_COMPLETED)
    # The library closes its session in the background.
    await asyncio.sleep(FAREWELL_SECONDS)


def options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="peer", epilog=DESCRIPTION)
    parser.add_argument("--url", required=True,
                        help="moqt://HOST:PORT/ for raw QUIC, https://HOST:PORT/PATH for WebTransport")
    parser.add_argument("--pin", help="SHA-256 of the certificate to trust; without it, any is trusted")
    parser.add_argument("--bind", default="127.0.0.1:0", help="where it sends from [127.0.0.1:0]")
    parser.add_argument("--watch", action="append", default=[], metavar="PREFIX",
                        help="print announcements under PREFIX ('' for all)")
    parser.add_argument("--pub", action="append", default=[], metavar="PATH:TRACK[:MS]",
                        help="publish a frame every MS (100)")
    parser.add_argument("--sub", action="append", default=[], metavar="PATH:TRACK",
                        help="print frames")
    parser.add_argument("--for", dest="lifetime", type=float, default=30, metavar="SECONDS",
                        help="leave after this long [30]")
    parser.add_argument("--log", help="what the library says of itself: debug, trace, ...")
    return parser.parse_args()


def main():
    """Lives and dies; exit status 1 when there is no session to be had."""
    asked = options()
    if asked.log:
        moq.log_level(asked.log)
    try:
        asyncio.run(meet(asked))
    except moq.Error as cause:
        tell("failed", **why(cause))
        sys.exit(1)


if __name__ == "__main__":
    main()

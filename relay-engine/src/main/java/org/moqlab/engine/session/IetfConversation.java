package org.moqlab.engine.session;

import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.ietf.ControlMessage;
import org.moqlab.engine.wire.ietf.Draft14;

/// What stands between the two ends of a moq-transport session.
final class IetfConversation {
    /// Names what the peer is told unasked where the owner has to name a feed.
    static final long FEED = Long.MIN_VALUE;

    final boolean client;
    final Terms terms;
    final IetfLine line;
    final IetfRequests requests;
    final IetfTracks tracks;
    final IetfNames names;
    final IetfAnnouncer announcer;
    final IetfServed served;
    final TreeMap<Long, IetfGroup> groups = new TreeMap<>();
    boolean ready;

    /// Octets of unfinished messages.
    long unread;

    /// Data streams of which not even the head is here.
    int speechless;

    IetfConversation(boolean client, Terms terms) {
        this.client = client;
        this.terms = terms;
        line = new IetfLine(client);
        requests = new IetfRequests(client);
        tracks = new IetfTracks();
        names = new IetfNames();
        announcer = new IetfAnnouncer();
        served = new IetfServed();
    }

    private IetfConversation(IetfConversation other) {
        client = other.client;
        terms = other.terms;
        line = other.line.copy();
        requests = other.requests.copy();
        tracks = other.tracks.copy();
        names = other.names.copy();
        announcer = other.announcer.copy();
        served = other.served.copy();
        other.groups.forEach((stream, group) -> groups.put(stream, group.copy()));
        ready = other.ready;
        unread = other.unread;
        speechless = other.speechless;
    }

    IetfConversation copy() {
        return new IetfConversation(this);
    }

    /// How the owner names a request of the peer, which has no stream of its own here: below zero,
    /// so that it is no stream of any other kind.
    static long handle(long request) {
        return -1 - request;
    }

    /// The request behind such a name.
    static long request(long handle) {
        return -1 - handle;
    }

    /// Both ends agree on the version. Whoever has namespaces tells them unasked.
    void ready(Output out) {
        ready = true;
        out.happened(new SessionEvent.Ready(Draft14.WIRE));
        out.happened(new SessionEvent.AnnouncementsWanted(FEED, Namespace.ROOT, Origin.UNKNOWN));
    }

    /// Asks as soon as the peer grants a number.
    void ask(IetfRequest request, long cause, Output out) {
        if (requests.add(request, cause)) {
            sendGranted(out);
        } else {
            line.close(ErrorCode.CANCEL.code(), "peer grants no requests", out);
        }
    }

    /// Sends the requests the peer has granted numbers for.
    void sendGranted(Output out) {
        Optional<IetfRequests.Granted> next = requests.next();
        while (next.isPresent() && !line.isClosed()) {
            send(next.get(), out);
            next = requests.next();
        }
    }

    private void send(IetfRequests.Granted granted, Output out) {
        ControlMessage message = granted.request().message(granted.id());
        MessageView.Kind kind =
                switch (granted.request()) {
                    case IetfRequest.Track track -> {
                        tracks.sent(track.number(), granted.id());
                        yield message.kind();
                    }
                    case IetfRequest.Offer offer when offer.again() -> MessageView.Kind.REANNOUNCE;
                    case IetfRequest.Offer _, IetfRequest.Names _ -> message.kind();
                };
        line.say(message, kind, granted.cause(), out);
    }

    /// Answers at once to what has just been read.
    void answer(ControlMessage message, Output out) {
        line.say(message, SessionAction.PRESENT_CAUSE, out);
    }

    /// A track of ours is over.
    void trackEnded(long number, boolean clean, long code, Output out) {
        tracks.ours(number).ifPresent(track -> requests.close(track.request()));
        tracks.ended(number);
        out.happened(new SessionEvent.Ended(number, clean, clean ? 0 : code));
    }

    void violated(DecodeException broken, Output out) {
        line.close(broken.code().code(), String.valueOf(broken.getMessage()), out);
    }

    /// The relays of March 2026 pass priorities on as they are, although the lower come first here
    /// and the higher in moq-lite; later ones turn them round (WIRE §4.5).
    int priority(int other) {
        return terms.exacting() ? other : 255 - other;
    }
}

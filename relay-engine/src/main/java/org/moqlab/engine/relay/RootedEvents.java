package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// What a session tells, with effective names. The way back is [RootedTalk].
final class RootedEvents {
    private RootedEvents() {}

    /// Whether an event is of what the peer publishes.
    static boolean publishes(SessionEvent event) {
        return event instanceof SessionEvent.Announced
                || event instanceof SessionEvent.Reannounced
                || event instanceof SessionEvent.Unannounced
                || event instanceof SessionEvent.Beaten;
    }

    /// The same event with effective names.
    ///
    /// @return empty when it names what is out of reach
    static Optional<SessionEvent> effective(Root root, SessionEvent event) {
        return switch (event) {
            case SessionEvent.Announced told ->
                    root.join(told.namespace())
                            .map(name ->
                                    new SessionEvent.Announced(
                                            name, told.told(), told.advertised(), told.cost()));
            case SessionEvent.Reannounced told ->
                    root.join(told.namespace())
                            .map(name ->
                                    new SessionEvent.Reannounced(
                                            name, told.told(), told.advertised(), told.cost()));
            case SessionEvent.Unannounced ended ->
                    root.join(ended.namespace()).map(SessionEvent.Unannounced::new);
            case SessionEvent.Beaten beaten ->
                    root.join(beaten.namespace())
                            .map(name -> new SessionEvent.Beaten(name, beaten.pulse()));
            case SessionEvent.AnnouncementsWanted wanted ->
                    root.reach(wanted.prefix())
                            .map(prefix ->
                                    new SessionEvent.AnnouncementsWanted(
                                            wanted.stream(), prefix, wanted.exclude()));
            case SessionEvent.OfTrack track -> effective(root, track);
            case SessionEvent _ -> Optional.of(event);
        };
    }

    private static Optional<SessionEvent> effective(Root root, SessionEvent.OfTrack event) {
        return switch (event) {
            case SessionEvent.SubscribeRequested asked ->
                    root.join(asked.namespace())
                            .map(name ->
                                    new SessionEvent.SubscribeRequested(
                                            asked.stream(),
                                            asked.id(),
                                            name,
                                            asked.track(),
                                            asked.demand()));
            case SessionEvent.TrackAsked asked ->
                    root.join(asked.namespace())
                            .map(name ->
                                    new SessionEvent.TrackAsked(
                                            asked.stream(), name, asked.track()));
            case SessionEvent.FetchAsked asked ->
                    root.join(asked.namespace())
                            .map(name ->
                                    new SessionEvent.FetchAsked(
                                            asked.stream(),
                                            name,
                                            asked.track(),
                                            asked.priority(),
                                            asked.group()));
            case SessionEvent.OfTrack _ -> Optional.of(event);
        };
    }

    /// What the peer hears that has asked for something out of reach.
    static List<SessionAction> answer(SessionEvent outside, Talk talk, long cause) {
        long code = ErrorCode.NOT_FOUND.code();
        return switch (outside) {
            case SessionEvent.AnnouncementsWanted wanted ->
                    talk.replay(wanted.stream(), List.of(), cause);
            case SessionEvent.SubscribeRequested asked -> talk.fail(asked.stream(), code);
            case SessionEvent.TrackAsked asked -> talk.fail(asked.stream(), code);
            case SessionEvent.FetchAsked asked -> talk.fail(asked.stream(), code);
            case SessionEvent _ -> List.of();
        };
    }

    /// What is thrown away when it comes from out of reach, in words; empty for what is answered.
    static Optional<String> dropped(SessionEvent outside) {
        return switch (outside) {
            case SessionEvent.Announced told -> Optional.of("announce " + told.namespace());
            case SessionEvent.Reannounced told -> Optional.of("announce " + told.namespace());
            case SessionEvent.Beaten beaten -> Optional.of("heartbeat " + beaten.namespace());
            case SessionEvent _ -> Optional.empty();
        };
    }
}

package org.moqlab.engine.observe;

import java.util.OptionalLong;

/// One subscription of a subscriber, from the asking to its end; times in ns of mesh time.
///
/// @param number which it is among those of that subscriber, from 1
/// @param event number of the event in which it was asked
/// @param asked when it was asked
/// @param accepted when the relay accepted it; empty while it has not
/// @param played when its first object arrived; empty before
/// @param objects how many objects arrived
/// @param over when it ended; empty while it goes on
/// @param state how it stands, or what came of it: [ClientState#ENDED], [ClientState#REFUSED],
///   [ClientState#ACCEPTED_THEN_FAILED]; [ClientState#WAITING] when its namespace was taken back;
///   [ClientState#DISCONNECTED] or [ClientState#IDLE] when its session went
/// @param code MoQ error code it ended with, or -1
public record Ask(
        int number,
        long event,
        long asked,
        OptionalLong accepted,
        OptionalLong played,
        long objects,
        OptionalLong over,
        ClientState state,
        long code) {
    static Ask begun(int number, long event, long asked) {
        OptionalLong none = OptionalLong.empty();
        return new Ask(number, event, asked, none, none, 0, none, ClientState.ASKED, -1);
    }

    Ask changed(ClientState next, long nextCode, long t) {
        if (over.isPresent()) {
            return this;
        }
        return switch (next) {
            case ASKED, PUBLISHING -> this;
            case ACCEPTED -> as(next, OptionalLong.of(t), played, over, nextCode);
            case PLAYING ->
                    as(
                            next,
                            OptionalLong.of(accepted.orElse(t)),
                            OptionalLong.of(t),
                            over,
                            nextCode);
            case IDLE, CONNECTING, WAITING, ENDED, REFUSED, ACCEPTED_THEN_FAILED, DISCONNECTED ->
                    as(next, accepted, played, OptionalLong.of(t), nextCode);
        };
    }

    private Ask as(
            ClientState next, OptionalLong yes, OptionalLong first, OptionalLong end, long why) {
        return new Ask(number, event, asked, yes, first, objects, end, next, why);
    }

    Ask withObject() {
        return new Ask(number, event, asked, accepted, played, objects + 1, over, state, code);
    }
}

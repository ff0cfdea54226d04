package org.moqlab.app.scenario;

import java.util.Locale;
import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;

/// Says in words what a client gets.
public final class ClientWords {
    private ClientWords() {}

    /// The state in words.
    public static String state(ClientState state) {
        return Words.of("client." + state.name().toLowerCase(Locale.ROOT));
    }

    /// The state in few words, with the code where there is one.
    public static String brief(ClientView view) {
        String word = Words.of("client.brief." + view.state().name().toLowerCase(Locale.ROOT));
        return view.code() < 0 ? word : word + " " + view.code();
    }

    /// `good` when it gets what it is there for, `bad` when it was refused or failed, `up` on the
    /// way, `down` when it does not run.
    public static String tone(ClientState state) {
        return switch (state) {
            case PUBLISHING, PLAYING -> "good";
            case REFUSED, ACCEPTED_THEN_FAILED -> "bad";
            case CONNECTING, WAITING, ASKED, ACCEPTED, ENDED -> "up";
            case IDLE, DISCONNECTED -> "down";
        };
    }
}

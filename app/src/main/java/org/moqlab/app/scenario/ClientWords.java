package org.moqlab.app.scenario;

import java.util.Locale;
import java.util.Optional;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;

/// Says in words what a client gets.
public final class ClientWords {
    private static final int FIRST_REFUSAL = 400;
    private static final int AFTER_REFUSALS = 500;

    private ClientWords() {}

    /// The state in words.
    public static String state(ClientState state) {
        return Words.of("client." + state.name().toLowerCase(Locale.ROOT));
    }

    /// Why it gets nothing, in one sentence, where it was told so; empty otherwise.
    ///
    /// @param at the relay it asks
    public static Optional<String> failure(ClientView view, String at) {
        String code = Long.toString(view.code());
        if (isTurnedAway(view)) {
            return Optional.of(Words.of("client.turned-away", at, code));
        }
        if (view.code() < 0) {
            return Optional.empty();
        }
        return switch (view.state()) {
            case ACCEPTED_THEN_FAILED ->
                    Optional.of(
                            Words.of(
                                    "client.failed-with",
                                    code,
                                    Figures.count(view.failures()),
                                    Figures.count(view.asks())));
            case REFUSED -> Optional.of(Words.of("client.refused-with", code));
            case IDLE,
                    CONNECTING,
                    PUBLISHING,
                    WAITING,
                    ASKED,
                    ACCEPTED,
                    PLAYING,
                    ENDED,
                    DISCONNECTED ->
                    Optional.empty();
        };
    }

    /// Whether the relay did not let it in: its answer was a refusal as HTTP has them.
    public static boolean isTurnedAway(ClientView view) {
        return view.state() == ClientState.DISCONNECTED
                && view.code() >= FIRST_REFUSAL
                && view.code() < AFTER_REFUSALS
                && view.objects() == 0;
    }

    /// The state in few words, with the code where there is one that says something.
    public static String brief(ClientView view) {
        String state =
                isTurnedAway(view) ? "turned-away" : view.state().name().toLowerCase(Locale.ROOT);
        String word = Words.of("client.brief." + state);
        return view.code() <= 0 ? word : word + " " + view.code();
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

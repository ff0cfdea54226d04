package org.moqlab.app.canvas;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.moqlab.app.canvas.MeshScene.ClientBox;
import org.moqlab.app.canvas.MeshScene.Mood;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.SessionView;

/// What the boxes of clients say at a moment: what they get, never what they asked for.
final class ClientBoxes {
    private final Moment moment;
    private final Optional<String> selected;
    private final Set<String> connected = new HashSet<>();

    ClientBoxes(Moment moment, Optional<String> selected) {
        this.moment = moment;
        this.selected = selected;
        for (SessionView session : moment.snapshot().sessions().values()) {
            if (session.isUp()) {
                connected.add(session.dialer());
                connected.add(session.acceptor());
            }
        }
    }

    List<ClientBox> all() {
        return moment.scenario().clients().stream().map(this::box).toList();
    }

    private ClientBox box(ClientSpec spec) {
        Optional<ClientView> view = moment.snapshot().client(spec.name());
        ClientState state = view.map(ClientView::state).orElse(ClientState.IDLE);
        String title = title(spec, state, view.isPresent());
        String detail = view.map(v -> detail(spec, v)).orElse(Words.of("client.idle"));
        return new ClientBox(
                spec.name(),
                spec.at(),
                spec.publisher(),
                view.isPresent() ? mood(state) : Mood.UNSTARTED,
                title,
                detail,
                connected.contains(spec.name()),
                selected.filter(spec.name()::equals).isPresent(),
                Words.of(
                        spec.publisher() ? "client.spoken.publisher" : "client.spoken.subscriber",
                        spec.at(),
                        title,
                        detail));
    }

    private static Mood mood(ClientState state) {
        return switch (state) {
            case IDLE -> Mood.GONE;
            case CONNECTING, WAITING, ASKED, ACCEPTED, ENDED -> Mood.WAITING;
            case PUBLISHING, PLAYING -> Mood.GOOD;
            case REFUSED, ACCEPTED_THEN_FAILED, DISCONNECTED -> Mood.BAD;
        };
    }

    private static String title(ClientSpec spec, ClientState state, boolean everStarted) {
        if (!spec.publisher()) {
            return Words.of(
                    "client.subscriber", spec.name(), Words.of("client.state." + state.name()));
        }
        return switch (state) {
            case IDLE ->
                    Words.of(
                            everStarted ? "client.publisher.gone" : "client.publisher",
                            spec.name());
            case DISCONNECTED -> Words.of("client.publisher.cut", spec.name());
            case CONNECTING,
                    PUBLISHING,
                    WAITING,
                    ASKED,
                    ACCEPTED,
                    PLAYING,
                    ENDED,
                    REFUSED,
                    ACCEPTED_THEN_FAILED ->
                    Words.of("client.publisher", spec.name());
        };
    }

    private String detail(ClientSpec spec, ClientView view) {
        String ago = Words.span(Math.max(0, moment.now() - view.since()));
        return switch (view.state()) {
            case IDLE ->
                    Words.of(spec.publisher() ? "client.publisher.left" : "client.stopped", ago);
            case CONNECTING -> Words.of("client.connecting", spec.at());
            case PUBLISHING -> said(spec);
            case WAITING -> Words.of("client.waiting", said(spec));
            case ASKED -> Words.of("client.asked") + tries(view);
            case ACCEPTED -> Words.of("client.accepted") + tries(view);
            case PLAYING -> Words.of("client.playing", spec.track(), view.objects());
            case ENDED -> Words.of("client.ended");
            case REFUSED, ACCEPTED_THEN_FAILED -> failure(view);
            case DISCONNECTED ->
                    view.code() > 0
                            ? Words.of("client.disconnected.code", view.code(), ago)
                            : Words.of("client.disconnected", ago);
        };
    }

    /// What it says on the wire, and what that is relative to.
    private static String said(ClientSpec spec) {
        String path = spec.way().path();
        return path.isEmpty()
                ? spec.namespace()
                : Words.of("client.namespace.at", spec.namespace(), path);
    }

    private static String failure(ClientView view) {
        if (!view.detail().isEmpty()) {
            return view.detail() + tries(view);
        }
        return (view.code() < 0 ? Words.of("client.refused") : Long.toString(view.code()))
                + tries(view);
    }

    private static String tries(ClientView view) {
        return view.asks() > 1 ? " · " + Words.of("client.try", Integer.toString(view.asks())) : "";
    }
}

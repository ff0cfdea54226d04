package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.app.canvas.MeshScene.Countdown;
import org.moqlab.app.canvas.MeshScene.Link;
import org.moqlab.app.canvas.MeshScene.Load;
import org.moqlab.app.canvas.MeshScene.SessionLine;
import org.moqlab.app.canvas.MeshScene.Strain;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.ExternalRelay;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.observe.DialView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.Silence;
import org.moqlab.engine.observe.WayView;

/// How the sessions between relays are at a moment.
final class SessionLines {
    private static final double PERCENT = 10_000;

    private record Way(String dialer, String acceptor) {}

    private final Moment moment;
    private final Optional<String> selected;
    private final boolean fade;
    private final Map<Way, SessionView> sessions = new LinkedHashMap<>();

    private final Map<Long, Silence> silences = new TreeMap<>();

    /// @param fade whether a selected namespace fades what does not touch the selected node
    SessionLines(Moment moment, Optional<String> selected, boolean fade) {
        this.moment = moment;
        this.selected = selected;
        this.fade = fade;
        for (Silence silence : moment.carriage().silences()) {
            silences.merge(silence.session(), silence, SessionLines::sooner);
        }
        for (SessionView session : moment.snapshot().sessions().values()) {
            sessions.merge(
                    new Way(session.dialer(), session.acceptor()), session, SessionLines::better);
        }
    }

    private static SessionView better(SessionView a, SessionView b) {
        if (a.isUp() != b.isUp()) {
            return a.isUp() ? a : b;
        }
        return a.id() > b.id() ? a : b;
    }

    List<SessionLine> all() {
        Topology topology = moment.scenario().topology();
        List<SessionLine> lines = new ArrayList<>();
        for (Topology.Link link : topology.links()) {
            boolean back = topology.dials(link.b(), link.a());
            boolean there = topology.dials(link.a(), link.b());
            if (there) {
                lines.add(line(link.a(), link.b(), back));
            }
            if (back) {
                lines.add(line(link.b(), link.a(), there));
            }
        }
        for (ExternalRelay other : topology.external()) {
            other.dialledBy().forEach(by -> lines.add(line(by, other.name(), false)));
        }
        if (topology.discovery()) {
            found(topology).forEach(way -> lines.add(line(way.dialer(), way.acceptor(), false)));
        }
        return lines;
    }

    /// Ways that relays have found by themselves.
    private List<Way> found(Topology topology) {
        return sessions.keySet().stream()
                .filter(way ->
                        topology.relays().contains(way.dialer())
                                && topology.relays().contains(way.acceptor())
                                && !topology.dials(way.dialer(), way.acceptor()))
                .toList();
    }

    private SessionLine line(String dialer, String acceptor, boolean pair) {
        Optional<SessionView> session =
                Optional.ofNullable(sessions.get(new Way(dialer, acceptor)));
        Optional<DialView> dial = moment.snapshot().relay(dialer).map(r -> r.dials().get(acceptor));
        boolean abroad = moment.scenario().topology().isExternal(acceptor);
        Link link = abroad ? abroad(session, dial) : link(session, dial);
        long left = dial.map(d -> d.until() - moment.now()).orElse(0L);
        boolean counts = link == Link.BACKING_OFF && left > 0;
        boolean near = selected.filter(s -> s.equals(dialer) || s.equals(acceptor)).isPresent();
        return new SessionLine(
                        dialer,
                        acceptor,
                        link,
                        counts ? Words.left(left) : "",
                        pair,
                        strain(dialer, acceptor),
                        fade && !near)
                .with(session.map(this::load).orElse(Load.NONE));
    }

    private Load load(SessionView session) {
        long octets = moment.carriage().octets().getOrDefault(session.id(), 0L);
        return new Load(
                Load.level(octets),
                Optional.ofNullable(silences.get(session.id())).map(this::left));
    }

    private Countdown left(Silence silence) {
        long left = Math.max(0, silence.until() - moment.now());
        return Countdown.of(left, Math.max(left, silence.timeout()), MeshScene.Wait.IDLE);
    }

    private static Silence sooner(Silence a, Silence b) {
        return a.until() <= b.until() ? a : b;
    }

    private Strain strain(String dialer, String acceptor) {
        Optional<WayView> there = moment.snapshot().troubles().way(dialer, acceptor);
        Optional<WayView> back = moment.snapshot().troubles().way(acceptor, dialer);
        if (there.isEmpty() && back.isEmpty()) {
            return Strain.NONE;
        }
        boolean deafAcceptor = there.filter(WayView::cut).isPresent();
        boolean deafDialer = back.filter(WayView::cut).isPresent();
        String words = there.map(SessionLines::words).filter(w -> !w.isEmpty()).orElse("");
        String other = back.map(SessionLines::words).filter(w -> !w.isEmpty()).orElse("");
        boolean once = words.isEmpty() || other.isEmpty() || words.equals(other);
        String all = once ? (words.isEmpty() ? other : words) : words + " / " + other;
        return new Strain(deafDialer, deafAcceptor, all);
    }

    /// What is wrong with a way that is not cut.
    private static String words(WayView way) {
        List<String> all = new ArrayList<>();
        if (way.loss() > 0) {
            all.add(Words.of("strain.loss", way.loss() / PERCENT));
        }
        if (way.delay() > 0) {
            all.add(Words.of("strain.delay", Words.span(way.delay())));
        }
        if (way.jitter() > 0) {
            all.add(Words.of("strain.jitter", Words.span(way.jitter())));
        }
        if (way.held()) {
            all.add(Words.of("strain.held"));
        }
        return String.join(", ", all);
    }

    private static Link link(Optional<SessionView> session, Optional<DialView> dial) {
        if (session.filter(SessionView::isUp).isPresent()) {
            return Link.UP;
        }
        if (dial.isPresent()) {
            return switch (dial.get().phase()) {
                case BACKING_OFF -> Link.BACKING_OFF;
                case GAVE_UP -> Link.GAVE_UP;
                case DIALLING, OPENED, CLOSED, IDLE, FAILED -> Link.DIALLING;
            };
        }
        return session.map(SessionLines::half).orElse(Link.NONE);
    }

    /// What the other end thinks of a session with a relay outside the lab, nobody here knows.
    private static Link abroad(Optional<SessionView> session, Optional<DialView> dial) {
        return session.filter(SessionView::dialerUp).isPresent() ? Link.UP : link(session, dial);
    }

    private static Link half(SessionView session) {
        if (session.dialerUp()) {
            return Link.DIALER_ONLY;
        }
        return session.acceptorUp() ? Link.ACCEPTOR_ONLY : Link.DIALLING;
    }
}

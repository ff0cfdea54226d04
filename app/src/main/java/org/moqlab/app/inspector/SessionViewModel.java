package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EndSource;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.SessionEnd;
import org.moqlab.app.feed.Splice;
import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.SessionView;

/// What there is to see of the selected session: what its two ends say of it, the open streams and
/// the messages of the chosen end. A session that is over keeps what was last known of it.
public final class SessionViewModel {
    /// Most sessions of one pair to choose from.
    static final int MAX_SESSIONS = 6;

    private final ObservableValue<Moment> moments;
    private final EventSource events;
    private final EndSource ends;
    private final Selection selection;
    private final ObservableList<Choice> sessions = FXCollections.observableArrayList();
    private final ObservableList<Choice> endChoices = FXCollections.observableArrayList();
    private final ObservableList<EndFact> facts = FXCollections.observableArrayList();
    private final ObservableList<StreamLine> streams = FXCollections.observableArrayList();
    private final MessagesViewModel messages;
    private final ObjectProperty<String> end = new SimpleObjectProperty<>(this, "end", "");
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper(this, "selected", "");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");

    private final Map<SessionEnd, SessionDetail> known = new HashMap<>();
    private @Nullable SessionView session;
    private long shownTo;
    private Splice splice = Splice.FIRST;

    /// Follows `moments` and `selection`, looks messages up in `events`, asks `ends`.
    public SessionViewModel(
            ObservableValue<Moment> moments,
            EventSource events,
            EndSource ends,
            Selection selection) {
        this.moments = moments;
        this.events = events;
        this.ends = ends;
        this.selection = selection;
        this.messages = new MessagesViewModel(events, selection);
        moments.addListener((_, _, _) -> show());
        selection.sessionProperty().addListener((_, _, _) -> show());
        ends.told().addListener((_, _, _) -> show());
        end.addListener((_, _, _) -> show());
        show();
    }

    /// The sessions between the two ends, by number.
    public ObservableList<Choice> sessions() {
        return sessions;
    }

    /// Key of the selected one of [#sessions].
    public ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Selects another session of [#sessions].
    public void select(String key) {
        selection.sessionProperty().set(Optional.of(Long.valueOf(key)));
    }

    /// The two ends, the one that dialled first.
    public ObservableList<Choice> ends() {
        return endChoices;
    }

    /// Name of the end whose streams and messages are shown.
    public ObjectProperty<String> endProperty() {
        return end;
    }

    /// What both ends say of the session.
    public ObservableList<EndFact> facts() {
        return facts;
    }

    /// What is missing from the figures and why; empty for nothing.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Open streams of the chosen end.
    public ObservableList<StreamLine> streams() {
        return streams;
    }

    /// The messages of the chosen end.
    public MessagesViewModel messages() {
        return messages;
    }

    private void show() {
        Moment moment = moments.getValue();
        if (moment.snapshot().n() < shownTo || !events.splice().equals(splice)) {
            forget();
        }
        shownTo = moment.snapshot().n();
        splice = events.splice();
        Optional<Long> wanted = selection.sessionProperty().get();
        if (wanted.isEmpty()) {
            if (session != null) {
                forget();
                ends.watch(List.of());
            }
            return;
        }
        follow(moment, wanted.get());
    }

    private void forget() {
        known.clear();
        messages.forget();
        session = null;
    }

    private void follow(Moment moment, long number) {
        SessionView before = session;
        SessionView now = moment.snapshot().sessions().get(number);
        if (before != null && before.id() != number) {
            forget();
        }
        if (now == null) {
            now = session == null ? nothing(number) : over(session);
        }
        boolean other = session == null || !isLike(session, now);
        session = now;
        if (other) {
            chooseEnd(now);
            ends.watch(both(now));
        }
        update(sessions, siblings(moment, now));
        selected.set(Long.toString(number));
        update(endChoices, both(now).stream().map(e -> choice(e.endpoint())).toList());
        showFigures(now);
        messages.show(new SessionEnd(end.get(), now.id()));
    }

    private static boolean isLike(SessionView a, SessionView b) {
        return a.id() == b.id() && a.dialer().equals(b.dialer());
    }

    private static SessionView nothing(long number) {
        return new SessionView(number, "", "", "", false, false, 0, false);
    }

    private static SessionView over(SessionView last) {
        return new SessionView(
                last.id(),
                last.dialer(),
                last.acceptor(),
                last.alpn(),
                false,
                false,
                last.since(),
                last.left());
    }

    private static List<SessionEnd> both(SessionView session) {
        return Stream.of(session.dialer(), session.acceptor())
                .filter(name -> !name.isEmpty())
                .map(name -> new SessionEnd(name, session.id()))
                .toList();
    }

    /// The end the person comes from, or stays at; else the one that dialled.
    private void chooseEnd(SessionView now) {
        String from = selection.nodeProperty().get().orElse("");
        String chosen = now.touches(end.get()) ? end.get() : from;
        end.set(now.touches(chosen) ? chosen : now.dialer());
    }

    private List<Choice> siblings(Moment moment, SessionView now) {
        List<Choice> choices = new ArrayList<>();
        moment.snapshot().sessions().values().stream()
                .filter(s -> s.id() == now.id() || isBetween(s, now))
                .limit(MAX_SESSIONS)
                .forEach(s -> choices.add(named(s.id())));
        if (choices.stream().noneMatch(c -> c.key().equals(Long.toString(now.id())))) {
            choices.addFirst(named(now.id()));
        }
        return choices;
    }

    private static boolean isBetween(SessionView a, SessionView b) {
        return a.touches(b.dialer()) && a.touches(b.acceptor());
    }

    private Choice named(long number) {
        return new Choice(Long.toString(number), events.sessions().full(number));
    }

    private static Choice choice(String name) {
        return new Choice(name, name);
    }

    private void showFigures(SessionView now) {
        Map<SessionEnd, SessionDetail> told = ends.told().getValue();
        for (SessionEnd each : both(now)) {
            SessionDetail detail = told.get(each);
            if (detail != null) {
                known.put(each, detail);
            }
        }
        Optional<SessionDetail> dialer = known(now.dialer(), now.id());
        Optional<SessionDetail> acceptor = known(now.acceptor(), now.id());
        update(facts, new EndFacts(now, dialer, acceptor).all());
        boolean holds = end.get().equals(now.dialer()) ? now.dialerUp() : now.acceptorUp();
        Optional<SessionDetail> chosen = known(end.get(), now.id()).filter(_ -> holds);
        update(
                streams,
                chosen.map(SessionDetail::streams).orElse(List.of()).stream()
                        .map(StreamLine::of)
                        .toList());
        note.set(note(now, dialer, acceptor));
    }

    private Optional<SessionDetail> known(String endpoint, long number) {
        return Optional.ofNullable(known.get(new SessionEnd(endpoint, number)));
    }

    private static String note(
            SessionView now, Optional<SessionDetail> dialer, Optional<SessionDetail> acceptor) {
        if (!now.dialerUp() && !now.acceptorUp()) {
            boolean any = dialer.isPresent() || acceptor.isPresent();
            return Words.of(any ? "end.note.over" : "end.note.unknown");
        }
        if (now.isUp()) {
            return dialer.isPresent() && acceptor.isPresent() ? "" : Words.of("end.note.asking");
        }
        return Words.of("end.note.half", now.dialerUp() ? now.acceptor() : now.dialer());
    }

    private static <T> void update(ObservableList<T> shown, List<T> now) {
        if (!shown.equals(now)) {
            shown.setAll(now);
        }
    }
}

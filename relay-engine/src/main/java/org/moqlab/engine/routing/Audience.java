package org.moqlab.engine.routing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.pcollections.TreePMap;

/// Who listens to a table, and what each has been told. Persistent, so that a copy costs nothing.
final class Audience {
    /// What a listener holds of a namespace.
    ///
    /// @param front number of the front it belongs to
    record Said(long front, Hops hops, RouteCost cost) {}

    private record Place(SessionId session, long stream) implements Comparable<Place> {
        static Place of(Ear ear) {
            return new Place(ear.session(), ear.stream());
        }

        @Override
        public int compareTo(Place other) {
            int bySession = session.compareTo(other.session);
            return bySession != 0 ? bySession : Long.compare(stream, other.stream);
        }
    }

    private record Listener(Ear ear, TreePMap<Namespace, Said> said) {}

    private TreePMap<Place, Listener> listeners = TreePMap.empty();

    Audience copy() {
        Audience copy = new Audience();
        copy.listeners = listeners;
        return copy;
    }

    void add(Ear ear) {
        listeners = listeners.plus(Place.of(ear), new Listener(ear, TreePMap.empty()));
    }

    /// One feed is over.
    ///
    /// @return who listened on it
    Optional<Ear> remove(SessionId session, long stream) {
        Place place = new Place(session, stream);
        Optional<Ear> gone = Optional.ofNullable(listeners.get(place)).map(Listener::ear);
        listeners = listeners.minus(place);
        return gone;
    }

    /// The feeds of a session.
    List<Ear> on(SessionId session) {
        return listeners.values().stream()
                .map(Listener::ear)
                .filter(ear -> ear.session().equals(session))
                .toList();
    }

    /// Everybody who wants to be told of a namespace.
    List<Ear> of(Namespace namespace) {
        return listeners.values().stream()
                .map(Listener::ear)
                .filter(ear -> namespace.startsWith(ear.prefix()))
                .toList();
    }

    Optional<Said> said(Ear ear, Namespace namespace) {
        return Optional.ofNullable(listeners.get(Place.of(ear)))
                .flatMap(listener -> Optional.ofNullable(listener.said.get(namespace)));
    }

    void say(Ear ear, Namespace namespace, Said what) {
        put(ear, said -> said.plus(namespace, what));
    }

    void unsay(Ear ear, Namespace namespace) {
        put(ear, said -> said.minus(namespace));
    }

    private interface Change {
        TreePMap<Namespace, Said> of(TreePMap<Namespace, Said> said);
    }

    private void put(Ear ear, Change change) {
        Listener listener = listeners.get(Place.of(ear));
        if (listener != null) {
            Listener next = new Listener(ear, change.of(listener.said));
            listeners = listeners.plus(Place.of(ear), next);
        }
    }

    /// The known peers a namespace is exposed to by telling them: all who are kept informed of it,
    /// told or spared, and those who hold it for good.
    Set<Origin> exposed(Namespace namespace) {
        Set<Origin> exposed = new TreeSet<>();
        for (Ear ear : of(namespace)) {
            if (ear.peer().isKnown() && (ear.hearsChanges() || said(ear, namespace).isPresent())) {
                exposed.add(ear.peer());
            }
        }
        return exposed;
    }
}

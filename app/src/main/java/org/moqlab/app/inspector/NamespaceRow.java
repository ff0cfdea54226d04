package org.moqlab.app.inspector;

import java.util.function.Function;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.marks.EntryMark;

/// One namespace in the table of the selected relay. The row stays, its facts change.
public final class NamespaceRow {
    private final String namespace;
    private final Sight facts;

    /// What is so at the moment.
    ///
    /// @param mark what the entry is
    /// @param namespace the name
    /// @param via peer and connection of the best route; empty when missing
    /// @param peer place of that peer among the relays, for its colour; -1 for a client
    /// @param hops hops of the best route; -1 when missing
    /// @param age how long it has been here, ns; -1 when missing
    /// @param changed how long ago it last changed, ns; -1 when missing
    public record Facts(
            EntryMark mark,
            String namespace,
            String via,
            int peer,
            long hops,
            long age,
            long changed) {}

    NamespaceRow(String namespace, Function<String, Facts> first) {
        this.namespace = namespace;
        this.facts = new Sight(first);
    }

    /// The name.
    public String namespace() {
        return namespace;
    }

    /// What is so at the moment, found out when somebody looks.
    public ObservableValue<Facts> factsProperty() {
        return facts;
    }

    void become(Function<String, Facts> now) {
        facts.become(now);
    }

    /// Keeps what is known and lets go of where it came from: cells hold on to rows that are gone.
    void forget() {
        Facts last = facts.get();
        facts.become(_ -> last);
    }

    /// A value that is made when it is asked for.
    private final class Sight extends ObjectBinding<Facts> {
        private Function<String, Facts> source;

        Sight(Function<String, Facts> first) {
            source = first;
        }

        void become(Function<String, Facts> now) {
            source = now;
            invalidate();
        }

        @Override
        protected Facts computeValue() {
            return source.apply(namespace);
        }
    }
}

package org.moqlab.app.feed;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.moqlab.engine.model.Namespace;

/// The one selection all panes share. Selecting a thing anywhere selects it everywhere.
public final class Selection {
    private final ObjectProperty<Optional<String>> node =
            new SimpleObjectProperty<>(this, "node", Optional.empty());
    private final ObjectProperty<Optional<Namespace>> namespace =
            new SimpleObjectProperty<>(this, "namespace", Optional.empty());
    private final ObjectProperty<Optional<Long>> event =
            new SimpleObjectProperty<>(this, "event", Optional.empty());
    private final ObjectProperty<Optional<Long>> session =
            new SimpleObjectProperty<>(this, "session", Optional.empty());

    /// Nothing is selected.
    public Selection() {
        node.addListener((_, _, _) -> session.set(Optional.empty()));
    }

    /// Name of the selected relay or client.
    public ObjectProperty<Optional<String>> nodeProperty() {
        return node;
    }

    /// Number of the selected session. It stands before the selected relay or client, which stays
    /// selected; selecting another relay or client lets go of the session.
    public ObjectProperty<Optional<Long>> sessionProperty() {
        return session;
    }

    /// Selects a relay or client, or none, and no session any more.
    public void selectNode(Optional<String> name) {
        session.set(Optional.empty());
        node.set(name);
    }

    /// The selected namespace: hop labels, routes and the table follow it.
    public ObjectProperty<Optional<Namespace>> namespaceProperty() {
        return namespace;
    }

    /// Number of the selected event.
    public ObjectProperty<Optional<Long>> eventProperty() {
        return event;
    }
}

package org.moqlab.app.attach;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A relay in the sheet that asks whom to watch.
final class AttachLine {
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty url = new SimpleStringProperty(this, "url", "");
    private final StringProperty pin = new SimpleStringProperty(this, "pin", "");
    private final StringProperty token = new SimpleStringProperty(this, "token", "");
    private final StringProperty pages = new SimpleStringProperty(this, "pages", "");
    private final ObjectProperty<Wish.Check> check =
            new SimpleObjectProperty<>(this, "check", Wish.Check.SIGNED);

    StringProperty nameProperty() {
        return name;
    }

    StringProperty urlProperty() {
        return url;
    }

    /// Only where the certificate is pinned.
    StringProperty pinProperty() {
        return pin;
    }

    /// Forgotten as soon as it was used.
    StringProperty tokenProperty() {
        return token;
    }

    StringProperty pagesProperty() {
        return pages;
    }

    ObjectProperty<Wish.Check> checkProperty() {
        return check;
    }

    Wish.Target target() {
        return new Wish.Target(
                name.get().strip(),
                url.get().strip(),
                check.get(),
                check.get() == Wish.Check.PINNED ? pin.get().strip() : "",
                token.get().strip(),
                pages.get().strip());
    }

    boolean isEmpty() {
        return url.get().isBlank();
    }
}

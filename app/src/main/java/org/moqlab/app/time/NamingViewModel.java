package org.moqlab.app.time;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// The question what a bookmark is called.
public final class NamingViewModel {
    private final Bookmarks bookmarks;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private Optional<Bookmark> named = Optional.empty();

    /// Names those of `bookmarks`.
    public NamingViewModel(Bookmarks bookmarks) {
        this.bookmarks = bookmarks;
    }

    /// Asks for the name of the bookmark at the shown moment; where there is none it is made.
    public void ask() {
        ask(bookmarks.mark());
    }

    /// Asks for the name of a bookmark.
    void ask(Bookmark bookmark) {
        named = Optional.of(bookmark);
        title.set(Words.of("naming.title", Figures.clock(bookmark.t())));
        text.set(bookmark.name());
        shown.set(true);
    }

    /// Calls it what is typed, and asks no more.
    void name() {
        dismiss();
        named.ifPresent(bookmark -> bookmarks.rename(bookmark, text.get()));
    }

    /// Takes the bookmark away, and asks no more.
    void remove() {
        dismiss();
        named.ifPresent(bookmarks::remove);
    }

    /// Asks no more; what it is called stays.
    public void dismiss() {
        shown.set(false);
    }

    /// Whether it is asked for.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Which bookmark is asked for, in words.
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// What is typed; blank leaves the name as it is.
    StringProperty textProperty() {
        return text;
    }
}

package org.moqlab.app.browser;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.words.Words;

/// Where a browser joins the live mesh, as soon as a person wants one to.
public final class BrowserViewModel {
    /// What the sheet says.
    ///
    /// @param url what to open; empty when the page cannot be served
    /// @param text one line for a person
    public record Invitation(String url, String text) {}

    private final PageServer pages;
    private final BooleanBinding possible;
    private final ReadOnlyObjectWrapper<Optional<Invitation>> invitation =
            new ReadOnlyObjectWrapper<>(this, "invitation", Optional.empty());
    private Consumer<String> browser = _ -> {};

    /// Joins what `player` plays, by a page that `pages` serve.
    public BrowserViewModel(MeshPlayer player, PageServer pages) {
        this.pages = pages;
        this.possible = Bindings.and(player.liveProperty(), player.readyProperty());
    }

    /// What opens a URL outside the window; until this is called, nothing does.
    public void openWith(Consumer<String> wanted) {
        browser = wanted;
    }

    /// Whether a live mesh runs that can be joined.
    public BooleanBinding possible() {
        return possible;
    }

    /// What the sheet says; empty while it is put away.
    public ReadOnlyObjectProperty<Optional<Invitation>> invitationProperty() {
        return invitation.getReadOnlyProperty();
    }

    /// Serves the page, opens it, and shows its URL.
    public void invite() {
        try {
            String url = pages.serve();
            invitation.set(Optional.of(new Invitation(url, Words.of("browser.text"))));
            browser.accept(url);
        } catch (IOException e) {
            String why = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            invitation.set(Optional.of(new Invitation("", Words.of("browser.failed", why))));
        }
    }

    /// Puts the sheet away; the page stays.
    public void dismiss() {
        invitation.set(Optional.empty());
    }
}

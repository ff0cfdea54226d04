package org.moqlab.app.inspector;

import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.moqlab.app.marks.Swatch;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// The lines of the inspector's short lists.
final class Lines {
    private static final String DITTO = "″";

    private Lines() {}

    static HBox route(RouteLine route) {
        Label mark = label(route.best() ? "✓" : "", "route-mark");
        Label via = label(route.via(), "route-via", "mono");
        if (route.peer() >= 0) {
            via.setGraphic(new Swatch(route.peer()));
        }
        Label reason = label(route.again() ? DITTO : route.reason(), "route-reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.setAccessibleText(route.reason());
        HBox line = new HBox(mark, via, label(route.hops(), "route-hops", "mono"), grow(reason));
        line.getStyleClass().addAll("route", route.best() ? "best" : "standby");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    static HBox why(WhyLine why, LongConsumer go) {
        Label text = label(why.text(), "why-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        if (why.warning()) {
            text.getStyleClass().add("warning");
        }
        HBox line = new HBox(label(why.head(), "why-head"), grow(text));
        if (why.event() > 0) {
            Hyperlink link = new Hyperlink("#" + Figures.count(why.event()));
            link.getStyleClass().addAll("event-link", "mono");
            link.setMinWidth(Region.USE_PREF_SIZE);
            link.setAccessibleText(Words.of("event.go", Figures.count(why.event())));
            link.setOnAction(_ -> go.accept(why.event()));
            line.getChildren().add(link);
        }
        line.getStyleClass().add("why");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    /// @param select selects the session
    static HBox session(SessionLine session, LongConsumer select) {
        Labeled name = session.session() == 0 ? new Label() : link(session, select);
        name.setText(session.name());
        name.getStyleClass().addAll("session-name", "mono");
        if (session.peer() >= 0) {
            name.setGraphic(new Swatch(session.peer()));
        }
        Label time = label(session.time(), "session-time", "mono");
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox line =
                new HBox(
                        name,
                        label(session.role(), "session-role"),
                        label(session.state(), "session-state", "tone-" + session.tone()),
                        grow(label(session.wire(), "session-wire", "mono")),
                        time);
        line.getStyleClass().add("session");
        line.setAlignment(Pos.BASELINE_LEFT);
        if (session.session() != 0) {
            line.getStyleClass().add("choosable");
            line.setOnMouseClicked(_ -> select.accept(session.session()));
        }
        return line;
    }

    private static Hyperlink link(SessionLine session, LongConsumer select) {
        Hyperlink link = new Hyperlink();
        link.setAccessibleText(Words.of("session.go", session.name()));
        link.setOnAction(_ -> select.accept(session.session()));
        return link;
    }

    static HBox end(EndFact fact) {
        HBox line = new HBox(label(fact.name(), fact.title() ? "end-title" : "end-name"));
        if (!fact.title()) {
            line.getChildren().addAll(value(fact.dialer()), value(fact.acceptor()));
        }
        line.getStyleClass().add(fact.title() ? "end-group" : "end-fact");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Label value(String text) {
        Label value = label(text, "end-value", "mono");
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        return grow(value);
    }

    static HBox fact(Fact fact) {
        Label value = label(fact.value(), "fact-value", "tone-" + fact.tone());
        value.setWrapText(true);
        HBox line = new HBox(label(fact.name(), "fact-name"), grow(value));
        line.getStyleClass().add("fact");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static Label grow(Label label) {
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}

package org.moqlab.app.theme;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToolBar;

/// Style sheets of the parts of a window, carried by its scene. A sheet of a node keeps a list of
/// all nodes below it and goes through it for each of them at every change of style: with a large
/// mesh that takes minutes. So every rule of a part begins with a class that only this part has.
final class Sheets {
    private Sheets() {}

    /// Moves the sheets of all parts to the scene, those of outer parts first.
    static void lift(Scene scene) {
        List<Parent> styled =
                parts(scene.getRoot()).filter(part -> !part.getStylesheets().isEmpty()).toList();
        for (Parent part : styled) {
            add(scene, List.copyOf(part.getStylesheets()));
            part.getStylesheets().clear();
        }
    }

    /// Adds what a scene has not yet.
    static void add(Scene scene, List<String> sheets) {
        sheets.stream()
                .filter(sheet -> !scene.getStylesheets().contains(sheet))
                .forEach(scene.getStylesheets()::add);
    }

    private static Stream<Parent> parts(Parent part) {
        return Stream.concat(
                Stream.of(part),
                inside(part)
                        .filter(Parent.class::isInstance)
                        .map(Parent.class::cast)
                        .flatMap(Sheets::parts));
    }

    /// Controls have their contents as children only once they are shown.
    private static Stream<Node> inside(Parent part) {
        return switch (part) {
            case SplitPane split -> split.getItems().stream();
            case TabPane tabs ->
                    tabs.getTabs().stream().map(Tab::getContent).filter(Objects::nonNull);
            case ScrollPane scroll -> Stream.ofNullable(scroll.getContent());
            case ToolBar bar -> bar.getItems().stream();
            default -> part.getChildrenUnmodifiable().stream();
        };
    }
}

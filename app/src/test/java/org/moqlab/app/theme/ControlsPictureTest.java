package org.moqlab.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

final class ControlsPictureTest {
    private static <T extends Node> T styled(T node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }

    private static TableView<String> table() {
        TableView<String> table = new TableView<>();
        for (String head : List.of("State", "Namespace", "Hops")) {
            TableColumn<String, String> column = new TableColumn<>(head);
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue() + head));
            column.setPrefWidth(120);
            if (head.equals("Hops")) {
                column.getStyleClass().add("number");
            }
            table.getColumns().add(column);
        }
        table.getItems().addAll("a", "b", "c", "d");
        table.getSelectionModel().select(1);
        table.setPrefHeight(130);
        return table;
    }

    private static VBox gallery() {
        TabPane tabs =
                new TabPane(new Tab("Matrix", table()), new Tab("Events"), new Tab("Findings"));
        VBox all =
                new VBox(
                        8,
                        new MenuBar(new Menu("File"), new Menu("Edit"), new Menu("View")),
                        bar(),
                        styled(new HBox(new Label("Outline")), "pane-head"),
                        fields(),
                        chips(),
                        list(),
                        tabs);
        all.setPadding(new Insets(0, 0, 8, 0));
        return all;
    }

    private static ToolBar bar() {
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().addAll("Simulated", "Live");
        combo.getSelectionModel().select(0);
        ToggleButton on = new ToggleButton("Toggled");
        on.setSelected(true);
        return new ToolBar(
                combo,
                new Button("Run to…"),
                styled(new Button("Play"), "primary"),
                on,
                new Slider(0, 10, 3),
                styled(new Label("12.268 s"), "clock"),
                styled(new Button("4 findings"), "badge"));
    }

    private static HBox fields() {
        CheckBox check = new CheckBox("Checked");
        check.setSelected(true);
        RadioButton radio = new RadioButton("Chosen");
        radio.setSelected(true);
        TextField prompt = new TextField();
        prompt.setPromptText("Search");
        return new HBox(10, prompt, new TextField("typed"), check, radio, new ProgressBar(0.6));
    }

    private static HBox chips() {
        return new HBox(
                10,
                styled(new Label("plain"), "chip"),
                styled(new Label("ghost"), "chip", "ghost"),
                styled(new Label("live"), "chip", "live"),
                styled(new Label("lingering"), "chip", "lingering"),
                styled(new Label("hold-down"), "chip", "hold"),
                styled(new Label("11 806"), "count"),
                styled(new Label("Ctrl+F"), "key-cap"));
    }

    private static ListView<String> list() {
        ListView<String> list = new ListView<>();
        for (int i = 0; i < 30; i++) {
            list.getItems().add("row " + i);
        }
        list.getSelectionModel().select(1);
        list.setPrefHeight(120);
        return list;
    }

    private static Image picture(ColorScheme scheme) throws Exception {
        return Fx.call(() -> {
            Scene scene = new Scene(gallery(), 900, 620);
            Theme.install(scene, Optional.of(scheme));
            scene.snapshot(null);
            return scene.snapshot(null);
        });
    }

    @Test
    void controlsTakeTheirColoursFromTheTokensInBothSchemes() throws Exception {
        Image dark = picture(ColorScheme.DARK);
        Image light = picture(ColorScheme.LIGHT);
        Fx.write(dark, "controls-dark");
        Fx.write(light, "controls-light");
        Tokens tokens = Tokens.read();
        assertEquals(tokens.dark(Token.BAR), color(dark, 5, 5));
        assertEquals(tokens.light(Token.BAR), color(light, 5, 5));
        assertEquals(tokens.dark(Token.WIN), color(dark, 895, 615));
        assertEquals(tokens.light(Token.WIN), color(light, 895, 615));
    }

    private static Color color(Image image, int x, int y) {
        return image.getPixelReader().getColor(x, y);
    }
}

package org.moqlab.app.canvas;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.Jumps.Jump;
import org.moqlab.app.canvas.MeshScene.Chip;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.theme.Palette;

/// The chips in the upper left corner: the selected namespace, and a wait the clock jumped over.
final class ChipLayer extends VBox {
    private static final double GLYPH = 14;
    private static final double MOST_NAME = 110;

    private final Label name = new Label();
    private final Canvas glyph = new Canvas(GLYPH, GLYPH);
    private final Label verdict = new Label();
    private final Button clear = new Button("×");
    private final HBox namespace;
    private final Label jump = new Label();
    private final Label link = new Label();
    private final Button zoom = new Button();
    private Optional<Chip> shown = Optional.empty();

    /// @param onClear called when the namespace is no longer to be shown
    /// @param onFit called when everything is to be in view
    ChipLayer(Runnable onClear, Runnable onFit) {
        super(6);
        setPickOnBounds(false);
        setAlignment(Pos.TOP_LEFT);
        Label head = new Label(Words.of("chip.namespace"));
        name.getStyleClass().add("mono-strong");
        name.setMaxWidth(MOST_NAME);
        verdict.getStyleClass().add("strong");
        clear.getStyleClass().addAll("flat", "chip-clear");
        clear.setAccessibleText(Words.of("chip.clear"));
        clear.setOnAction(_ -> onClear.run());
        namespace = new HBox(head, name, glyph, verdict, clear);
        namespace.getStyleClass().addAll("chip", "tall", "accent");
        jump.getStyleClass().addAll("chip", "hold", "jump");
        link.getStyleClass().addAll("chip", "accent", "link-hint");
        link.setWrapText(true);
        for (Region chip : List.of(namespace, jump, link)) {
            chip.setMaxWidth(USE_PREF_SIZE);
        }
        zoom.getStyleClass().addAll("chip", "zoom");
        zoom.setTooltip(new Tooltip(Words.of("chip.fit")));
        zoom.setOnAction(_ -> onFit.run());
        getChildren().addAll(namespace, jump, link, zoom);
        showZoom(1);
        namespace.setVisible(false);
        namespace.setManaged(false);
        showJump(Optional.empty());
        showLink(Optional.empty());
    }

    /// Says that a link is begun at a relay, and how to end it.
    void showLink(Optional<String> from) {
        link.setText(from.map(name -> Words.of("chip.link", name)).orElse(""));
        link.setVisible(from.isPresent());
        link.setManaged(from.isPresent());
    }

    void show(Optional<Chip> chip) {
        if (chip.equals(shown)) {
            return;
        }
        namespace.setVisible(chip.isPresent());
        namespace.setManaged(chip.isPresent());
        shown.ifPresent(before -> verdict.getStyleClass().remove(before.state().word()));
        shown = chip;
        chip.ifPresent(c -> {
            String path = c.namespace().toString();
            name.setText(path.isEmpty() ? "/" : path);
            verdict.setText(c.verdict());
            verdict.getStyleClass().add(c.state().word());
        });
    }

    /// Paints the state's silhouette.
    void paint(Palette palette) {
        Optional<Chip> chip = shown;
        Easel.paint(
                glyph,
                palette,
                pen ->
                        chip.ifPresent(c -> {
                            pen.g().save();
                            pen.g().scale(GLYPH / 16, GLYPH / 16);
                            Glyphs.state(pen, c.state());
                            pen.g().restore();
                        }));
    }

    /// Says how near a person looks; nothing when everything is in view.
    void showZoom(double factor) {
        zoom.setVisible(factor > 1);
        zoom.setManaged(factor > 1);
        zoom.setText(Words.of("chip.zoom", Math.round(factor * 100)));
    }

    void showJump(Optional<Jump> skipped) {
        jump.setVisible(skipped.isPresent());
        jump.setManaged(skipped.isPresent());
        skipped.ifPresent(j -> jump.setText("»  " + words(j)));
    }

    private static String words(Jump jump) {
        String length = Words.span(jump.length());
        return jump.timer().isEmpty()
                ? Words.of("chip.skipped", length)
                : Words.of("chip.skipped.timer", length, jump.timer());
    }
}

package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.testfx.api.FxRobot;

/// A window of 1280×800 px holds everything, however large it is written.
final class SmallWindowTest extends InWindow {
    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 800;
    private static final Map<LabCommand, String> SIDES =
            Map.of(
                    LabCommand.SHOW_SCENARIO, ".scenario",
                    LabCommand.SHOW_OUTLINE, ".outline",
                    LabCommand.SHOW_INSPECTOR, ".inspector");

    private void enlarge(FxRobot robot, double scale) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.interact(() -> {
            // The scene, without what a system draws around a window.
            stage.setWidth(WIDTH + stage.getWidth() - stage.getScene().getWidth());
            stage.setHeight(HEIGHT + stage.getHeight() - stage.getScene().getHeight());
            window.lab.shell().scaleProperty().set(scale);
            window.lab.player().time().playTo(2_500 * Durations.MILLI);
        });
        window.until(
                () -> window.lab.player().calmProperty().get().now() == 2_500 * Durations.MILLI);
        window.until(() -> stage.getScene().getWidth() == WIDTH);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 4.0 / 3, 1.5, 2})
    void everyControlAndLineThatIsNotScrolledToIsSeenWhole(double scale, FxRobot robot)
            throws Exception {
        enlarge(robot, scale);
        TreeSet<String> cut = new TreeSet<>();
        for (LabCommand screen : Controls.SCREENS) {
            window.open(screen);
            robot.interact(() ->
                    Controls.shown(stage.getScene().getRoot()).stream()
                            .filter(node ->
                                    !Controls.isScrolled(node) && !isIn(node, ".canvas-holder"))
                            // Tabs that have no room are in the menu at the end of their bar.
                            .filter(node -> !isIn(node, ".tab-header-area"))
                            .filter(node -> isCutControl(node) || isCutAcross(node))
                            .forEach(node -> cut.add(Controls.describe(screen, node))));
        }
        assertEquals(new TreeSet<>(), cut);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2})
    void everyPaneAtTheSidesOpensByItsCommandWithRoomToRead(double scale, FxRobot robot)
            throws Exception {
        enlarge(robot, scale);
        for (Map.Entry<LabCommand, String> side : SIDES.entrySet()) {
            window.open(side.getKey());
            Region pane = robot.lookup(side.getValue()).queryAs(Region.class);
            assertTrue(isIn(stage.getScene().getFocusOwner(), pane), side.getValue());
            Bounds seen = visible(pane);
            assertTrue(seen.getWidth() >= 200 * scale, side.getValue() + seen);
            assertTrue(seen.getHeight() >= 110 * scale, side.getValue() + seen);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 1.75, 2})
    void theCanvasKeepsRoomForTheMesh(double scale, FxRobot robot) throws Exception {
        enlarge(robot, scale);
        window.open(LabCommand.SHOW_EVENTS);
        Bounds seen = visible(robot.lookup(".canvas-holder").queryAs(Region.class));
        assertTrue(seen.getWidth() >= 500 && seen.getHeight() >= 280, seen.toString());
    }

    @Test
    void panesComeBackToTheirPlacesWithTheirSizes(FxRobot robot) throws Exception {
        enlarge(robot, 1);
        SplitPane upper = robot.lookup(".upper").queryAs(SplitPane.class);
        TabPane dock = robot.lookup(".dock").queryAs(TabPane.class);
        List<Double> before = new ArrayList<>();
        robot.interact(() -> upper.setDividerPositions(0.25, 0.75));
        window.settle();
        before.addAll(positions(upper));
        List<String> tabs = names(dock);
        robot.interact(() -> window.lab.shell().scaleProperty().set(2));
        window.settle();
        assertEquals(tabs.size() + 3, dock.getTabs().size());
        assertEquals(1, upper.getItems().size());
        robot.interact(() -> window.lab.shell().scaleProperty().set(1));
        window.settle();
        assertEquals(tabs, names(dock));
        window.until(() -> before.equals(positions(upper)));
        assertEquals(3, upper.getItems().size());
    }

    private static List<Double> positions(SplitPane split) {
        List<Double> all = new ArrayList<>();
        for (double at : split.getDividerPositions()) {
            all.add(rounded(at));
        }
        return all;
    }

    @Test
    void whatIsCutShortSaysItselfInFull(FxRobot robot) throws Exception {
        enlarge(robot, 2);
        window.open(LabCommand.SHOW_OUTLINE);
        Labeled label = robot.lookup("#bannerTitle").queryAs(Labeled.class);
        String story =
                "Once upon a time six relays told each other of a name again and again. "
                        + "What was done to the mesh is not saved, and it is a long story to tell";
        robot.interact(() -> window.lab.shell().warn(story, "nowhere", ""));
        window.settle();
        assertTrue(text(label).length() < story.length(), text(label));
        robot.moveTo(label);
        robot.interact(() -> {});
        assertEquals(
                story, Optional.ofNullable(label.getTooltip()).map(Tooltip::getText).orElse(""));
    }

    private static String text(Labeled label) {
        return label.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(child -> ((Text) child).getText())
                .findFirst()
                .orElse("");
    }

    private static double rounded(double at) {
        return Math.round(at * 50) / 50.0;
    }

    private static List<String> names(TabPane dock) {
        return dock.getTabs().stream().map(Tab::getText).toList();
    }

    private static boolean isIn(Node node, String style) {
        for (Node here = node; here != null; here = here.getParent()) {
            if (here.getStyleClass().contains(style.substring(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Node node, Node whole) {
        Node here = node;
        while (here != null && !here.equals(whole)) {
            here = here.getParent();
        }
        return here != null;
    }

    /// What is seen of it, in px of the scene.
    private Bounds visible(Node node) {
        Bounds seen = stage.getScene().getRoot().getBoundsInLocal();
        for (Node here = node; here != null; here = here.getParent()) {
            seen = common(seen, here.localToScene(here.getLayoutBounds()));
        }
        return seen;
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }

    private boolean isCutControl(Node node) {
        if (!(node instanceof Control) || !Controls.isDoing(node) || Controls.isPart(node)) {
            return false;
        }
        Bounds all = node.localToScene(node.getLayoutBounds());
        Bounds seen = visible(node);
        return all.getWidth() <= 0
                || seen.getWidth() < all.getWidth() - 2
                || seen.getHeight() < all.getHeight() - 2;
    }

    private boolean isCutAcross(Node node) {
        if (!(node instanceof Labeled label) || label.getText() == null) {
            return false;
        }
        double line =
                label.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .mapToDouble(text -> text.localToScene(text.getLayoutBounds()).getHeight())
                        .findFirst()
                        .orElse(0);
        return !label.getText().isEmpty() && visible(label).getHeight() < line - 2;
    }
}

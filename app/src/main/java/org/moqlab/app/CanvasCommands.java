package org.moqlab.app;

import java.util.Optional;
import javafx.geometry.Point2D;
import org.moqlab.app.canvas.Arrangement;
import org.moqlab.app.canvas.MeshCanvas;
import org.moqlab.app.make.BuildViewModel;
import org.moqlab.app.make.Floor;
import org.moqlab.app.scenario.OutlineController;
import org.moqlab.app.shell.CommandSet;
import org.moqlab.app.shell.LabCommand;

/// Says what the commands of the picture do.
final class CanvasCommands {
    private static final double NEARER = 1.25;

    private CanvasCommands() {}

    static void bind(CommandSet commands, BuildViewModel building, MeshCanvas canvas) {
        building.standOn(floor(canvas));
        commands.bind(LabCommand.LINK, canvas::beginLink);
        commands.bind(LabCommand.FIT, canvas::fit);
        commands.bind(LabCommand.ZOOM_IN, () -> canvas.zoom(NEARER));
        commands.bind(LabCommand.ZOOM_OUT, () -> canvas.zoom(1 / NEARER));
        arrange(commands, canvas, LabCommand.LAYOUT_AUTOMATIC, Arrangement.AUTOMATIC);
        arrange(commands, canvas, LabCommand.LAYOUT_CIRCLE, Arrangement.CIRCLE);
        arrange(commands, canvas, LabCommand.LAYOUT_GRID, Arrangement.GRID);
        arrange(commands, canvas, LabCommand.LAYOUT_FORCE, Arrangement.FORCE);
        arrange(commands, canvas, LabCommand.LAYOUT_LINE, Arrangement.LINE);
        arrange(commands, canvas, LabCommand.LAYOUT_STAR, Arrangement.STAR);
        arrange(commands, canvas, LabCommand.LAYOUT_TREE, Arrangement.TREE);
        commands.bindSwitch(LabCommand.SUBSCRIPTION_TREE, canvas.treeProperty());
    }

    /// The canvas as the place where what is dragged is dropped.
    static OutlineController.Ground ground(MeshCanvas canvas) {
        return new OutlineController.Ground() {
            @Override
            public boolean isAt(double sceneX, double sceneY) {
                return canvas.isAt(sceneX, sceneY);
            }

            @Override
            public Optional<String> relayAt(double sceneX, double sceneY) {
                return canvas.relayAt(sceneX, sceneY);
            }

            @Override
            public Point2D placeOf(double sceneX, double sceneY) {
                return canvas.placeOf(sceneX, sceneY);
            }
        };
    }

    /// The canvas as where the boxes of a mesh stand that is edited.
    private static Floor floor(MeshCanvas canvas) {
        return new Floor() {
            @Override
            public void stayWhile(Runnable edit) {
                canvas.stayWhile(edit);
            }

            @Override
            public void expect(String name, Point2D place) {
                canvas.expect(name, place);
            }
        };
    }

    private static void arrange(
            CommandSet commands, MeshCanvas canvas, LabCommand command, Arrangement arrangement) {
        commands.bind(command, () -> canvas.arrangementProperty().set(arrangement));
    }
}

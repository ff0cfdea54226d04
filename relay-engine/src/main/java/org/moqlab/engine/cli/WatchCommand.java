package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lab watch`: a table of the whole mesh that keeps itself up to date.
@Command(
        name = "watch",
        description = {
            "Watch the tables of all relays as a run goes: a row a relay, a column a namespace.",
            "",
            "On a terminal one picture is drawn over the other. In a pipe a picture is printed"
                    + " every --every of mesh time, as fast as it can be played.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lab watch sample-meshes/zombie-mesh.yaml",
            "  lab watch sample-meshes/zombie-mesh.yaml --speed 0.1    ten times slower",
            "  lab watch sample-meshes/zombie-mesh.yaml --every 1s | less"
        })
final class WatchCommand implements Callable<Integer> {
    /// Time between two pictures on a terminal, ms.
    private static final long FRAME_MS = 100;

    private static final double MAX_SPEED = 1_000;
    private static final String HOME = "\u001b[H";
    private static final String CLEAR = "\u001b[2J";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();
    @Mixin private final LiveOptions live = new LiveOptions();

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Mesh time that goes by in a second of yours (default: 1).")
    private double speed = 1;

    @Option(
            names = "--every",
            paramLabel = "T",
            converter = TablesCommand.TimeConverter.class,
            description = "In a pipe: mesh time between two pictures (default: 1s).")
    private long every = Durations.SECOND;

    private final Drivers drivers;
    private final boolean terminal;

    WatchCommand(Drivers drivers) {
        this(drivers, Boolean.getBoolean("moqlab.terminal"));
    }

    /// @param terminal whether standard output is one
    WatchCommand(Drivers drivers, boolean terminal) {
        this.drivers = drivers;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new ParameterException(
                    Lab.line(spec), "--speed needs a number above 0, at most 1000");
        }
        Scenario scenario = input.scenario();
        long end = Ending.of(scenario, 0);
        if (live.isLive(Lab.line(spec))) {
            try (Mesh mesh = live.start(drivers, scenario, Lab.line(spec))) {
                watchLive(mesh, end);
            }
        } else {
            try (SteppedMesh mesh = drivers.simulated(scenario)) {
                watchSimulated(mesh, end);
            }
        }
        return ExitStatus.EXPECTED;
    }

    private void watchSimulated(SteppedMesh mesh, long end) throws InterruptedException {
        long step = terminal ? Math.max(1, (long) (FRAME_MS * Durations.MILLI * speed)) : every;
        boolean more = true;
        show(mesh, true);
        while (more && mesh.now() < end) {
            if (terminal) {
                Thread.sleep(FRAME_MS);
            }
            more = mesh.advanceTo(Math.min(end, mesh.now() + step));
            show(mesh, false);
        }
    }

    private void watchLive(Mesh mesh, long end) throws InterruptedException {
        long next = 0;
        while (mesh.now() < end) {
            if (terminal || mesh.now() >= next) {
                show(mesh, next == 0);
                next += every;
            }
            Thread.sleep(FRAME_MS);
        }
        show(mesh, false);
    }

    private void show(Mesh mesh, boolean first) {
        PrintWriter out = Lab.out(spec);
        String picture = WatchText.picture(mesh.scenario(), mesh.snapshot(), mesh.now());
        if (terminal) {
            out.print(first ? CLEAR + HOME : HOME);
            out.print(picture.replace("\n", REST_OF_LINE + "\n") + REST_OF_SCREEN);
        } else {
            out.print((first ? "" : "\n") + picture);
        }
        out.flush();
    }
}

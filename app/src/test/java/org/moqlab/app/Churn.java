package org.moqlab.app;

import java.util.List;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;

/// Stops publishers and starts those again that were stopped before, so many of each a second of
/// mesh time, as long as time runs. FX thread.
final class Churn extends AnimationTimer {
    /// Most orders a pulse; a mesh that is slow gets the rest later.
    private static final int MOST = 20;

    private final MeshPlayer player;
    private final Load load;
    private final List<String> publishers;
    private long from = -1;
    private long done;

    Churn(MeshPlayer player, Load load) {
        this.player = player;
        this.load = load;
        // Who acts in the window names what the scenario names, and no copy of it.
        this.publishers = IntStream.range(0, load.coming()).mapToObj(i -> "p" + i).toList();
    }

    @Override
    public void handle(long pulse) {
        long now = player.momentProperty().get().now();
        from = from < 0 ? now : from;
        long due = (now - from) * load.churn() / Durations.SECOND;
        for (int i = 0; i < MOST && done < due; i++) {
            player.submit(new MeshCommand.StopClient(publisher(done)));
            if (done >= load.coming() / 2) {
                player.submit(new MeshCommand.StartClient(publisher(done - load.coming() / 2)));
            }
            done++;
        }
    }

    private String publisher(long turn) {
        return publishers.get((int) (turn % publishers.size()));
    }
}

package org.moqlab.app;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import org.moqlab.app.export.ExportViewModel;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.StartedRelays;
import org.moqlab.app.hunt.HuntViewModel;
import org.moqlab.app.shell.LongWork;
import org.moqlab.app.shell.LongWorkViewModel;
import org.moqlab.app.shell.LongWorkViewModel.Worker;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// Says in the window how far those have come who take long. FX thread only.
final class LongWorks {
    private LongWorks() {}

    static void follow(LongWorkViewModel window, MeshPlayer player, ExportViewModel exports) {
        player.startingProperty()
                .addListener((_, _, now) ->
                        window.tell(
                                Worker.STARTING, now.map(started -> starting(started, player))));
        exports.progressProperty()
                .addListener((_, _, now) ->
                        window.tell(Worker.WRITING, now.map(written -> writing(written, exports))));
    }

    static void follow(LongWorkViewModel window, HuntViewModel hunt) {
        InvalidationListener tell =
                _ ->
                        window.tell(
                                Worker.HUNTING,
                                hunt.busyProperty().get()
                                        ? Optional.of(hunting(hunt))
                                        : Optional.empty());
        hunt.busyProperty().addListener(tell);
        hunt.saidProperty().addListener(tell);
    }

    private static LongWork hunting(HuntViewModel hunt) {
        return new LongWork(
                hunt.wayProperty().get().words(),
                hunt.saidProperty().get(),
                hunt.shareProperty().get(),
                hunt::cancel);
    }

    /// A live mesh that is given up while it starts is played simulated.
    private static LongWork starting(StartedRelays now, MeshPlayer player) {
        return new LongWork(
                Words.of("starting.relays"),
                Words.of("starting.count", Figures.count(now.ready()), Figures.count(now.all())),
                (double) now.ready() / Math.max(1, now.all()),
                () -> player.setLive(false));
    }

    private static LongWork writing(ExportViewModel.Progress now, ExportViewModel exports) {
        return new LongWork(
                Words.of("export.writing"),
                Words.of("export.events", Figures.count(now.done()), Figures.count(now.all())),
                (double) now.done() / Math.max(1, now.all()),
                exports::cancel);
    }
}

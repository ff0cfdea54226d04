package org.moqlab.app.start;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.moqlab.app.feed.Chronicle;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.keep.Outcome;
import org.moqlab.app.keep.RecentFiles;
import org.moqlab.app.shell.ShellViewModel;

/// Remembers of the file that is open how many findings its run has: whenever there is one more,
/// time stands still, or something else is opened. FX thread only.
public final class Outcomes {
    private final ShellViewModel shell;
    private final MeshPlayer player;
    private final InstantSource clock;
    private long told;

    /// Follows what `player` plays of the file that `shell` has open.
    public Outcomes(ShellViewModel shell, MeshPlayer player, InstantSource clock) {
        this.shell = shell;
        this.player = player;
        this.clock = clock;
        shell.fileProperty().addListener((_, before, _) -> note(before));
        player.playingProperty().addListener((_, _, _) -> note());
        player.calmProperty().addListener((_, _, _) -> follow());
    }

    /// A run that goes on is noted when it has one finding more.
    private void follow() {
        int found = player.time().chronicle().findings().size();
        if (found != told) {
            told = found;
            note();
        }
    }

    /// Remembers what is so now.
    public void note() {
        note(shell.fileProperty().get());
    }

    private void note(Optional<Path> file) {
        Chronicle chronicle = player.time().chronicle();
        if (file.isEmpty() || chronicle.end() == 0) {
            return;
        }
        RecentFiles recent = shell.recent();
        recent.judged(
                file.get(),
                new Outcome(
                        clock.instant(),
                        player.momentProperty().get().scenario().topology().relays().size(),
                        chronicle.findings().size(),
                        chronicle.end()));
    }
}

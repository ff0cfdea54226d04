package org.moqlab.app.make;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;

/// Where an edit of the open mesh is made: the run so far is played again with it, up to the shown
/// moment; a live mesh starts anew.
final class Workbench {
    private final BuildSite site;
    private final BuildHistory history;

    Workbench(BuildSite site) {
        this.site = site;
        this.history = new BuildHistory(site);
    }

    void standOn(Floor floor) {
        history.standOn(floor);
    }

    void editWithin(Consumer<Runnable> keeper) {
        history.editWithin(keeper);
    }

    BuildSite site() {
        return site;
    }

    Moment moment() {
        return site.moment();
    }

    /// The shown moment, ns; of a live mesh its beginning.
    long now() {
        return moment().live() ? 0 : moment().now();
    }

    /// What is edited: what is open, with what was done by hand.
    ///
    /// @throws ScenarioException when a scenario has no room for it
    Scenario base() throws ScenarioException {
        return moment().live() ? moment().scenario() : site.repeated();
    }

    /// Plays a scenario in place of the open one.
    ///
    /// @param words what undoing will do
    void edit(Scenario next, String words) {
        history.remember(before(), now(), words);
        history.play(of(next), now(), true);
    }

    /// What is open, with what was done by hand; without it where no scenario has room for it.
    private Exhibit before() {
        Exhibit open = site.open();
        try {
            Scenario base = base();
            return base.equals(open.scenario()) ? open : of(base);
        } catch (ScenarioException tooMuch) {
            return open;
        }
    }

    private Exhibit of(Scenario scenario) {
        return new Exhibit(scenario, Optional.empty(), site.open().layout(), List.of());
    }

    /// Says what could be undone, after another mesh may have been opened.
    void tell() {
        history.tell();
    }
}

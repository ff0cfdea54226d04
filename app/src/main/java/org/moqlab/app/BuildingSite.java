package org.moqlab.app;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.make.BuildSite;
import org.moqlab.app.make.BuildViewModel;
import org.moqlab.app.make.BuildViewModel.Kind;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.work.WorkViewModel;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;

/// The open mesh as something to build on. FX thread only.
final class BuildingSite implements BuildSite {
    private final ShellViewModel shell;
    private final MeshPlayer player;
    private final ActsViewModel acts;
    private final Selection selection;
    private final WorkViewModel work;
    private final BooleanBinding possible;

    private BuildingSite(
            ShellViewModel shell,
            MeshPlayer player,
            ActsViewModel acts,
            Selection selection,
            WorkViewModel work) {
        this.shell = shell;
        this.player = player;
        this.acts = acts;
        this.selection = selection;
        this.work = work;
        possible =
                Bindings.createBooleanBinding(
                        () -> player.recordingProperty().get().isEmpty(),
                        player.recordingProperty());
    }

    /// Opens the mesh to builders, and says what the commands do.
    static BuildViewModel open(
            ShellViewModel shell,
            MeshPlayer player,
            ActsViewModel acts,
            Selection selection,
            WorkViewModel work) {
        BuildingSite site = new BuildingSite(shell, player, acts, selection, work);
        BuildViewModel building = new BuildViewModel(site, selection);
        shell.commands().bind(LabCommand.ADD, site.possible, () -> building.show(Kind.RELAY));
        shell.commands().bind(LabCommand.PROPERTIES, site.possible, building.properties()::show);
        shell.commands()
                .bind(
                        LabCommand.REMOVE,
                        Bindings.createBooleanBinding(
                                () -> site.possible.get() && building.canRemove(),
                                site.possible,
                                selection.nodeProperty()),
                        building::remove);
        shell.exhibitProperty().addListener((_, _, _) -> building.tell());
        return building;
    }

    @Override
    public BooleanBinding possible() {
        return possible;
    }

    @Override
    public Moment moment() {
        return player.momentProperty().get();
    }

    @Override
    public Scenario repeated() throws ScenarioException {
        return work.repeatedUpTo(moment().snapshot().n());
    }

    @Override
    public Exhibit open() {
        return shell.exhibitProperty().get();
    }

    @Override
    public boolean isUnsaved() {
        return work.isUnsaved();
    }

    @Override
    public void play(Exhibit exhibit, long until, boolean unsaved) {
        Optional<String> node = selection.nodeProperty().get();
        Optional<Namespace> namespace = selection.namespaceProperty().get();
        shell.begin(exhibit);
        node.filter(name -> isIn(exhibit.scenario(), name))
                .ifPresent(name -> selection.selectNode(Optional.of(name)));
        selection.namespaceProperty().set(namespace);
        if (unsaved) {
            work.adopt();
        }
        player.time().playTo(until);
    }

    private static boolean isIn(Scenario scenario, String name) {
        return scenario.topology().members().contains(name)
                || scenario.clients().stream().anyMatch(client -> client.name().equals(name));
    }

    @Override
    public void offerUndo(String words, Runnable undo) {
        acts.offerUndo(words, undo);
    }

    @Override
    public void refuse(String title, String why) {
        shell.warn(title, "", why);
    }
}

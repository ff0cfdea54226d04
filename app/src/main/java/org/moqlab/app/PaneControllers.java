package org.moqlab.app;

import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.acts.ActMenus;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.convergence.ConvergenceController;
import org.moqlab.app.convergence.ConvergenceViewModel;
import org.moqlab.app.events.EventsController;
import org.moqlab.app.events.EventsViewModel;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.findings.FindingsController;
import org.moqlab.app.findings.FindingsViewModel;
import org.moqlab.app.hunt.HuntViewModel;
import org.moqlab.app.inspector.InspectorController;
import org.moqlab.app.inspector.InspectorViewModel;
import org.moqlab.app.inspector.LogController;
import org.moqlab.app.inspector.LogViewModel;
import org.moqlab.app.inspector.SessionController;
import org.moqlab.app.inspector.SessionViewModel;
import org.moqlab.app.inspector.SubscriptionsController;
import org.moqlab.app.inspector.SubscriptionsViewModel;
import org.moqlab.app.matrix.MatrixController;
import org.moqlab.app.matrix.MatrixViewModel;
import org.moqlab.app.presence.PresenceController;
import org.moqlab.app.presence.PresenceViewModel;
import org.moqlab.app.spacetime.SpaceTimeController;
import org.moqlab.app.spacetime.SpaceTimeViewModel;
import org.moqlab.app.tables.TablesController;
import org.moqlab.app.tables.TablesViewModel;

/// Makes the controllers of the panes that show the same moment and the same selection.
final class PaneControllers {
    private PaneControllers() {}

    static void addTo(
            Map<Class<?>, Supplier<Object>> all,
            MeshPlayer player,
            Selection selection,
            ActsViewModel acts,
            EventsViewModel events,
            HuntViewModel hunt) {
        ObservableValue<Moment> calm = player.calmProperty();
        TimeControls time = player.time();
        addInspector(all, calm, player, selection);
        all.put(
                TablesController.class,
                () -> new TablesController(new TablesViewModel(calm, player, selection)));
        all.put(EventsController.class, () -> new EventsController(events));
        all.put(FindingsController.class, () -> findings(player, selection, hunt));
        all.put(
                PresenceController.class,
                () -> new PresenceController(new PresenceViewModel(calm, player, selection, time)));
        all.put(
                SpaceTimeController.class,
                () ->
                        new SpaceTimeController(
                                new SpaceTimeViewModel(calm, player, selection, time)));
        all.put(
                ConvergenceController.class,
                () ->
                        new ConvergenceController(
                                new ConvergenceViewModel(calm, player, selection, time)));
        all.put(
                MatrixController.class,
                () ->
                        new MatrixController(
                                new MatrixViewModel(calm, selection),
                                relay -> ActMenus.items(acts.of(relay), acts::perform)));
    }

    private static FindingsController findings(
            MeshPlayer player, Selection selection, HuntViewModel hunt) {
        FindingsViewModel findings =
                new FindingsViewModel(
                        player.calmProperty(), player, player::recording, selection, player.time());
        findings.shrinkWith(hunt::shrink);
        return new FindingsController(findings);
    }

    private static void addInspector(
            Map<Class<?>, Supplier<Object>> all,
            ObservableValue<Moment> calm,
            MeshPlayer player,
            Selection selection) {
        all.put(
                InspectorController.class,
                () -> new InspectorController(new InspectorViewModel(calm, player, selection)));
        all.put(
                SessionController.class,
                () -> new SessionController(new SessionViewModel(calm, player, player, selection)));
        all.put(
                SubscriptionsController.class,
                () ->
                        new SubscriptionsController(
                                new SubscriptionsViewModel(calm, player, selection)));
        all.put(
                LogController.class,
                () -> new LogController(new LogViewModel(calm, player, selection)));
    }
}

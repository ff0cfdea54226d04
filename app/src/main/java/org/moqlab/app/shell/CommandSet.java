package org.moqlab.app.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/// What each command does, and when it can be done.
public final class CommandSet {
    private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

    private final Map<LabCommand, Binding> bindings = new EnumMap<>(LabCommand.class);

    private final Map<LabCommand, BooleanProperty> switches = new EnumMap<>(LabCommand.class);

    private final BooleanProperty covered = new SimpleBooleanProperty(this, "covered");

    private record Binding(Runnable action, ObservableBooleanValue possible) {}

    /// Says what a command does; it can be done at any time.
    public void bind(LabCommand command, Runnable action) {
        bind(command, ALWAYS, action);
    }

    /// Says what a command does, and when it can be done.
    public void bind(LabCommand command, ObservableBooleanValue possible, Runnable action) {
        ObservableBooleanValue seen =
                command.isOfWindow() ? possible : Bindings.and(possible, covered.not());
        bindings.put(command, new Binding(action, seen));
    }

    /// Whether the mesh is out of sight; only what is about the window can be done then.
    public BooleanProperty coveredProperty() {
        return covered;
    }

    /// Says which switch a command turns; it can be turned at any time.
    public void bindSwitch(LabCommand command, BooleanProperty on) {
        switches.put(command, on);
        bind(command, () -> on.set(!on.get()));
    }

    /// The switch a command turns; empty for a command that does something.
    public Optional<BooleanProperty> switchOf(LabCommand command) {
        return Optional.ofNullable(switches.get(command));
    }

    /// Whether it was said what a command does.
    public boolean isBound(LabCommand command) {
        return bindings.containsKey(command);
    }

    /// Whether a command can be done now.
    public ObservableBooleanValue possible(LabCommand command) {
        return Optional.ofNullable(bindings.get(command)).map(Binding::possible).orElse(ALWAYS);
    }

    /// Does a command, if it can be done now.
    public void run(LabCommand command) {
        Binding binding = bindings.get(command);
        if (binding != null && binding.possible().get()) {
            binding.action().run();
        }
    }
}

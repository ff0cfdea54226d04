package org.moqlab.app.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Everything a person can do, each with its menu and its key. Menus, toolbar, keys and the sheet
/// of keys are made from this list.
public enum LabCommand {
    /// Shows the ways to begin: something new, a file, a running cluster, an exhibit, a lesson.
    START(Menu.FILE, "Shortcut+H"),
    /// Asks for a shape, a size and a policy, and makes a mesh of them.
    NEW_MESH(Menu.FILE, "Shortcut+Shift+N"),
    /// Opens a scenario file.
    OPEN(Menu.FILE, "Shortcut+O"),
    /// Saves the scenario with what was done at the screen.
    SAVE(Menu.FILE, "Shortcut+S"),
    /// Watches relays that run already.
    ATTACH(Menu.FILE, "Shortcut+Shift+W"),
    /// Shows the museum.
    MUSEUM(Menu.FILE, "Shortcut+M"),
    /// Shows the lessons.
    LESSONS(Menu.FILE, "Shortcut+Shift+E"),
    /// Plays the scenario under every fix and policy.
    COMPARE(Menu.FILE, "Shortcut+Shift+K"),
    /// Looks for trouble near what is open, and makes it small.
    HUNT(Menu.FILE, "Shortcut+Shift+X"),
    /// Writes a picture of the window.
    PICTURE(Menu.FILE, "Shortcut+Shift+I"),
    /// Writes a picture of the mesh.
    PICTURE_MESH(Menu.FILE, "Shortcut+Shift+J"),
    /// Writes a picture of the lower pane that is shown.
    PICTURE_PANE(Menu.FILE, "Shortcut+Shift+D"),
    /// Copies the mesh as Mermaid.
    COPY_TOPOLOGY(Menu.FILE, "Shortcut+Shift+Y"),
    /// Copies the last messages as Mermaid.
    COPY_SEQUENCE(Menu.FILE, "Shortcut+Shift+U"),
    /// Makes a film of a part of the run.
    FILM(Menu.FILE, "Shortcut+Shift+A"),
    /// Writes everything a bug report needs.
    BUG_PACK(Menu.FILE, "Shortcut+Shift+B"),
    /// Ends what takes long.
    CANCEL(Menu.FILE, "Shortcut+Period"),
    /// Reads the open file again and starts from the beginning.
    RELOAD(Menu.FILE, "Shortcut+R"),
    /// Closes the mesh.
    CLOSE_MESH(Menu.FILE, "Shortcut+W"),
    /// Leaves the program.
    QUIT(Menu.FILE, "Shortcut+Q"),
    /// Undoes the last act that can be undone.
    UNDO(Menu.EDIT, "Shortcut+Z"),
    /// Shows what a person has set once for all meshes.
    SETTINGS(Menu.EDIT, "Shortcut+Comma"),
    /// Light colours.
    THEME_LIGHT(Menu.VIEW, "Shortcut+1"),
    /// Dark colours.
    THEME_DARK(Menu.VIEW, "Shortcut+2"),
    /// The colours the system prefers.
    THEME_SYSTEM(Menu.VIEW, "Shortcut+3"),
    /// From light to dark or back.
    THEME_SWITCH(Menu.VIEW, "Shortcut+T"),
    /// Everything larger.
    TEXT_LARGER(Menu.VIEW, "Shortcut+Shift+Equals"),
    /// Everything smaller.
    TEXT_SMALLER(Menu.VIEW, "Shortcut+Shift+Minus"),
    /// Everything large, for a room.
    PRESENT(Menu.VIEW, "F5"),
    /// Shows everything, and puts dragged relays back in place.
    FIT(Menu.VIEW, "Shortcut+0"),
    /// Looks nearer.
    ZOOM_IN(Menu.VIEW, "Shortcut+Equals"),
    /// Looks farther.
    ZOOM_OUT(Menu.VIEW, "Shortcut+Minus"),
    /// Relays as the file or the topology says.
    LAYOUT_AUTOMATIC(Menu.VIEW, "Alt+1"),
    /// Relays in a circle.
    LAYOUT_CIRCLE(Menu.VIEW, "Alt+2"),
    /// Relays in rows and columns.
    LAYOUT_GRID(Menu.VIEW, "Alt+3"),
    /// Neighbours near each other.
    LAYOUT_FORCE(Menu.VIEW, "Alt+4"),
    /// Relays in a row.
    LAYOUT_LINE(Menu.VIEW, "Alt+5"),
    /// Relays around the one with the most links.
    LAYOUT_STAR(Menu.VIEW, "Alt+6"),
    /// Relays in layers below the first.
    LAYOUT_TREE(Menu.VIEW, "Alt+7"),
    /// Whether the canvas shows who has asked whom for the selected namespace.
    SUBSCRIPTION_TREE(Menu.VIEW, "Shift+S"),
    /// Puts the keyboard into the steps of the scenario.
    SHOW_SCENARIO(Menu.VIEW, "Shortcut+D"),
    /// Puts the keyboard into the outline.
    SHOW_OUTLINE(Menu.VIEW, "Shortcut+B"),
    /// Puts the keyboard into what is known of the selection.
    SHOW_INSPECTOR(Menu.VIEW, "Shortcut+I"),
    /// Shows the events.
    SHOW_EVENTS(Menu.VIEW, "Shortcut+E"),
    /// Shows the tables of all relays.
    SHOW_TABLES(Menu.VIEW, "Shortcut+N"),
    /// Shows what all relays hold of all namespaces.
    SHOW_MATRIX(Menu.VIEW, "Shortcut+Shift+M"),
    /// Shows what each relay held when.
    SHOW_PRESENCE(Menu.VIEW, "Shortcut+Shift+P"),
    /// Shows who told whom when.
    SHOW_SPACETIME(Menu.VIEW, "Shortcut+Shift+T"),
    /// Shows how changes got round.
    SHOW_CONVERGENCE(Menu.VIEW, "Shortcut+Shift+C"),
    /// Shows the findings.
    SHOW_FINDINGS(Menu.VIEW, "Shortcut+Shift+G"),
    /// Puts the keyboard into the filter of events.
    FIND(Menu.VIEW, "Shortcut+F"),
    /// Puts the keyboard on the strip of events.
    SHOW_STRIP(Menu.VIEW, "Shortcut+L"),
    /// Shows why the selected relay holds the selected namespace, or why not.
    EXPLAIN(Menu.VIEW, "W"),
    /// Selects the cause of the selected event.
    GO_TO_CAUSE(Menu.VIEW, "Backspace"),
    /// Selects the latest finding's event.
    GO_TO_FINDING(Menu.VIEW, "Shortcut+G"),
    /// Gives the lower panes most of the window, or takes it back.
    LARGE_DOCK(Menu.VIEW, "F11"),
    /// Starts the selected publisher, or the first.
    START_PUBLISHER(Menu.MESH, "P"),
    /// Stops the selected publisher, or the first.
    STOP_PUBLISHER(Menu.MESH, "Shift+P"),
    /// Kills the selected relay.
    KILL(Menu.MESH, "K"),
    /// Ends the selected relay and closes its sessions.
    CLOSE(Menu.MESH, "C"),
    /// Ends the selected relay as Ctrl-C does.
    INTERRUPT(Menu.MESH, "I"),
    /// Starts the selected relay again.
    RESTART_RELAY(Menu.MESH, "R"),
    /// Stops the selected relay or client without ending it.
    FREEZE(Menu.MESH, "Z"),
    /// Lets the selected relay or client go on.
    THAW(Menu.MESH, "T"),
    /// Asks for a relay or client to add to the mesh.
    ADD(Menu.MESH, "A"),
    /// Shows what can be set of the selected relay, client or link, else of the mesh.
    PROPERTIES(Menu.MESH, "E"),
    /// Takes the selected relay or client out of the mesh.
    REMOVE(Menu.MESH, "Shortcut+Delete"),
    /// Begins a link at the selected relay.
    LINK(Menu.MESH, "L"),
    /// Cuts the way the selected session takes.
    CUT(Menu.MESH, "X"),
    /// Heals the way the selected session takes, else all.
    HEAL(Menu.MESH, "H"),
    /// Runs the mesh in virtual time.
    SIMULATED(Menu.MESH, "Shortcut+Shift+S"),
    /// Runs the mesh over real QUIC.
    LIVE(Menu.MESH, "Shortcut+Shift+L"),
    /// Lets a browser join the live mesh.
    JOIN_BROWSER(Menu.MESH, "B"),
    /// Lets time run, or stops it.
    PLAY_PAUSE(Menu.TIME, "Space"),
    /// Lets one event happen.
    STEP(Menu.TIME, "Period"),
    /// Takes one event back.
    STEP_BACK(Menu.TIME, "Comma"),
    /// On to the next change of a table.
    STEP_TO_CHANGE(Menu.TIME, "Shift+Period"),
    /// Back to the change of a table before.
    STEP_BACK_TO_CHANGE(Menu.TIME, "Shift+Comma"),
    /// Asks what to run until.
    RUN_UNTIL(Menu.TIME, "Shortcut+U"),
    /// Whether the first finding pauses the run.
    PAUSE_AT_FINDING(Menu.TIME, "Shortcut+Shift+F"),
    /// Back to the start of the recording.
    RESTART_RUN(Menu.TIME, "Home"),
    /// To the end of the recording; live: now.
    TO_END(Menu.TIME, "End"),
    /// To the sign on the time axis before.
    PREVIOUS_SIGN(Menu.TIME, "Alt+Left"),
    /// To the next sign on the time axis.
    NEXT_SIGN(Menu.TIME, "Alt+Right"),
    /// To the moment of the selected event.
    GO_TO_EVENT(Menu.TIME, "Shortcut+Enter"),
    /// Marks the shown moment to come back to, or no more.
    BOOKMARK(Menu.TIME, "M"),
    /// Asks what the bookmark of the shown moment is called; makes it where there is none.
    NAME_BOOKMARK(Menu.TIME, "Shift+M"),
    /// To the bookmark before.
    PREVIOUS_BOOKMARK(Menu.TIME, "Alt+Shift+Left"),
    /// To the next bookmark.
    NEXT_BOOKMARK(Menu.TIME, "Alt+Shift+Right"),
    /// Goes on from here on a branch of its own.
    FORK(Menu.TIME, "F"),
    /// Shows the next branch.
    NEXT_BRANCH(Menu.TIME, "Shift+F"),
    /// Plays all branches side by side.
    COMPARE_BRANCHES(Menu.TIME, "Shift+B"),
    /// Half the speed.
    SLOWER(Menu.TIME, "Alt+Down"),
    /// Twice the speed.
    FASTER(Menu.TIME, "Alt+Up"),
    /// Finds a command by its words.
    PALETTE(Menu.HELP, "Shortcut+K"),
    /// Shows all keys.
    KEYS(Menu.HELP, "F1"),
    /// Says what this program is.
    ABOUT(Menu.HELP, "Shift+F1");

    private final Menu menu;
    private final String key;

    /// The menus, in order.
    public enum Menu {
        /// Files and the program.
        FILE,
        /// What was done.
        EDIT,
        /// What is shown.
        VIEW,
        /// What is done to the mesh.
        MESH,
        /// How time runs.
        TIME,
        /// How to use this.
        HELP;

        /// Key of its title in the message bundle.
        public String message() {
            return "menu." + name().toLowerCase(Locale.ROOT);
        }

        /// Its commands in order.
        public List<LabCommand> commands() {
            return Arrays.stream(LabCommand.values()).filter(c -> c.menu == this).toList();
        }
    }

    LabCommand(Menu menu, String key) {
        this.menu = menu;
        this.key = key;
    }

    /// Its id, such as `play-pause`, for the scene graph and tests.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Key of its title in the message bundle.
    public String message() {
        return "command." + id();
    }

    /// The menu it stands in.
    public Menu menu() {
        return menu;
    }

    /// Its key, in the form `KeyCombination` reads.
    public String key() {
        return key;
    }

    /// Whether it is about the window and what to open in it, not about what is open.
    public boolean isOfWindow() {
        return switch (this) {
            case START,
                    NEW_MESH,
                    OPEN,
                    ATTACH,
                    MUSEUM,
                    LESSONS,
                    QUIT,
                    CANCEL,
                    SETTINGS,
                    THEME_LIGHT,
                    THEME_DARK,
                    THEME_SYSTEM,
                    THEME_SWITCH,
                    TEXT_LARGER,
                    TEXT_SMALLER,
                    PALETTE,
                    KEYS,
                    ABOUT ->
                    true;
            default -> false;
        };
    }

    /// Whether a rule is drawn above it in its menu.
    public boolean startsGroup() {
        return switch (this) {
            case NEW_MESH,
                    QUIT,
                    SETTINGS,
                    MUSEUM,
                    PICTURE,
                    RELOAD,
                    TEXT_LARGER,
                    FIT,
                    LAYOUT_AUTOMATIC,
                    SUBSCRIPTION_TREE,
                    SHOW_SCENARIO,
                    EXPLAIN,
                    KILL,
                    FREEZE,
                    ADD,
                    SIMULATED,
                    JOIN_BROWSER,
                    RUN_UNTIL,
                    RESTART_RUN,
                    BOOKMARK,
                    FORK,
                    SLOWER ->
                    true;
            default -> false;
        };
    }
}

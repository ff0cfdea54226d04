package org.moqlab.app.presence;

import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.moqlab.engine.mesh.EntryState;

/// What lanes show: what each relay held of one namespace when. Times are ns from the left end. FX
/// thread only.
public interface PresenceModel {
    /// A time at which the publishers became others.
    ///
    /// @param t ns
    /// @param words what happened
    record Turn(long t, String words) {}

    /// A relay's lane.
    ///
    /// @param relay its name
    /// @param stretches what it held when
    /// @param now what it holds at the shown moment
    /// @param selected whether it is selected
    record PresenceLane(String relay, List<Stretch> stretches, Stretch.Look now, boolean selected) {
        /// Creates a lane; the list is copied.
        public PresenceLane {
            stretches = List.copyOf(stretches);
        }
    }

    /// Says whether somebody looks; what nobody looks at need not be kept up to date.
    void watch(boolean wanted);

    /// Counts the changes of what is shown.
    ReadOnlyLongProperty revisionProperty();

    /// Which namespace it is about.
    ReadOnlyStringProperty titleProperty();

    /// Where the lanes end.
    long end();

    /// The shown time.
    long now();

    /// A point in time by the clock that is read there.
    ///
    /// @param t ns
    String clock(long t);

    /// The same on the ruler.
    ///
    /// @param step from one to the next, ns
    String tick(long t, long step);

    /// When publishers came and left.
    List<Turn> turns();

    /// One lane a relay, in order.
    List<PresenceLane> lanes();

    /// States that the legend explains.
    List<EntryState> legend();

    /// Place of a relay among the relays, for its colour; -1 for who is none.
    int peer(String name);

    /// Selects a relay everywhere.
    void choose(String relay);

    /// Selects a relay everywhere and goes to a time.
    void goTo(String relay, long t);
}

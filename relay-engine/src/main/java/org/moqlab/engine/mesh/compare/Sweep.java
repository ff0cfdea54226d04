package org.moqlab.engine.mesh.compare;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.mesh.ScenarioException;

/// Every combination of the values of some settings.
///
/// @param axes the settings; the last one changes fastest
public record Sweep(List<Axis> axes) {
    /// Most runs of one sweep.
    public static final int MAX_RUNS = 10_000;

    /// One combination.
    ///
    /// @param values one for each axis
    /// @param fix the settings with these values
    public record Point(List<Long> values, Fix fix) {
        /// Creates a point; the list is copied.
        public Point {
            values = List.copyOf(values);
        }
    }

    /// Creates a sweep; the list is copied.
    ///
    /// @throws IllegalArgumentException when it has more than [#MAX_RUNS] combinations
    public Sweep {
        axes = List.copyOf(axes);
        long runs = 1;
        for (Axis axis : axes) {
            runs *= axis.values().size();
            if (runs > MAX_RUNS) {
                throw new IllegalArgumentException(
                        "more than " + MAX_RUNS + " combinations; widen the steps");
            }
        }
    }

    /// All combinations.
    ///
    /// @throws ScenarioException when a setting does not take a value
    public List<Point> points() throws ScenarioException {
        List<List<Long>> tuples = List.of(List.of());
        for (Axis axis : axes) {
            List<List<Long>> longer = new ArrayList<>();
            for (List<Long> tuple : tuples) {
                for (long value : axis.values()) {
                    List<Long> next = new ArrayList<>(tuple);
                    next.add(value);
                    longer.add(next);
                }
            }
            tuples = longer;
        }
        List<Point> points = new ArrayList<>();
        for (List<Long> tuple : tuples) {
            points.add(new Point(tuple, fix(tuple)));
        }
        return points;
    }

    private Fix fix(List<Long> tuple) throws ScenarioException {
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            settings.add(axes.get(i).setting(tuple.get(i)));
        }
        return Fix.parse(String.join("+", settings));
    }
}

package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import org.moqlab.engine.mesh.Topology;

/// Places relays so that neighbours lie near each other, after Fruchterman and Reingold: all push
/// each other away, links pull. It starts from a circle and knows no chance, so that the same
/// topology always looks the same.
final class ForceLayout {
    private static final int ROUNDS = 200;
    private static final double HOTTEST = 0.1;
    private static final double LEAST = 1e-4;

    private ForceLayout() {}

    /// Places in the unit square, in the order of the relays.
    static List<Point2D> of(Topology topology) {
        List<String> names = topology.relays();
        int n = names.size();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n - Math.PI / 2;
            // Not quite a circle: from perfect symmetry no force leads away.
            double radius = 0.5 - 0.1 * (i % 3) / 3;
            x[i] = radius * Math.cos(angle);
            y[i] = radius * Math.sin(angle);
        }
        int[][] links =
                topology.links().stream()
                        .map(link -> new int[] {names.indexOf(link.a()), names.indexOf(link.b())})
                        .toArray(int[][]::new);
        double ideal = Math.sqrt(1.0 / Math.max(1, n));
        for (int round = 0; round < ROUNDS; round++) {
            move(x, y, links, ideal, HOTTEST * (1 - (double) round / ROUNDS));
        }
        return fitted(x, y);
    }

    private static void move(double[] x, double[] y, int[][] links, double ideal, double heat) {
        int n = x.length;
        double[] dx = new double[n];
        double[] dy = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double far = Math.max(LEAST, Math.hypot(x[i] - x[j], y[i] - y[j]));
                push(x, y, dx, dy, i, j, ideal * ideal / far / far);
            }
        }
        for (int[] link : links) {
            double far =
                    Math.max(LEAST, Math.hypot(x[link[0]] - x[link[1]], y[link[0]] - y[link[1]]));
            push(x, y, dx, dy, link[0], link[1], -far / ideal);
        }
        for (int i = 0; i < n; i++) {
            double length = Math.max(LEAST, Math.hypot(dx[i], dy[i]));
            double step = Math.min(length, heat) / length;
            x[i] += dx[i] * step;
            y[i] += dy[i] * step;
        }
    }

    /// @param strength how far apart, as a share of their distance; negative pulls
    private static void push(
            double[] x, double[] y, double[] dx, double[] dy, int i, int j, double strength) {
        double wayX = (x[i] - x[j]) * strength;
        double wayY = (y[i] - y[j]) * strength;
        dx[i] += wayX;
        dy[i] += wayY;
        dx[j] -= wayX;
        dy[j] -= wayY;
    }

    private static List<Point2D> fitted(double[] x, double[] y) {
        List<Point2D> places = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            places.add(new Point2D(share(x[i], x), share(y[i], y)));
        }
        return places;
    }

    /// Where a value lies between the least and the greatest, 0 to 1; the middle when all are
    /// alike.
    static double share(double value, double[] all) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double one : all) {
            low = Math.min(low, one);
            high = Math.max(high, one);
        }
        return high - low < LEAST ? 0.5 : (value - low) / (high - low);
    }
}

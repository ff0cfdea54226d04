package org.moqlab.engine.mesh.museum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Exhibit.Spot;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology;

/// A small drawing of a mesh: relays as circles, publishers as filled squares, subscribers as empty
/// ones. Colours that do on light and dark paper.
public final class MeshPicture {
    private static final int SIZE = 240;
    private static final int MIDDLE = SIZE / 2;
    private static final int RING = 66;
    private static final int CLIENT_AWAY = 30;
    private static final int SPREAD = 26;
    private static final int RADIUS = 13;
    private static final int HALF = 8;
    private static final int MARGIN = 40;
    private static final String LINE = "#8a94a6";
    private static final String INK = "#3b82c4";

    private final Scenario scenario;
    private final Map<String, Spot> spots;

    private MeshPicture(Scenario scenario, Map<String, Spot> spots) {
        this.scenario = scenario;
        this.spots = spots;
    }

    /// The mesh of an exhibit as SVG: where its layout says, else relays in a circle or a row.
    public static String svg(Exhibit exhibit) {
        Scenario scenario = exhibit.scenario();
        Map<String, Spot> spots = fitted(exhibit.layout());
        Map<String, Spot> own = standard(scenario.topology());
        own.forEach(spots::putIfAbsent);
        MeshPicture picture = new MeshPicture(scenario, spots);
        picture.placeClients();
        return picture.draw();
    }

    /// The layout moved and shrunk into the drawing.
    private static Map<String, Spot> fitted(Map<String, Spot> layout) {
        Map<String, Spot> fitted = new TreeMap<>();
        if (layout.isEmpty()) {
            return fitted;
        }
        int left = layout.values().stream().mapToInt(Spot::x).min().orElse(0);
        int right = layout.values().stream().mapToInt(Spot::x).max().orElse(0);
        int top = layout.values().stream().mapToInt(Spot::y).min().orElse(0);
        int bottom = layout.values().stream().mapToInt(Spot::y).max().orElse(0);
        int extent = Math.max(1, Math.max(right - left, bottom - top));
        int room = SIZE - 2 * MARGIN;
        layout.forEach((name, spot) -> {
            int x = MIDDLE + (2 * spot.x() - left - right) * room / (2 * extent);
            int y = MIDDLE + (2 * spot.y() - top - bottom) * room / (2 * extent);
            fitted.put(name, new Spot(x, y));
        });
        return fitted;
    }

    private static Map<String, Spot> standard(Topology topology) {
        List<String> relays = topology.relays();
        Map<String, Spot> spots = new TreeMap<>();
        int count = relays.size();
        boolean row = topology.shape() == Topology.Shape.LINE || count <= 2;
        boolean star = topology.shape() == Topology.Shape.STAR;
        for (int i = 0; i < count; i++) {
            if (row) {
                int x = count == 1 ? MIDDLE : MARGIN + i * (SIZE - 2 * MARGIN) / (count - 1);
                spots.put(relays.get(i), new Spot(x, MIDDLE));
            } else if (star && i == 0) {
                spots.put(relays.get(i), new Spot(MIDDLE, MIDDLE));
            } else {
                int of = star ? count - 1 : count;
                spots.put(relays.get(i), onRing(star ? i - 1 : i, of));
            }
        }
        return spots;
    }

    private static Spot onRing(int i, int of) {
        double angle = 2 * StrictMath.PI * i / of - StrictMath.PI / 2;
        return new Spot(
                MIDDLE + (int) StrictMath.round(RING * StrictMath.cos(angle)),
                MIDDLE + (int) StrictMath.round(RING * StrictMath.sin(angle)));
    }

    /// Clients stand outside their relay, side by side.
    private void placeClients() {
        Map<String, Integer> placed = new TreeMap<>();
        for (ClientSpec client : scenario.clients()) {
            Spot relay = spots.getOrDefault(client.at(), new Spot(MIDDLE, MIDDLE));
            int number = placed.merge(client.at(), 1, Integer::sum) - 1;
            boolean above = relay.y() <= MIDDLE;
            int aside = (number + 1) / 2 * SPREAD * (number % 2 == 0 ? 1 : -1);
            int y = relay.y() + (above ? -CLIENT_AWAY : CLIENT_AWAY);
            spots.putIfAbsent(client.name(), new Spot(relay.x() + aside, y));
        }
    }

    private Spot spot(String name) {
        return spots.getOrDefault(name, new Spot(MIDDLE, MIDDLE));
    }

    private String draw() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                                .formatted(SIZE, SIZE, SIZE)
                        + " font-family=\"sans-serif\" font-size=\"11\" text-anchor=\"middle\">");
        lines.add("<title>" + escaped(scenario.title()) + "</title>");
        scenario.topology().links().forEach(link -> lines.add(line(link.a(), link.b(), LINE)));
        scenario.clients().forEach(client -> lines.add(line(client.name(), client.at(), INK)));
        scenario.topology().relays().forEach(relay -> lines.add(relay(relay)));
        scenario.clients().forEach(client -> lines.add(client(client)));
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private String line(String from, String to, String colour) {
        Spot a = spot(from);
        Spot b = spot(to);
        return "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>"
                .formatted(a.x(), a.y(), b.x(), b.y(), colour);
    }

    private String relay(String name) {
        Spot at = spot(name);
        return "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"#ffffff\" stroke=\"%s\"/>"
                        .formatted(at.x(), at.y(), RADIUS, LINE)
                + "<text x=\"%d\" y=\"%d\" fill=\"#222222\">%s</text>"
                        .formatted(at.x(), at.y() + 4, escaped(name));
    }

    private String client(ClientSpec client) {
        Spot at = spot(client.name());
        String fill = client.publisher() ? INK : "#ffffff";
        return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"%s\"/>"
                        .formatted(at.x() - HALF, at.y() - HALF, 2 * HALF, 2 * HALF, fill, INK)
                + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>"
                        .formatted(
                                at.x(),
                                at.y() <= MIDDLE ? at.y() - HALF - 3 : at.y() + HALF + 12,
                                INK,
                                escaped(client.name()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

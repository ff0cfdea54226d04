package org.moqlab.app.presence;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;

/// The lanes as words: a line for each time in which a relay held the same.
final class PresenceSheet {
    private PresenceSheet() {}

    static Sheet of(PresenceModel model) {
        List<List<String>> lines = new ArrayList<>();
        for (PresenceModel.PresenceLane lane : model.lanes()) {
            for (Stretch stretch : lane.stretches()) {
                if (lines.size() < Sheet.MAX_LINES) {
                    lines.add(line(model, lane.relay(), stretch));
                }
            }
        }
        return new Sheet(List.of("relay", "from", "to", "state", "hops", "via"), lines);
    }

    private static List<String> line(PresenceModel model, String relay, Stretch stretch) {
        Stretch.Look look = stretch.look();
        return List.of(
                relay,
                model.clock(stretch.from()),
                model.clock(stretch.to()),
                Words.of("state." + look.state().word()),
                look.hops() < 0 ? "" : Long.toString(look.hops()),
                look.via());
    }
}

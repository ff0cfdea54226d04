package org.moqlab.app.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MemoryTest {
    private enum Size {
        SMALL,
        LARGE
    }

    private final List<Map<String, String>> kept = new ArrayList<>();

    private Memory memory(Map<String, String> before) {
        return new Memory(before, kept::add);
    }

    @Test
    void whatMakesNoSenseCountsAsNotSaid() {
        Memory memory =
                memory(Map.of("size", "HUGE", "scale", "NaN", "speed", "1e300", "other", "twelve"));
        assertEquals(Size.SMALL, memory.choice("size", Size.SMALL));
        assertEquals(1.5, memory.number("scale", 1.5, 1, 2));
        assertEquals(2, memory.number("speed", 1, 1, 2));
        assertEquals(1, memory.number("other", 1, 1, 2));
        assertEquals(1, memory.number("missing", 1, 1, 2));
    }

    @Test
    void itKeepsEachChangeAndNothingElse() {
        Memory memory = memory(Map.of("size", "LARGE"));
        memory.put("size", "LARGE");
        assertEquals(List.of(), kept);
        memory.put("size", "SMALL");
        memory.put("speed", "2");
        memory.forget("si");
        memory.forget("si");
        assertEquals(
                List.of(
                        Map.of("size", "SMALL"),
                        Map.of("size", "SMALL", "speed", "2"),
                        Map.of("speed", "2")),
                kept);
    }

    @Test
    void aFileOfAnySizeFillsItToItsBoundsOnly() {
        Map<String, String> much = new TreeMap<>();
        for (int i = 0; i < 3 * Memory.MAX_KEYS; i++) {
            much.put("key" + i, "x");
        }
        much.put("a", "x".repeat(Memory.MAX_TEXT + 1));
        Memory memory = memory(much);
        assertEquals(Optional.empty(), memory.text("a"));
        memory.put("one more", "x");
        assertEquals(Optional.empty(), memory.text("one more"));
        assertEquals(List.of(), kept);
    }

    @Test
    void filesOpenedLastStandInOrderAndAreFew() {
        Memory memory = memory(Map.of());
        RecentFiles recent = new RecentFiles(memory);
        for (int i = 0; i < RecentFiles.MOST + 3; i++) {
            recent.add(Path.of("/meshes/" + i + ".yaml"));
        }
        recent.add(Path.of("/meshes/other/../5.yaml"));
        List<Path> files = new RecentFiles(memory).files();
        assertEquals(RecentFiles.MOST, files.size());
        assertEquals(Path.of("/meshes/5.yaml"), files.getFirst());
        assertEquals(Path.of("/meshes/12.yaml"), files.get(1));
        recent.remove(Path.of("/meshes/12.yaml"));
        assertEquals(Path.of("/meshes/11.yaml"), new RecentFiles(memory).files().get(1));
        recent.clear();
        assertEquals(List.of(), new RecentFiles(memory).files());
    }
}

package org.moqlab.app;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.attach.HybridMesh;
import org.moqlab.engine.file.LabVersion;

/// Which versions of what play a mesh, for who wants to see the same.
final class Software {
    private Software() {}

    /// One line each.
    ///
    /// @param live whether real QUIC is among it
    static List<String> versions(boolean live) {
        List<String> all = new ArrayList<>();
        all.add("lab " + LabVersion.current());
        all.add("Java " + Runtime.version());
        all.add("JavaFX " + System.getProperty("javafx.runtime.version", "of unknown version"));
        all.add(
                String.join(
                        " ",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")));
        if (live) {
            all.addAll(HybridMesh.software());
        }
        return all;
    }
}

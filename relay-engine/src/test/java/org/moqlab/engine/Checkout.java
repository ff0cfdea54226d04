package org.moqlab.engine;

import java.nio.file.Path;

/// Where the tests find the files of the project that are no resources.
public final class Checkout {
    /// The top of the working copy.
    public static final Path ROOT = Path.of(System.getProperty("moqlab.root", ".."));

    private Checkout() {}
}

package org.moqlab.engine.cli;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.moqlab.engine.routing.RoutingPolicy;

/// Examples of the documentation, as a reader would use them.
final class Example {
    private static final Pattern BLOCK =
            Pattern.compile("```(java|yaml)\\n(.*?)```", Pattern.DOTALL);

    private Example() {}

    /// The Java and YAML of a page, block by block.
    static List<String> blocks(Path page) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(Files.readString(page));
        while (found.find()) {
            blocks.add(found.group(2));
        }
        return blocks;
    }

    /// Compiles against the engine, every warning an error.
    ///
    /// @return what the compiler has to say
    static String compiled(Path into, Path... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of(
                        "-Xlint:all,-classfile,-requires-automatic",
                        "-Werror",
                        "-proc:none",
                        "-implicit:none",
                        "-classpath",
                        home() + File.pathSeparator + System.getProperty("java.class.path"),
                        "-d",
                        into.toString());
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean fine =
                    compiler.getTask(
                                    said,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjects(sources))
                            .call();
            return fine ? "" : "not compiled: " + said;
        }
    }

    private static String home() {
        return Path.of(
                        RoutingPolicy.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                .toString();
    }
}

package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.Checkout.ROOT;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The policy of docs/policies/adding.md, built and played as the page says.
final class AddingTest {
    private static final Path PAGE = ROOT.resolve("docs/policies/adding.md");
    private static final String FOLDER = "org/moqlab/engine/routing/policy";
    private static final Pattern REGISTRATION =
            Pattern.compile(
                    " *private static final List<RoutingPolicy> ALL =.*?;\\n", Pattern.DOTALL);

    @TempDir private Path folder;

    /// The blocks of the page: the class, the registration, the scenario.
    private static List<String> blocks() throws IOException {
        return Example.blocks(PAGE);
    }

    private static String registered() throws IOException {
        Path source = ROOT.resolve("relay-engine/src/main/java").resolve(FOLDER);
        return Files.readString(source.resolve("Policies.java"));
    }

    @Test
    void the_registration_is_one_line_more_than_there_are() throws IOException {
        Matcher there = REGISTRATION.matcher(registered());
        assertTrue(there.find());
        String more = ",\n                    new GossipCautious()";

        assertEquals(there.group(), blocks().get(1).replace(more, ""));
    }

    @Test
    void the_example_builds_and_plays_as_the_page_says() throws Exception {
        List<String> blocks = blocks();
        Path sources = Files.createDirectories(folder.resolve("src"));
        Path added = Files.writeString(sources.resolve("GossipCautious.java"), blocks.get(0));
        String policies =
                REGISTRATION
                        .matcher(registered())
                        .replaceFirst(Matcher.quoteReplacement(blocks.get(1)));
        Path changed = Files.writeString(sources.resolve("Policies.java"), policies);
        Path built = Files.createDirectories(folder.resolve("classes"));
        assertEquals("", Example.compiled(built, added, changed));
        Path scenario = Files.writeString(folder.resolve("cautious.yaml"), blocks.get(2));

        try (Engine engine = new Engine(built)) {
            StringWriter said = new StringWriter();
            int status = engine.lab(said, "run", scenario.toString());
            assertEquals(ExitStatus.EXPECTED, status, said.toString());
            assertEquals(
                    ExitStatus.EXPECTED,
                    engine.lab(said, "compare", scenario.toString(), "--policies", "all"),
                    said.toString());
            assertTrue(said.toString().contains("gossip-cautious"), said.toString());
        }
    }

    /// The engine once more, with some of its classes replaced.
    private static final class Engine extends ClassLoader implements AutoCloseable {
        private final Path built;

        Engine(Path built) {
            super(AddingTest.class.getClassLoader());
            this.built = built;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.moqlab.engine.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try {
                Optional<byte[]> bytes = replaced(file).or(() -> own(file));
                byte[] octets = bytes.orElseThrow(() -> new ClassNotFoundException(name));
                return defineClass(name, octets, 0, octets.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        private Optional<byte[]> replaced(String file) throws IOException {
            try (Stream<Path> files = Files.walk(built)) {
                Optional<Path> found = files.filter(path -> path.endsWith(file)).findFirst();
                return found.isPresent()
                        ? Optional.of(Files.readAllBytes(found.get()))
                        : Optional.empty();
            }
        }

        private Optional<byte[]> own(String file) {
            try (InputStream in = getParent().getResourceAsStream(file)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException _) {
                return Optional.empty();
            }
        }

        /// Runs the headless lab.
        int lab(StringWriter said, String... arguments) throws ReflectiveOperationException {
            Class<?> drivers = loadClass("org.moqlab.engine.cli.Drivers");
            Constructor<?> own =
                    loadClass("org.moqlab.engine.cli.OwnDrivers").getDeclaredConstructor();
            own.setAccessible(true);
            Method run =
                    loadClass("org.moqlab.engine.cli.Lab")
                            .getDeclaredMethod(
                                    "run",
                                    String[].class,
                                    PrintWriter.class,
                                    PrintWriter.class,
                                    drivers);
            run.setAccessible(true);
            PrintWriter out = new PrintWriter(said, true);
            return (int) run.invoke(null, arguments, out, out, own.newInstance());
        }

        @Override
        public void close() {}
    }
}

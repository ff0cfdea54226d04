package org.moqlab.app.lesson;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.YamlChecks;
import org.moqlab.engine.mesh.YamlNode;

/// Reads lesson files (docs/lessons.md): strict, bounded, and precise about what is wrong where.
public final class LessonFile {
    /// How the names of lesson files end.
    public static final String ENDING = ".lesson";

    /// Most steps of a lesson.
    public static final int MAX_STEPS = 30;

    /// Most choices of a step; each has a digit for its key.
    public static final int MAX_CHOICES = 4;

    /// Most expectations of a check or a claim.
    public static final int MAX_CLAIMS = 20;

    /// Most times slower than the clock on the wall.
    public static final int MAX_SLOWER = 100;

    /// Largest number of a lesson.
    public static final int MAX_NUMBER = 1_000;

    /// The scenario a lesson is about.
    ///
    /// @param exhibit as its file has it
    /// @param root the tree of its file
    record Ground(Exhibit exhibit, YamlNode.Mapping root) {}

    private LessonFile() {}

    /// Whether a file is a lesson, by its name.
    public static boolean isOne(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /// Reads a lesson file, and the scenario beside it that it names.
    ///
    /// @throws ScenarioException when either cannot be read or is none
    public static Lesson read(Path file) throws ScenarioException {
        String shown = file.toString();
        String name = String.valueOf(file.getFileName());
        YamlNode root = ScenarioFile.tree(shown, ScenarioFile.text(file));
        YamlChecks checks = new YamlChecks(shown);
        return new LessonReader(checks, node -> ground(file, checks, node))
                .lesson(
                        name.endsWith(ENDING)
                                ? name.substring(0, name.length() - ENDING.length())
                                : name,
                        root);
    }

    /// The scenario in a file whose name, seen from the lesson, is in `node`.
    private static Ground ground(Path lesson, YamlChecks checks, YamlNode node)
            throws ScenarioException {
        String name = checks.text(node, "the name of a scenario file");
        try {
            Path file = lesson.resolveSibling(name).normalize();
            String text = ScenarioFile.text(file);
            YamlNode root = ScenarioFile.tree(file.toString(), text);
            return new Ground(ScenarioFile.exhibit(file.toString(), text), (YamlNode.Mapping) root);
        } catch (InvalidPathException e) {
            throw checks.refuse(node, "the name of a scenario file");
        }
    }
}

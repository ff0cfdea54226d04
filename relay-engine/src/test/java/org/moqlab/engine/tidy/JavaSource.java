package org.moqlab.engine.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One parsed Java file and what the house rules ask of it.
final class JavaSource {
    private final Path path;
    private final String text;
    private final List<String> lines;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private JavaSource(Path path, CompilationUnitTree unit, SourcePositions positions)
            throws IOException {
        this.path = path;
        this.text = Files.readString(path);
        this.lines = text.lines().toList();
        this.unit = unit;
        this.positions = positions;
    }

    /// Parses files, without resolving anything.
    static List<JavaSource> parse(List<Path> paths) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<JavaSource> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(new JavaSource(Path.of(unit.getSourceFile().toUri()), unit, positions));
            }
            return parsed;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Path path() {
        return path;
    }

    String text() {
        return text;
    }

    int length() {
        return lines.size();
    }

    /// Methods with more lines than `max`, from signature to closing brace.
    List<String> longMethods(int max) {
        List<String> found = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                long last = line(positions.getEndPosition(unit, method) - 1);
                long length = last - firstLine(method) + 1;
                if (length > max) {
                    found.add(at(method) + " " + method.getName() + " has " + length + " lines");
                }
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
        return found;
    }

    private long firstLine(MethodTree method) {
        List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
        if (annotations.isEmpty()) {
            return line(positions.getStartPosition(unit, method));
        }
        return line(positions.getEndPosition(unit, annotations.getLast())) + 1;
    }

    /// Types whose name ends with one of `suffixes`.
    List<String> typesEndingWith(List<String> suffixes) {
        List<String> found = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                String name = type.getSimpleName().toString();
                if (suffixes.stream().anyMatch(name::endsWith)) {
                    found.add(at(type) + " " + name);
                }
                return super.visitClass(type, null);
            }
        }.scan(unit, null);
        return found;
    }

    /// Places that use `float` or `double`.
    List<String> floatingPoint() {
        List<String> found = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitPrimitiveType(
                    PrimitiveTypeTree type, @Nullable Void nothing) {
                TypeKind kind = type.getPrimitiveTypeKind();
                if (kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE) {
                    found.add(at(type) + " " + type);
                }
                return null;
            }

            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                if (literal.getValue() instanceof Double || literal.getValue() instanceof Float) {
                    found.add(at(literal) + " " + literal);
                }
                return null;
            }
        }.scan(unit, null);
        return found;
    }

    /// Public types, and public methods of public types, without a `///` comment before them.
    List<String> undocumented() {
        List<String> found = new ArrayList<>();
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree known) {
                undocumented(known, false, found);
            }
        }
        return found;
    }

    private void undocumented(ClassTree type, boolean inInterface, List<String> found) {
        if (!inInterface && !type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
            return;
        }
        if (!isDocumented(type)) {
            found.add(at(type) + " " + type.getSimpleName());
        }
        boolean isInterface =
                type.getKind() == Tree.Kind.INTERFACE
                        || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested) {
                undocumented(nested, isInterface, found);
            } else if (member instanceof MethodTree method
                    && isPublic(method, isInterface)
                    && !isOverride(method)
                    && !isDocumented(method)) {
                found.add(at(method) + " " + type.getSimpleName() + "." + method.getName());
            }
        }
    }

    private static boolean isPublic(MethodTree method, boolean inInterface) {
        var flags = method.getModifiers().getFlags();
        return flags.contains(Modifier.PUBLIC)
                || (inInterface && !flags.contains(Modifier.PRIVATE));
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
    }

    private boolean isDocumented(Tree declaration) {
        int before = (int) line(positions.getStartPosition(unit, declaration)) - 2;
        return before >= 0 && lines.get(before).strip().startsWith("///");
    }

    private String at(Tree tree) {
        return path.getFileName() + ":" + line(positions.getStartPosition(unit, tree));
    }

    private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
    }
}

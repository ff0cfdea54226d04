package org.moqlab.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/// Which package may know which, and what keeps the core a function of its inputs.
@AnalyzeClasses(
        packages = "org.moqlab.engine",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ENGINE = "org.moqlab.engine.";

    /// What each package may know; only `cli` puts drivers together and may know all.
    private static final Map<String, List<String>> ARROWS =
            new TreeMap<>(
                    Map.of(
                            "model", List.of(),
                            "wire", List.of("model"),
                            "routing", List.of("model"),
                            "session", List.of("model", "wire"),
                            "observe", List.of("model", "routing"),
                            "relay", List.of("model", "wire", "routing", "session", "observe"),
                            "mesh", List.of("model", "routing", "observe"),
                            "driver",
                                    List.of(
                                            "model", "wire", "routing", "session", "observe",
                                            "relay", "mesh"),
                            "simulation",
                                    List.of(
                                            "model", "routing", "observe", "relay", "mesh",
                                            "driver"),
                            "transport",
                                    List.of(
                                            "model", "routing", "observe", "relay", "mesh",
                                            "driver")));

    static {
        ARROWS.put("page", List.of("model", "mesh", "transport"));
        ARROWS.put("export", List.of("model", "routing", "mesh"));
        ARROWS.put(
                "attach",
                List.of(
                        "model",
                        "routing",
                        "observe",
                        "relay",
                        "mesh",
                        "driver",
                        "transport",
                        "file"));
        ARROWS.put("file", List.of());
        ARROWS.put(
                "process",
                List.of("model", "routing", "observe", "relay", "mesh", "driver", "transport"));
        ARROWS.put("recording", List.of("model", "routing", "observe", "mesh"));
    }

    /// The classes of `mesh` that read scenario files and write journals.
    private static final DescribedPredicate<JavaClass> FILES =
            DescribedPredicate.describe(
                    "read and write files",
                    type ->
                            type.getName()
                                    .matches(
                                            "org\\.moqlab\\.engine\\.mesh\\."
                                                    + "(Scenario(File|Reader|Exception)|StepReader"
                                                    + "|Yaml\\w+|JournalJson)(\\$.*)?"));

    /// The one class that draws into a file, which needs no screen.
    private static final DescribedPredicate<JavaClass> PICTURES =
            DescribedPredicate.describe(
                    "draw into files",
                    type -> type.getName().startsWith("org.moqlab.engine.cli.HeatMap"));

    private static final DescribedPredicate<JavaClass> CORE =
            resideInAnyPackage(
                            packages(
                                    "model", "wire", "routing", "session", "relay", "observe",
                                    "mesh", "driver"))
                    .as("core");

    private static final DescribedPredicate<JavaClass> PURE =
            CORE.or(resideInAPackage(ENGINE + "simulation..")).as("pure");

    private static String[] packages(String... names) {
        List<String> packages = new ArrayList<>();
        for (String name : names) {
            packages.add(ENGINE + name + "..");
        }
        return packages.toArray(String[]::new);
    }

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY =
            CompositeArchRule.of(
                    ARROWS.entrySet().stream()
                            .map(arrow -> knows(arrow.getKey(), arrow.getValue()))
                            .toList());

    private static ArchRule knows(String name, List<String> known) {
        List<String> own = new ArrayList<>(known);
        own.add(name);
        return classes()
                .that()
                .resideInAPackage(ENGINE + name + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("org.moqlab..")
                                .or(resideInAnyPackage(packages(own.toArray(String[]::new)))))
                .as(name + " knows only " + known);
    }

    @ArchTest
    static final ArchRule NO_PACKAGE_IS_LEFT_OUT =
            classes()
                    .should()
                    .resideInAnyPackage(
                            packages(
                                    "model",
                                    "wire",
                                    "routing",
                                    "session",
                                    "observe",
                                    "relay",
                                    "mesh",
                                    "driver",
                                    "simulation",
                                    "transport",
                                    "page",
                                    "attach",
                                    "export",
                                    "file",
                                    "process",
                                    "recording",
                                    "cli"));

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.moqlab.engine.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_ENGINE_HAS_NO_SCREEN =
            noClasses()
                    .that(DescribedPredicate.not(PICTURES))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.moqlab.app..", "javafx..", "java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule ONLY_TRANSPORT_AND_THE_PAGE_KNOW_THE_NETWORK =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            ENGINE + "transport..",
                            ENGINE + "page..",
                            ENGINE + "attach..",
                            ENGINE + "process..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.netty..", "java.net..", "java.nio.channels..");

    @ArchTest
    static final ArchRule ONLY_TRANSPORT_KNOWS_NETTY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ENGINE + "transport..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_ONLY_VALUES =
            classes()
                    .that(CORE.and(DescribedPredicate.not(FILES)))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            "org.moqlab.engine..",
                                            "java.lang",
                                            "java.lang.annotation",
                                            "java.lang.invoke",
                                            "java.lang.runtime",
                                            "java.math",
                                            "java.nio",
                                            "java.nio.charset",
                                            "java.util",
                                            "java.util.function",
                                            "java.util.regex",
                                            "java.util.stream",
                                            "org.pcollections",
                                            "org.jspecify.annotations",
                                            "com.google.errorprone.annotations")
                                    .or(assignableTo(java.io.ByteArrayOutputStream.class))
                                    .or(assignableTo(java.security.MessageDigest.class))
                                    .or(
                                            assignableTo(
                                                    java.security.NoSuchAlgorithmException.class)));

    @ArchTest
    static final ArchRule ONLY_THE_HASH_OF_A_RUN_NEEDS_CRYPTOGRAPHY =
            noClasses()
                    .that(PURE)
                    .and()
                    .doNotHaveSimpleName("RunHash")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.security..");

    @ArchTest
    static final ArchRule TIME_COMES_IN_AS_A_NUMBER =
            noClasses()
                    .that(PURE)
                    .should()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule CHANCE_COMES_FROM_A_SEED =
            noClasses()
                    .that(PURE)
                    .should()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(System.class, "identityHashCode", Object.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ThreadLocalRandom.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(RandomGenerator.class);

    /// `Set.of` and `Map.of` iterate in an order that changes from one virtual machine to the next.
    @ArchTest
    static final ArchRule ORDER_IS_FIXED =
            noClasses()
                    .that(PURE)
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(HashMap.class, HashSet.class, IdentityHashMap.class)
                    .orShould()
                    .callMethodWhere(
                            target(owner(assignableTo(Set.class).or(assignableTo(Map.class))))
                                    .and(target(nameMatching("of|copyOf|ofEntries"))))
                    .orShould()
                    .callMethodWhere(
                            target(owner(assignableTo(Collectors.class)))
                                    .and(target(nameMatching("to(Unmodifiable)?(Set|Map)"))));

    @ArchTest
    static final ArchRule NO_THREADS =
            noClasses()
                    .that(PURE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.concurrent..")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            ArchRuleDefinition.all(
                            new AbstractClassesTransformer<JavaPackage>("packages") {
                                @Override
                                public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                                    TreeMap<String, JavaPackage> packages = new TreeMap<>();
                                    classes.forEach(type ->
                                            packages.put(type.getPackageName(), type.getPackage()));
                                    return packages.values();
                                }
                            })
                    .should(
                            new ArchCondition<>("be @NullMarked") {
                                @Override
                                public void check(JavaPackage item, ConditionEvents events) {
                                    boolean marked = item.isAnnotatedWith(NullMarked.class);
                                    events.add(
                                            new SimpleConditionEvent(
                                                    item, marked, item.getName() + " is not"));
                                }
                            });

    @ArchTest
    static final ArchRule CLASSES_ARE_NOT_MADE_TO_BE_EXTENDED_BY_ACCIDENT =
            classes()
                    .that()
                    .areTopLevelClasses()
                    .and()
                    .areNotInterfaces()
                    .and()
                    .areNotEnums()
                    .and()
                    .doNotHaveModifier(JavaModifier.ABSTRACT)
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .haveModifier(JavaModifier.FINAL);
}

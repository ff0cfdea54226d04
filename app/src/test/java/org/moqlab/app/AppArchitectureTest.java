package org.moqlab.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.moqlab", importOptions = ImportOption.DoNotIncludeTests.class)
final class AppArchitectureTest {
    private static final DescribedPredicate<JavaClass> ENGINE_BEHIND_THE_PORT =
            resideInAPackage("org.moqlab.engine..")
                    .and(
                            DescribedPredicate.not(
                                    resideInAnyPackage(
                                            "org.moqlab.engine.attach",
                                            "org.moqlab.engine.attach.flight",
                                            "org.moqlab.engine.mesh",
                                            "org.moqlab.engine.mesh.explain",
                                            "org.moqlab.engine.mesh.convergence",
                                            "org.moqlab.engine.mesh.compare",
                                            "org.moqlab.engine.observe",
                                            "org.moqlab.engine.recording",
                                            "org.moqlab.engine.routing",
                                            "org.moqlab.engine.simulation.explore",
                                            "org.moqlab.engine.model",
                                            "org.moqlab.engine.file")))
                    .as("the engine behind its port");

    @ArchTest
    static final ArchRule VIEW_MODELS_HOLD_NO_NODES =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..");

    @ArchTest
    static final ArchRule CONTROLLERS_SEE_NO_ENGINE =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.moqlab.engine..");

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_FINAL =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .should()
                    .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule FEATURES_SEE_THE_ENGINE_THROUGH_ITS_PORT =
            noClasses()
                    .that()
                    .resideInAPackage("org.moqlab.app..")
                    .and()
                    .doNotHaveFullyQualifiedName("org.moqlab.app.MeshLab")
                    .and()
                    .doNotHaveFullyQualifiedName("org.moqlab.app.MeshLab$1")
                    .and()
                    .doNotHaveFullyQualifiedName("org.moqlab.app.MeshLab$Pages")
                    .and()
                    .doNotHaveFullyQualifiedName("org.moqlab.app.Attachments")
                    .and()
                    .doNotHaveFullyQualifiedName("org.moqlab.app.SampleCluster")
                    .should()
                    .dependOnClassesThat(ENGINE_BEHIND_THE_PORT);

    @ArchTest
    static final ArchRule ONLY_THE_COMPOSITION_ROOT_MAKES_DRIVERS =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "org.moqlab.engine.simulation", "org.moqlab.engine.transport")
                    .should()
                    .onlyBeAccessed()
                    .byClassesThat(
                            resideInAPackage("org.moqlab.engine..")
                                    .or(
                                            DescribedPredicate.describe(
                                                    "the composition root",
                                                    c ->
                                                            c.getName()
                                                                            .startsWith(
                                                                                    "org.moqlab.app.MeshLab")
                                                                    || c.getName()
                                                                            .equals(
                                                                                    "org.moqlab.app.Attachments")
                                                                    || c.getName()
                                                                            .equals(
                                                                                    "org.moqlab.app.SampleCluster"))));

    @ArchTest
    static final ArchRule ENGINE_NEVER_SEES_THE_WINDOW =
            noClasses()
                    .that()
                    .resideInAPackage("org.moqlab.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "org.moqlab.app..");

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("org.moqlab.app.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule COLOURS_COME_FROM_THE_STYLE_SHEETS =
            noClasses()
                    .that()
                    .resideInAPackage("org.moqlab.app..")
                    .and()
                    .resideOutsideOfPackages("org.moqlab.app.theme", "org.moqlab.app.pen")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx.scene.paint");
}

package dev.mailworthy.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructor;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The allowed dependencies of ARCHITECTURE.md, and the few places that may use the network, the clock and the streams.
 */
class ArchitectureTest {

    private static JavaClasses production;

    @BeforeAll
    static void importProductionClasses() {
        production = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.mailworthy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "spf", "dnsbl", "smtp", "cli"})
    void everyModuleIsExamined(String module) {
        assertThat(production.stream().filter(c -> c.getPackageName().startsWith("dev.mailworthy." + module)))
                .isNotEmpty();
    }

    @Test
    void modulesDependOnlyOnCoreAndTheCommandLineDependsOnAll() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy("dev.mailworthy.core..")
                .layer("spf")
                .definedBy("dev.mailworthy.spf..")
                .layer("dnsbl")
                .definedBy("dev.mailworthy.dnsbl..")
                .layer("smtp")
                .definedBy("dev.mailworthy.smtp..")
                .layer("cli")
                .definedBy("dev.mailworthy.cli..")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("spf")
                .mayOnlyAccessLayers("core")
                .whereLayer("dnsbl")
                .mayOnlyAccessLayers("core")
                .whereLayer("smtp")
                .mayOnlyAccessLayers("core")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(production);
    }

    /** The allowed dependencies inside the command line: data at the bottom, texts above, commands at the top. */
    @Test
    void packagesOfTheCommandLineDependOnlyOnPackagesBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("json")
                .definedBy("dev.mailworthy.cli.json")
                .layer("world")
                .definedBy("dev.mailworthy.cli.world")
                .layer("lab")
                .definedBy("dev.mailworthy.cli.lab")
                .layer("assess")
                .definedBy("dev.mailworthy.cli.assess..")
                .layer("compare")
                .definedBy("dev.mailworthy.cli.compare")
                .layer("recording")
                .definedBy("dev.mailworthy.cli.recording")
                .layer("plan")
                .definedBy("dev.mailworthy.cli.plan..")
                .layer("render")
                .definedBy("dev.mailworthy.cli.render..")
                .layer("report")
                .definedBy("dev.mailworthy.cli.report..")
                .layer("run")
                .definedBy("dev.mailworthy.cli.run")
                .layer("option")
                .definedBy("dev.mailworthy.cli.option..")
                .layer("setting")
                .definedBy("dev.mailworthy.cli.setting")
                .layer("command")
                .definedBy("dev.mailworthy.cli.command..")
                .layer("main")
                .definedBy("dev.mailworthy.cli")
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("world")
                .mayNotAccessAnyLayer()
                .whereLayer("lab")
                .mayOnlyAccessLayers("world")
                .whereLayer("assess")
                .mayOnlyAccessLayers("world")
                .whereLayer("compare")
                .mayOnlyAccessLayers("assess", "json")
                .whereLayer("recording")
                .mayOnlyAccessLayers("assess", "json", "world")
                .whereLayer("plan")
                .mayOnlyAccessLayers("assess", "json", "world")
                .whereLayer("render")
                .mayOnlyAccessLayers("assess", "compare", "plan", "json", "world")
                .whereLayer("report")
                .mayOnlyAccessLayers("assess", "render", "json", "world")
                .whereLayer("run")
                .mayOnlyAccessLayers("render", "lab", "world")
                .whereLayer("option")
                .mayOnlyAccessLayers("assess", "report", "render", "run", "lab", "world")
                .whereLayer("setting")
                .mayOnlyAccessLayers("option", "run", "render", "json")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer()
                .check(production);
    }

    @Test
    void theRootPackageOfTheCommandLineHasOnlyMainAndItsRehearsal() {
        assertThat(production.stream()
                        .filter(type -> type.getPackageName().equals("dev.mailworthy.cli"))
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(Shape::outer)
                        .distinct())
                .containsExactlyInAnyOrder("dev.mailworthy.cli.Main", "dev.mailworthy.cli.Rehearsal");
    }

    /** JSON is read by {@code core.json} alone. A parser of YAML accepts text that is no JSON. */
    @Test
    void theCommandLineReadsNothingWithAParserOfYaml() {
        noClasses()
                .that()
                .resideInAPackage("dev.mailworthy.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(production);
    }

    @Test
    void aPackageHasAtMost25Types() {
        assertThat(Shape.types(production))
                .allSatisfy((room, types) -> assertThat(types).as(room).hasSizeLessThanOrEqualTo(25));
    }

    @Test
    void twoTypesNeverHaveTheSameName() {
        assertThat(Shape.packagesOfNames(production))
                .allSatisfy((name, rooms) -> assertThat(rooms).as(name).hasSize(1));
    }

    @Test
    void aCircleOfFilesInOnePackageHasAtMost8Files() {
        assertThat(Shape.circles(production))
                .allSatisfy(circle -> assertThat(circle).hasSizeLessThanOrEqualTo(8));
    }

    @Test
    void libraryTextsNameNoOptionOfTheCommandLine() throws IOException {
        assertThat(SourceText.literalsWithOptions("core", "spf", "dnsbl", "smtp-probe"))
                .isEmpty();
    }

    @Test
    void packagesDependOnEachOtherWithoutCircles() {
        slices().matching("dev.mailworthy.(**)").should().beFreeOfCycles().check(production);
    }

    @Test
    void onlyTheInternalDnsPackageOfCoreUsesDnsjava() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.core.dns.internal..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill..")
                .check(production);
    }

    @Test
    void onlyTheStoreUsesJdbc() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.cli.store..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .check(production);
    }

    @Test
    void onlyTheSmtpModuleUsesMailLibraries() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.smtp..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
                .check(production);
    }

    @Test
    void onlyThePackageOfMessagesUsesTheDkimLibrary() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.smtp.message")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.james..")
                .check(production);
    }

    @Test
    void onlyTheCommandLineUsesPicocli() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(production);
    }

    @Test
    void onlyMainUsesTheStandardStreams() {
        Stream.of("out", "err", "in")
                .forEach(stream -> noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("dev.mailworthy.cli.Main")
                        .should(accessField(System.class, stream))
                        .check(production));
    }

    @Test
    void noClassReadsTheSystemClockDirectly() {
        Stream.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)
                .forEach(time -> noClasses().should(callMethod(time, "now")).check(production));
        noClasses().should(callMethod(System.class, "currentTimeMillis")).check(production);
    }

    @Test
    void noClassResolvesNamesThroughTheJvm() {
        noClasses()
                .should(callMethod(InetAddress.class, "getByName", String.class))
                .check(production);
        noClasses()
                .should(callMethod(InetAddress.class, "getAllByName", String.class))
                .check(production);
        noClasses()
                .should(callConstructor(InetSocketAddress.class, String.class, int.class))
                .check(production);
    }

    @Test
    void everyStaticFieldIsFinal() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(resideInAnyPackage("dev.mailworthy.."))
                .should()
                .beFinal()
                .check(production);
    }
}

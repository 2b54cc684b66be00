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

/** The arrows of ARCHITECTURE.md, and the few places where the outside world may be touched. */
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
    void everyModuleIsLookedAt(String module) {
        assertThat(production.stream().filter(c -> c.getPackageName().startsWith("dev.mailworthy." + module)))
                .isNotEmpty();
    }

    @Test
    void theArrowsGoFromCoreOverTheModulesToTheCommandLine() {
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

    @Test
    void noPackageDependsOnItselfInACircle() {
        slices().matching("dev.mailworthy.(**)").should().beFreeOfCycles().check(production);
    }

    @Test
    void dnsjavaStaysInCoresInternalDnsPackage() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.core.dns.internal..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill..")
                .check(production);
    }

    @Test
    void mailLibrariesStayInTheSmtpModule() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.smtp..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
                .check(production);
    }

    @Test
    void theDkimLibraryStaysWithMessages() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.smtp.message")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.james..")
                .check(production);
    }

    @Test
    void picocliStaysInTheCommandLine() {
        noClasses()
                .that(not(resideInAPackage("dev.mailworthy.cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(production);
    }

    @Test
    void onlyMainTouchesTheStandardStreams() {
        Stream.of("out", "err", "in")
                .forEach(stream -> noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("dev.mailworthy.cli.Main")
                        .should(accessField(System.class, stream))
                        .check(production));
    }

    @Test
    void nobodyReadsTheWallClockPastTheInjectedOne() {
        Stream.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)
                .forEach(time -> noClasses().should(callMethod(time, "now")).check(production));
        noClasses().should(callMethod(System.class, "currentTimeMillis")).check(production);
    }

    @Test
    void nobodyResolvesNamesThroughTheJvm() {
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
    void noStaticFieldHoldsState() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(resideInAnyPackage("dev.mailworthy.."))
                .should()
                .beFinal()
                .check(production);
    }
}

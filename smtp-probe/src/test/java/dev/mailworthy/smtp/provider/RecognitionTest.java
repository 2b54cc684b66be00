package dev.mailworthy.smtp.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import dev.mailworthy.smtp.provider.catalogue.DmiHint;
import dev.mailworthy.smtp.provider.catalogue.Hints;
import dev.mailworthy.smtp.provider.catalogue.MetadataEndpoint;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provider by each kind of {@link ProviderSign hint}, contradicting hints, and unanswered hints. */
class RecognitionTest {

    private static final ProviderCatalogue BUNDLED = ProviderCatalogue.bundled();
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.10");
    private static final IpAddress OTHER = IpAddress.parse("2001:db8::10");

    private static Recognised recognise(MachineFacts facts) {
        return ProviderRecognition.of(BUNDLED).recognise(facts);
    }

    private static FixedFacts dmi(String... fieldsAndValues) {
        Map<DmiField, Answer<String>> dmi = new EnumMap<>(DmiField.class);
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            dmi.put(DmiField.parse(fieldsAndValues[i]), Answer.present(fieldsAndValues[i + 1]));
        }
        return FixedFacts.of(new SystemIdentity(Set.of(), dmi));
    }

    private static FixedFacts environment(String... names) {
        return FixedFacts.of(new SystemIdentity(Set.of(names), Map.of()));
    }

    private static FixedFacts nothing() {
        return FixedFacts.of(SystemIdentity.none());
    }

    private static Confidence worse(Confidence one, Confidence other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Each provider with each of its hints alone, and the maximum confidence of that hint. */
    static Stream<Arguments> hints() {
        return BUNDLED.providers().stream().flatMap(provider -> {
            Hints hints = provider.hints();
            Stream<Arguments> names = hints.environment().stream()
                    .map(name -> Arguments.of(provider, "variable " + name, environment(name), Confidence.HIGH));
            Stream<Arguments> dmi = hints.dmi().stream()
                    .filter(hint -> hint.reach() == DmiHint.Reach.OWN)
                    .map(hint -> Arguments.of(
                            provider,
                            "DMI " + hint.value(),
                            dmi(hint.field().file(), hint.value().replace("*", "-Rest 1")),
                            Confidence.HIGH));
            Stream<Arguments> ptr = hints.names().stream()
                    .map(pattern -> Arguments.of(
                            provider,
                            "PTR " + pattern,
                            nothing()
                                    .named(
                                            ADDRESS,
                                            DomainName.parse("host-1"
                                                    + pattern.toString().replace("*", "x7"))),
                            Confidence.MEDIUM));
            Stream<Arguments> origins = hints.origins().stream()
                    .map(number -> Arguments.of(
                            provider, "AS" + number, nothing().announced(ADDRESS, number), Confidence.LOW));
            Stream<Arguments> metadata = hints.metadata().stream()
                    .map(endpoint -> Arguments.of(
                            provider,
                            endpoint.toString(),
                            nothing()
                                    .served(
                                            endpoint,
                                            Answer.present("HTTP/1.0 200 OK\r\n\r\n"
                                                    + endpoint.says().orElse(""))),
                            Confidence.HIGH));
            return Stream.of(names, dmi, ptr, origins, metadata).flatMap(each -> each);
        });
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("hints")
    void eachHintAloneRecognisesItsProvider(Provider provider, String hint, FixedFacts facts, Confidence most) {
        Recognised.Present found = recognise(facts).present().orElseThrow();
        assertThat(found.provider().id()).isEqualTo(provider.id());
        assertThat(found.confidence()).isEqualTo(worse(provider.hints().recognition(), most));
        assertThat(found.evidence()).hasSize(1);
        assertThat(found.others()).isEmpty();
        assertThat(found.unanswered()).isEmpty();
    }

    @Test
    void theTableHasEveryKindOfHint() {
        assertThat(hints().map(arguments -> String.valueOf(arguments.get()[1]).split("[ 0-9]")[0]))
                .contains("variable", "DMI", "PTR", "AS", "GET", "PUT")
                .hasSizeGreaterThan(130);
    }

    @Test
    void sharedHintsCountOnlyWithAnotherHint() {
        assertThat(recognise(dmi("sys_vendor", "Microsoft Corporation"))).isInstanceOf(Recognised.Absent.class);
        assertThat(recognise(dmi("product_name", "OpenStack Nova"))).isInstanceOf(Recognised.Absent.class);
        Recognised.Present found = recognise(
                        dmi("product_name", "OpenStack Nova").announced(ADDRESS, 16276))
                .present()
                .orElseThrow();
        assertThat(found.provider().id()).isEqualTo("ovhcloud");
        assertThat(found.confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void hintsOfSeveralKindsRaiseTheConfidenceAndHintsOfOneKindDoNot() {
        FixedFacts name = nothing().named(ADDRESS, DomainName.parse("c-1-2-3-4.hsd1.ca.comcast.net"));
        assertThat(recognise(name).present().orElseThrow().confidence()).isEqualTo(Confidence.MEDIUM);
        FixedFacts both = name.announced(ADDRESS, 7922);
        assertThat(recognise(both).present().orElseThrow().confidence()).isEqualTo(Confidence.HIGH);
        FixedFacts twice = nothing().announced(ADDRESS, 7922).announced(OTHER, 33491);
        assertThat(recognise(twice).present().orElseThrow().confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void caseIsIgnoredButWholeLabelsMustMatch() {
        assertThat(recognise(dmi("sys_vendor", "HETZNER")).present()).isPresent();
        assertThat(recognise(dmi("sys_vendor", "Hetzner fan club")).present()).isEmpty();
        for (String name :
                List.of("clients.your-server.de", "x.clients.your-server.de.example", "xclients.your-server.de")) {
            assertThat(recognise(nothing().named(ADDRESS, DomainName.parse(name)))
                            .present())
                    .as(name)
                    .isEmpty();
        }
        assertThat(recognise(nothing().named(ADDRESS, DomainName.parse("a.hsd1.x.y.comcast.net")))
                        .present())
                .as("a star is within one label")
                .isEmpty();
    }

    @Test
    void aPlatformComesBeforeTheCloudBelowIt() {
        FixedFacts facts = FixedFacts.of(
                new SystemIdentity(Set.of("DYNO"), Map.of(DmiField.SYS_VENDOR, Answer.present("Amazon EC2"))));
        Recognised.Present found =
                recognise(facts.announced(ADDRESS, 14618)).present().orElseThrow();
        assertThat(found.provider().id()).isEqualTo("heroku");
        assertThat(found.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(found.others()).extracting(Provider::id).containsExactly("aws-ec2");
    }

    @Test
    void hintsThatContradictLowerTheConfidence() {
        Recognised.Present named = recognise(
                        dmi("sys_vendor", "Hetzner").named(ADDRESS, DomainName.parse("1-2-3-4.vultrusercontent.com")))
                .present()
                .orElseThrow();
        assertThat(named.provider().id()).isEqualTo("hetzner-cloud");
        assertThat(named.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(named.others()).extracting(Provider::id).containsExactly("vultr");

        Recognised.Present announced = recognise(dmi("sys_vendor", "Hetzner").announced(ADDRESS, 20473))
                .present()
                .orElseThrow();
        assertThat(announced.confidence()).as("a network alone is weak").isEqualTo(Confidence.HIGH);

        Recognised.Present equal = recognise(dmi("sys_vendor", "Vultr", "chassis_asset_tag", "OracleCloud.com"))
                .present()
                .orElseThrow();
        assertThat(equal.confidence()).isEqualTo(Confidence.LOW);
        assertThat(equal.others()).hasSize(1);

        Recognised.Present platforms =
                recognise(environment("DYNO", "VERCEL")).present().orElseThrow();
        assertThat(platforms.confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void unansweredHintsGiveNeitherAProviderNorNone() {
        Map<DmiField, Answer<String>> locked = new LinkedHashMap<>();
        for (DmiField field : List.of(DmiField.PRODUCT_UUID, DmiField.PRODUCT_SERIAL)) {
            locked.put(field, Answer.unanswered(Reason.NO_PERMISSION, "only root may read it"));
        }
        FixedFacts facts = FixedFacts.of(new SystemIdentity(Set.of(), locked))
                .named(ADDRESS, Answer.unanswered(Reason.TIMEOUT, "no answer"));
        Recognised silent = recognise(facts);
        assertThat(silent).isInstanceOf(Recognised.Unanswered.class);
        assertThat(silent.outcome()).isEqualTo("unanswered");
        assertThat(silent.unanswered())
                .extracting(UnansweredCheck::check)
                .containsExactly("DMI product_uuid, product_serial", "PTR of 192.0.2.10");
        assertThat(silent.unanswered())
                .extracting(UnansweredCheck::why)
                .containsExactly(Reason.NO_PERMISSION, Reason.TIMEOUT);

        Recognised known = recognise(facts.announced(OTHER, 14061));
        assertThat(known.present().orElseThrow().provider().id()).isEqualTo("digitalocean");
        assertThat(known.unanswered()).as("what is silent is still told").hasSize(2);
        assertThat(recognise(nothing())).isEqualTo(new Recognised.Absent());
    }

    @Test
    void aMetadataServiceCountsOnlyWithItsOwnText() {
        MetadataEndpoint shared = BUNDLED.provider("digitalocean")
                .orElseThrow()
                .hints()
                .metadata()
                .orElseThrow();
        MetadataEndpoint same =
                BUNDLED.provider("upcloud").orElseThrow().hints().metadata().orElseThrow();
        Answer<String> reply = Answer.present("HTTP/1.1 200 OK\r\n\r\n{\"cloud_name\": \"UpCloud\"}");
        Recognised found = recognise(nothing().served(shared, reply).served(same, reply));
        assertThat(found.present().orElseThrow().provider().id()).isEqualTo("upcloud");
        Recognised silent = recognise(nothing().served(shared, Answer.unanswered(Reason.TIMEOUT, "late")));
        assertThat(silent.unanswered()).hasSize(1);
        assertThat(Arrays.asList(found, silent))
                .extracting(Recognised::outcome)
                .containsExactly("present", "unanswered");
    }
}

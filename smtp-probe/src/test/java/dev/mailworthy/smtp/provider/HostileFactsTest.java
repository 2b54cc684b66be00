package dev.mailworthy.smtp.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.MachineFacts.MetadataChoice;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hostile facts: files, DNS records and answers that strangers wrote. */
@Timeout(120)
class HostileFactsTest {

    private static final IpAddress GLOBAL = IpAddress.parse("8.8.4.4");
    private static final IpAddress GLOBAL6 = IpAddress.parse("2600::1");
    private static final Route NOWHERE = (address, port) -> Optional.empty();

    @TempDir
    Path root;

    private Path dmi(String field) throws IOException {
        Path folder = root.resolve("sys/class/dmi/id");
        Files.createDirectories(folder);
        return folder.resolve(field);
    }

    private static MachineFacts facts(Dns dns, IpAddress... addresses) {
        return MachineFacts.measured(SystemIdentity.none(), List.of(addresses), dns, NOWHERE, MetadataChoice.LEFT_OUT);
    }

    private static CompletableFuture<DnsAnswer> answer(DnsAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static DnsAnswer txt(byte[]... texts) {
        List<DnsRecord> records = new ArrayList<>();
        for (byte[] text : texts) {
            records.add(new DnsRecord.Txt(List.of(text)));
        }
        return new DnsAnswer.Records(records, 60, DnsAnswer.Origin.none("test"));
    }

    @Test
    void firmwareValuesAreReadWithinLimits() throws IOException {
        Files.writeString(dmi("sys_vendor"), "  Hetzner\n");
        Files.writeString(dmi("product_name"), "\u001b[31mvServer\u0007\u202e");
        Files.write(dmi("product_serial"), new byte[10_000]);
        Files.createDirectories(dmi("product_uuid"));
        Files.writeString(dmi("chassis_asset_tag"), "\n");
        SystemIdentity identity = SystemIdentity.read(root, Set.of("A"));
        assertThat(identity.dmi().get(DmiField.SYS_VENDOR)).isEqualTo(Answer.present("Hetzner"));
        assertThat(String.valueOf(identity.dmi().get(DmiField.PRODUCT_NAME)))
                .doesNotContainPattern("[\\x00-\\x1f\\u202e]");
        assertThat(reason(identity, DmiField.PRODUCT_SERIAL)).isEqualTo(Reason.MALFORMED);
        assertThat(reason(identity, DmiField.PRODUCT_UUID)).isEqualTo(Reason.MALFORMED);
        assertThat(identity.dmi().get(DmiField.CHASSIS_ASSET_TAG)).isEqualTo(Answer.absent());
    }

    private static Reason reason(SystemIdentity identity, DmiField field) {
        return ((Answer.Unanswered<String>) identity.dmi().get(field)).reason();
    }

    @Test
    void aMachineWithoutFirmwareValuesHasNone() {
        assertThat(SystemIdentity.read(root, Set.of()).dmi().values()).containsOnly(Answer.absent());
    }

    @Test
    void namesAndNetworksComeFromTheDns() throws Exception {
        ZoneDns zone = ZoneDns.parse("z", """
                $ORIGIN .
                $TTL 60
                @ SOA ns.x. h.x. 1 2 3 4 5
                4.4.8.8.in-addr.arpa. PTR x\\027[31m.clients.your-server.de.
                4.4.8.8.origin.asn.cymru.com. TXT "24940 64496 | 8.8.4.0/24 | DE | ripe | 2002-06-03"
                4.4.8.8.origin.asn.cymru.com. TXT "garbage"
                """);
        MachineFacts facts = facts(zone, GLOBAL, GLOBAL6);
        assertThat(facts.origins(GLOBAL)).isEqualTo(Answer.present(Set.of(24940L, 64496L)));
        assertThat(facts.origins(GLOBAL6)).isEqualTo(Answer.absent());
        Recognised.Present found = ProviderRecognition.of(ProviderCatalogue.bundled())
                .recognise(facts)
                .present()
                .orElseThrow();
        assertThat(found.provider().id()).isEqualTo("hetzner-cloud");
        assertThat(found.evidence().toString()).doesNotContainPattern("[\\x00-\\x1f]");
    }

    @Test
    void onlyGlobalAddressesAreAskedAboutAtTheRegistry() {
        List<DnsQuestion> asked = new ArrayList<>();
        Dns dns = question -> {
            asked.add(question);
            return answer(new DnsAnswer.NoSuchName(60, DnsAnswer.Origin.none("test")));
        };
        MachineFacts facts = facts(
                dns,
                GLOBAL,
                GLOBAL6,
                IpAddress.parse("192.0.2.1"),
                IpAddress.parse("10.0.0.1"),
                IpAddress.parse("fe80::1"),
                IpAddress.parse("127.0.0.1"));
        assertThat(asked.stream()
                        .filter(question -> question.type() == RecordType.TXT)
                        .map(DnsQuestion::name))
                .containsExactly(
                        DomainName.parse("4.4.8.8.origin.asn.cymru.com"),
                        DomainName.parse(
                                "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.2.origin6.asn.cymru.com"));
        assertThat(asked.stream().filter(question -> question.type() == RecordType.PTR))
                .hasSize(3);
        assertThat(facts.addresses()).hasSize(3);
        assertThat(facts.origins(IpAddress.parse("192.0.2.1"))).isInstanceOf(Answer.NotApplicable.class);
        assertThat(facts.metadata(List.of())).isEmpty();
    }

    @Test
    void aThousandAddressesCauseFewDnsQuestions() {
        List<DnsQuestion> asked = new ArrayList<>();
        IpAddress[] many = IntStream.range(0, 1000)
                .mapToObj(n -> IpAddress.parse("9.9." + n / 250 + "." + n % 250))
                .toArray(IpAddress[]::new);
        facts(
                question -> {
                    asked.add(question);
                    return answer(new DnsAnswer.Timeout(DnsAnswer.Origin.none("test")));
                },
                many);
        assertThat(asked).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "24940 | 88.198.0.0/16 | DE | ripe | 2006 # 24940",
                "24940 16276 | 88.198.0.0/16 # 16276 24940",
                "24940|x # 24940",
                "0 | x #",
                "4294967295 | x # 4294967295",
                "4294967296 | x #",
                "99999999999999999999 | x #",
                "-5 | x #",
                "AS24940 | x #",
                "24940 #",
                "| 24940 #",
                "<script>24940</script> | x #",
            })
    void recordsOfTheRegistryAreReadStrictly(String text, String numbers) {
        MachineFacts facts = facts(question -> answer(txt(text.getBytes(StandardCharsets.UTF_8))), GLOBAL);
        Answer<Set<Long>> origins = facts.origins(GLOBAL);
        if (numbers == null) {
            assertThat(origins)
                    .isInstanceOfSatisfying(
                            Answer.Unanswered.class,
                            silent -> assertThat(silent.reason()).isEqualTo(Reason.MALFORMED));
        } else {
            assertThat(((Answer.Present<Set<Long>>) origins).value())
                    .map(String::valueOf)
                    .containsExactlyInAnyOrder(numbers.split(" "));
        }
    }

    @Test
    void randomOctetsInRecordsAreReadWithoutAnError() {
        long seed = 20261124;
        Random random = new Random(seed);
        ProviderRecognition recognition = ProviderRecognition.of(ProviderCatalogue.bundled());
        for (int run = 0; run < 2000; run++) {
            byte[] text = new byte[random.nextInt(256)];
            random.nextBytes(text);
            byte[] label = new byte[1 + random.nextInt(63)];
            random.nextBytes(label);
            DomainName name = DomainName.ofLabels(List.of(label, "de".getBytes(StandardCharsets.US_ASCII)));
            MachineFacts facts = facts(
                    question -> answer(
                            question.type() == RecordType.TXT
                                    ? txt(text, text)
                                    : new DnsAnswer.Records(
                                            List.of(new DnsRecord.Name(RecordType.PTR, name)),
                                            60,
                                            DnsAnswer.Origin.none("test"))),
                    GLOBAL);
            assertThat(recognition.recognise(facts).present())
                    .as("seed %d, run %d", seed, run)
                    .isEmpty();
        }
    }

    @Test
    void aFloodOfRecordsIsCutShort() {
        byte[][] flood = new byte[5000][];
        Arrays.setAll(flood, n -> (n + 1 + " | x").getBytes(StandardCharsets.US_ASCII));
        MachineFacts facts = facts(question -> answer(txt(flood)), GLOBAL);
        assertThat(((Answer.Present<Set<Long>>) facts.origins(GLOBAL)).value()).hasSize(16);
    }
}

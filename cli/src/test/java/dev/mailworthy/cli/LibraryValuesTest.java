package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.core.posture.PostureRequest;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What users do with the libraries' values: write them as JSON, compare them, change the arrays that they get. */
class LibraryValuesTest {

    /** A type without members would be written as {@code {}}, and its data would be lost. This mapper refuses such a type. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private static Dns zone() throws Exception {
        return ZoneDns.parse("example.org.zone", """
                $ORIGIN example.org.
                $TTL 60
                @     SOA ns hostmaster 1 60 60 60 60
                @     MX  10 mail
                @     TXT "v=spf1 ip4:192.0.2.1 -all"
                mail  A   192.0.2.1
                """);
    }

    private static JsonNode json(Object value) {
        return JSON.readTree(JSON.writeValueAsString(value));
    }

    @Test
    void aCheckOfSpfIsWrittenWithItsResult() throws Exception {
        SpfCheck check = Spf.over(zone())
                .check(new SpfRequest(IpAddress.parse("192.0.2.9"), "a@example.org", "mail.example.org"));
        JsonNode json = json(check);
        assertThat(json.at("/result").asString()).isEqualTo("fail");
        assertThat(json.at("/request/ip").asString()).isEqualTo("192.0.2.9");
        assertThat(json.at("/domain").asString()).isEqualTo("example.org");
        assertThat(json.at("/trace").size()).isPositive();
    }

    @Test
    void reportsAreWritten() throws Exception {
        JsonNode posture = json(Posture.over(zone())
                .examine(new PostureRequest(
                        DomainName.parse("example.org"), List.of(IpAddress.parse("192.0.2.1")), Optional.empty())));
        assertThat(posture.at("/findings/0/code").asString()).isNotEmpty();
        assertThat(posture.at("/mx/kind").asString()).isEqualTo("present");
        JsonNode lists = json(
                Dnsbl.over(zone(), Catalogue.bundled().only(List.of("spamcop"))).check(List.of("192.0.2.1")));
        assertThat(lists.at("/targets/0/lists/0/state").asString()).isEqualTo("unanswered");
        assertThat(json(SmtpReply.of(550, "5.7.1 blocked")).at("/code").asInt()).isEqualTo(550);
    }

    @Test
    void outcomesAreToldApart() {
        assertThat(json(Answer.absent()).toString()).isEqualTo("{\"kind\":\"absent\"}");
        assertThat(json(Answer.unanswered(Reason.TIMEOUT, "late")).at("/kind").asString())
                .isEqualTo("unanswered");
        DnsAnswer.Origin origin = DnsAnswer.Origin.none("test");
        assertThat(json(new DnsAnswer.Timeout(origin)).at("/kind").asString()).isEqualTo("timeout");
        assertThat(json(new DnsAnswer.Refused(origin)).at("/kind").asString()).isEqualTo("refused");
        assertThat(json(new DnsAnswer.NoSuchName(5, origin)).at("/kind").asString())
                .isEqualTo("no-such-name");
        assertThat(json(DomainName.parse("example.org")).asString()).isEqualTo("example.org");
    }

    @Test
    void equalChecksAreEqual() throws Exception {
        Spf spf = Spf.over(zone());
        SpfRequest request = new SpfRequest(IpAddress.parse("192.0.2.9"), "a@example.org", "mail.example.org");
        SpfRequest other = new SpfRequest(IpAddress.parse("192.0.2.1"), "a@example.org", "mail.example.org");
        assertThat(spf.check(request)).isEqualTo(spf.check(request)).hasSameHashCodeAs(spf.check(request));
        assertThat(spf.check(request)).isNotEqualTo(spf.check(other));
        assertThat(spf.check(request).toString()).startsWith("SpfCheck[fail ");
    }

    @Test
    void noArrayIsShared() {
        byte[] given = "v=spf1 -all".getBytes(StandardCharsets.US_ASCII);
        DnsRecord.Txt txt = new DnsRecord.Txt(List.of(given));
        DnsRecord.Txt same = new DnsRecord.Txt(List.of(given.clone()));
        given[0] = 'X';
        txt.joined()[0] = 'X';
        txt.strings().get(0)[0] = 'X';
        assertThat(txt).isEqualTo(same).hasSameHashCodeAs(same).hasToString("TXT \"v=spf1 -all\"");
        byte[] rdata = {1, 2};
        DnsRecord.Other tlsa = new DnsRecord.Other(RecordType.TLSA, rdata);
        rdata[0] = 9;
        tlsa.rdata()[0] = 9;
        assertThat(tlsa).isEqualTo(new DnsRecord.Other(RecordType.TLSA, new byte[] {1, 2}));
        TlsFacts tls = new TlsFacts("TLSv1.3", "suite", List.of(new byte[] {1}), "a", "b");
        tls.chain().get(0)[0] = 9;
        assertThat(tls).isEqualTo(new TlsFacts("TLSv1.3", "suite", List.of(new byte[] {1}), "a", "b"));
        HttpsFetcher.Fetched.Document page = new HttpsFetcher.Fetched.Document(200, "text/plain", new byte[] {1});
        page.body()[0] = 9;
        assertThat(page).isEqualTo(new HttpsFetcher.Fetched.Document(200, "text/plain", new byte[] {1}));
    }

    /** On the class path the annotation of the module is not seen. */
    @Test
    void everyPackageIsNullMarked() throws Exception {
        for (String module : List.of("core", "spf", "dnsbl", "smtp-probe", "cli")) {
            Path root = Path.of("..", module, "src", "main", "java", "dev");
            try (Stream<Path> folders = Files.walk(root)) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    if (hasTypes(folder)) {
                        assertThat(folder.resolve("package-info.java")).exists();
                        assertThat(Files.readString(folder.resolve("package-info.java")))
                                .as("%s", folder)
                                .contains("NullMarked\npackage ");
                    }
                }
            }
        }
    }

    private static boolean hasTypes(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }
}

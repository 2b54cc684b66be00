package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.host.filter.FilterReader;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.trust.PeerTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide's page agrees with the code: its example compiles here, and its table lists all targets. */
class GuideExampleTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/src/docs/asciidoc/smtp-probe.adoc"));
    }

    /** Compiled but never run: it would contact the targets. */
    static void example(Dns dns, ValidatedDns validated) {
        EgressReport report = SmtpProbe.builder(dns)
                .counters(IcmpCounters.system())
                .rules(FilterReader.system())
                .inbound(InboundMail.system())
                .trust(PeerTrust.builder(dns, validated).build())
                .build()
                .probe(EgressRequest.defaults().withEhlo(EhloName.parse("mail.example.org")));
        report.verdicts().forEach(System.out::println);
        report.paths().stream()
                .filter(path -> path.port() == 465)
                .forEach(path -> System.out.println(path.target() + " " + path.outcome() + " "
                        + path.dialogue()
                                .flatMap(DialogueReport::tls)
                                .map(TlsFacts::protocol)
                                .orElse("no TLS") + " "
                        + path.trust().map(trust -> trust.name().detail()).orElse("not judged")));
    }

    @Test
    void theExampleEqualsThePage() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/mailworthy/smtp/GuideExampleTest.java"));
        String body =
                source.substring(source.indexOf("        EgressReport report"), source.indexOf("    }\n\n    @Test"));
        assertThat(page().replaceAll("\\s+", "")).contains(body.replaceAll("\\s+", ""));
    }

    @Test
    void theTableHasAllTargetsOfADefaultRun() throws IOException {
        String page = page();
        EgressRequest usual = EgressRequest.defaults();
        assertThat(usual.targets()).allSatisfy(target -> assertThat(page).contains(target.name()));
        assertThat(usual.controls()).allSatisfy(target -> assertThat(page).contains(target.name()));
        assertThat(usual.canaries()).allSatisfy(canary -> assertThat(page).contains(canary.toString()));
    }
}

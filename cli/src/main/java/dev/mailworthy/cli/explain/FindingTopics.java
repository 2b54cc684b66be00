package dev.mailworthy.cli.explain;

import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.SetUpText;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The findings that a command can report. */
public final class FindingTopics {

    /** How to see a finding, by the beginning of its code. The longest beginning counts. */
    private static final Map<String, String> LOOK = new TreeMap<>(Map.ofEntries(
            Map.entry("PTR-", "dig -x ADDRESS +short"),
            Map.entry("SPF-", "dig TXT DOMAIN +short, and: mailworthy spf lint DOMAIN"),
            Map.entry("DKIM-", "dig TXT SELECTOR._domainkey.DOMAIN +short"),
            Map.entry("DMARC-", "dig TXT _dmarc.DOMAIN +short"),
            Map.entry("MX-", "dig MX DOMAIN +short"),
            Map.entry("DOMAIN-", "dig SOA DOMAIN"),
            Map.entry("MTA-STS-", "dig TXT _mta-sts.DOMAIN +short"),
            Map.entry("TLS-RPT-", "dig TXT _smtp._tls.DOMAIN +short"),
            Map.entry("TLSA-", "dig TLSA _25._tcp.MAILHOST +short"),
            Map.entry("BIMI-", "dig TXT default._bimi.DOMAIN +short"),
            Map.entry("CAA-", "dig CAA DOMAIN +short"),
            Map.entry("DNSBL-", "mailworthy dnsbl check ADDRESS"),
            Map.entry("DNSBL-RESOLVER-", "mailworthy dnsbl resolver"),
            Map.entry("EGRESS-", "mailworthy egress -v"),
            Map.entry("MESSAGE-", "mailworthy check --message mail.eml"),
            Map.entry("REPLY-", "mailworthy explain \"THE REPLY\"")));

    private FindingTopics() {}

    static Stream<Topic> all() {
        return FindingTypes.all().stream().map(FindingTopics::of);
    }

    /** The topic of one type of finding. */
    public static Topic of(FindingType type) {
        Remedy remedy = type.remedy();
        return new Topic(
                type.code(),
                Topic.Kind.FINDING,
                type.severity().label(),
                sentence(type.title()),
                type.explanation(),
                look(type.code()),
                List.of(step(remedy)),
                Stream.concat(
                                HintText.paste(remedy).stream(),
                                remedy.means().map(SetUpText::lines).stream().flatMap(List::stream))
                        .toList(),
                remedy.effect(),
                List.of());
    }

    /** What to do, after the one who acts. */
    static String step(Remedy remedy) {
        return FindingForms.who(remedy.actor()) + ": " + remedy.action();
    }

    private static Optional<String> look(String code) {
        return LOOK.entrySet().stream()
                .filter(entry -> code.startsWith(entry.getKey()))
                .reduce((shorter, longer) -> longer)
                .map(Map.Entry::getValue);
    }

    /** A few words as a sentence. */
    static String sentence(String words) {
        String capital = words.isEmpty() ? words : FindingForms.capital(words);
        return capital.isEmpty() || capital.endsWith(".") ? capital : capital + ".";
    }
}

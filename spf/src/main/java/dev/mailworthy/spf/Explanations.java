package dev.mailworthy.spf;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The text that a domain gives for a fail (RFC 7208 section 6.2). Whatever is wrong with it, it is then absent. */
final class Explanations {

    private Explanations() {}

    static Optional<String> fetch(MacroString spec, String domain, MacroValues values, Lookups lookups) {
        try {
            String name = Macros.fit(Macros.expand(spec, values.in(domain)));
            if (!(lookups.ask(name, RecordType.TXT) instanceof DnsAnswer.Records found)) {
                return Optional.empty();
            }
            List<DnsRecord.Txt> texts = found.of(DnsRecord.Txt.class);
            if (texts.size() != 1) {
                return Optional.empty();
            }
            String text = new String(texts.get(0).joined(), StandardCharsets.ISO_8859_1);
            String expanded = Macros.expand(MacroString.explanation(text), values.in(domain));
            return Optional.of(Printable.text(expanded));
        } catch (SpfSyntaxException | SpfEnd e) {
            return Optional.empty();
        }
    }
}

package dev.mailworthy.smtp.message;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A DNS with TXT records by name. A text {@code !} stands for SERVFAIL. */
public record Keys(Map<String, String> texts) {

    public Dns dns() {
        return question -> CompletableFuture.completedFuture(
                answer(texts.get(question.name().toString())));
    }

    private static DnsAnswer answer(@Nullable String text) {
        DnsAnswer.Origin origin = DnsAnswer.Origin.none("test");
        if (text == null) {
            return new DnsAnswer.NoSuchName(60, origin);
        }
        return text.equals("!")
                ? new DnsAnswer.ServerFailure("bogus", origin)
                : new DnsAnswer.Records(
                        List.of(new DnsRecord.Txt(List.of(text.getBytes(StandardCharsets.ISO_8859_1)))), 60, origin);
    }
}

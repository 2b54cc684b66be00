package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.DomainName;
import java.time.Duration;
import java.util.Locale;

/** Writes an exchange with the DNS as a line of a record, and reads it. */
final class DnsMembers {

    private static final long LARGEST_TTL = 0xFFFF_FFFFL;

    private DnsMembers() {}

    static JsonObject line(RecordedExchange exchange) {
        return line("dns", exchange);
    }

    /** The line of an {@link DnsAnswer answer}, with its DNSSEC status. */
    static JsonObject line(RecordedProof proof) {
        return line(
                        "validated",
                        new RecordedExchange(proof.question(), proof.answer().answer()))
                .with("status", proof.answer().status().name().toLowerCase(Locale.ROOT))
                .with("detail", proof.answer().detail());
    }

    /** @throws IllegalArgumentException when the line is not a proof, or its answer does not fit its status */
    static RecordedProof proof(Members line) {
        RecordedExchange exchange = exchange(line);
        return new RecordedProof(
                exchange.question(),
                new ValidatedAnswer(
                        exchange.answer(),
                        line.read("status", text -> DnssecStatus.valueOf(text.toUpperCase(Locale.ROOT))),
                        line.text("detail")));
    }

    private static JsonObject line(String type, RecordedExchange exchange) {
        DnsQuestion question = exchange.question();
        DnsAnswer answer = exchange.answer();
        JsonObject line = JsonObject.empty()
                .with("type", type)
                .with("name", question.name())
                .with("rrtype", question.type())
                .with("followCname", question.followCname())
                .with("bypassCache", question.bypassCache())
                .with("outcome", outcome(answer))
                .with("resolver", answer.origin().resolver())
                .with("rcode", answer.origin().rcode())
                .with("authenticData", answer.origin().authenticData())
                .with("micros", answer.origin().elapsed().toNanos() / 1000);
        if (answer instanceof DnsAnswer.Records found) {
            line.with("ttl", found.ttl())
                    .with(
                            "records",
                            found.records().stream().map(RecordMembers::object).toList());
        } else if (answer instanceof DnsAnswer.NoData nothing) {
            line.with("ttl", nothing.ttl()).with("soa", nothing.soa() == DnsAnswer.NoData.Soa.GIVEN);
        } else if (answer instanceof DnsAnswer.NoSuchName none) {
            line.with("ttl", none.ttl());
        } else if (answer instanceof DnsAnswer.ServerFailure failure) {
            line.with("saying", failure.extendedError());
        } else if (answer instanceof DnsAnswer.Malformed malformed) {
            line.with("saying", malformed.problem());
        } else if (answer instanceof DnsAnswer.Unreachable unreachable) {
            line.with("saying", unreachable.problem());
        } else if (answer instanceof DnsAnswer.Skipped skipped) {
            line.with("saying", skipped.detail()).with("why", skipped.reason().label());
        }
        return line;
    }

    /** The class name of an {@link DnsAnswer answer} in small letters with hyphens, like {@code no-such-name}. */
    private static String outcome(DnsAnswer answer) {
        return answer.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the line is not an exchange */
    static RecordedExchange exchange(Members line) {
        DnsQuestion question = new DnsQuestion(
                line.read("name", DomainName::ofText),
                line.read("rrtype", RecordType::valueOf),
                line.flag("followCname"),
                line.flag("bypassCache"));
        DnsAnswer.Origin origin = new DnsAnswer.Origin(
                line.text("resolver"),
                (int) line.number("rcode", -1, 0xFFFF),
                line.flag("authenticData"),
                Duration.ofNanos(1000 * line.number("micros", 0, 1L << 40)));
        return new RecordedExchange(question, answer(line, origin));
    }

    private static DnsAnswer answer(Members line, DnsAnswer.Origin origin) {
        return switch (line.text("outcome")) {
            case "records" ->
                new DnsAnswer.Records(
                        line.objects("records").stream()
                                .map(RecordMembers::record)
                                .toList(),
                        ttl(line),
                        origin);
            case "no-data" -> new DnsAnswer.NoData(ttl(line), soa(line), origin);
            case "no-such-name" -> new DnsAnswer.NoSuchName(ttl(line), origin);
            case "refused" -> new DnsAnswer.Refused(origin);
            case "server-failure" -> new DnsAnswer.ServerFailure(line.text("saying"), origin);
            case "timeout" -> new DnsAnswer.Timeout(origin);
            case "malformed" -> new DnsAnswer.Malformed(line.text("saying"), origin);
            case "unreachable" -> new DnsAnswer.Unreachable(line.text("saying"), origin);
            case "skipped" -> new DnsAnswer.Skipped(line.read("why", DnsMembers::reason), line.text("saying"), origin);
            default -> throw new IllegalArgumentException("\"outcome\" is unknown");
        };
    }

    /** A recording of an older version has no such member; its absences count as they did then. */
    private static DnsAnswer.NoData.Soa soa(Members line) {
        return line.value("soa").isEmpty() || line.flag("soa")
                ? DnsAnswer.NoData.Soa.GIVEN
                : DnsAnswer.NoData.Soa.MISSING;
    }

    private static long ttl(Members line) {
        return line.number("ttl", 0, LARGEST_TTL);
    }

    static Reason reason(String label) {
        for (Reason reason : Reason.values()) {
            if (reason.label().equals(label)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no such reason");
    }
}

package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.RequestedSender;
import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.HostFacts.AddressScope;
import dev.mailworthy.cli.world.LookupCount;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.provider.SystemIdentity;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what {@link RecordingLines} writes. Every line is checked, because the file may come from others. */
final class RecordingReader {

    private static final int MOST_LINES = 100_000;
    private static final int LONGEST_LINE = 1 << 20;

    private final String name;
    private final List<RecordedExchange> exchanges = new ArrayList<>();
    private final List<RecordedProof> proofs = new ArrayList<>();
    private final List<EgressPath> paths = new ArrayList<>();
    private final List<PortVerdict> verdicts = new ArrayList<>();
    private final List<HeardReply> replies = new ArrayList<>();
    private Optional<HttpsFetcher.Fetched> policy = Optional.empty();
    private Optional<HttpsFetcher.Fetched> logo = Optional.empty();
    private Optional<ResolverChoice> resolver = Optional.empty();
    private int number;

    RecordingReader(String name) {
        this.name = name;
    }

    Recording read(String text) throws RecordingException {
        List<String> lines = text.lines().limit(MOST_LINES + 1L).toList();
        try {
            require(lines.size() <= MOST_LINES, "a record has at most " + MOST_LINES + " lines");
            Members head = object(lines, 1);
            require(head.text("schema").equals(Recording.SCHEMA), "is no " + Recording.SCHEMA);
            RecordedHost host = host(object(lines, 2));
            boolean ended = false;
            while (!ended) {
                ended = isEnd(object(lines, number + 1));
            }
            require(number == lines.size(), "there are lines after the end");
            return recording(head, host);
        } catch (IllegalArgumentException e) {
            throw new RecordingException(name + ":" + number + ": " + e.getMessage());
        }
    }

    private Members object(List<String> lines, int next) {
        number = Math.min(next, Math.max(1, lines.size()));
        require(next <= lines.size(), "the record ends too early");
        require(lines.get(next - 1).length() <= LONGEST_LINE, "the line is too long");
        return JsonInput.object(lines.get(next - 1));
    }

    private boolean isEnd(Members line) {
        switch (line.text("type")) {
            case "dns" -> exchanges.add(DnsMembers.exchange(line));
            case "validated" -> proofs.add(DnsMembers.proof(line));
            case "path" -> paths.add(PortMembers.path(line));
            case "port" -> verdicts.add(PortMembers.verdict(line));
            case "reply" -> replies.add(ReplyMembers.reply(line));
            case "policy" -> policy = Optional.of(PolicyMembers.fetched(line));
            case "logo" -> logo = Optional.of(PolicyMembers.fetched(line));
            case "resolver" -> resolver = Optional.of(ResolverMembers.choice(line));
            case "end" -> {
                require(line.number("lines", 0, MOST_LINES) == number - 1, "lines are missing or too many");
                return true;
            }
            default ->
                throw new IllegalArgumentException(
                        "\"" + Printable.text(line.text("type")) + "\" is not a type of line");
        }
        return false;
    }

    private Recording recording(Members head, RecordedHost host) {
        number = 1;
        EgressReport report = new EgressReport(paths, verdicts, head.read("canSend", HostVerdict::valueOf), List.of());
        RecordedRun run = new RecordedRun(
                head.text("tool"),
                head.read("startedAt", Instant::parse),
                head.read("generatedAt", Instant::parse),
                head.read("completeness", Completeness::ofLabel),
                head.optionalText("lab"));
        SeenPorts ports = new SeenPorts(
                head.list("sources", IpAddress::parse), head.read("reach", SeenPorts.Reach::valueOf), report);
        boolean validated = head.has("validated") && head.flag("validated");
        return new Recording(
                run,
                new DataEditions(head.text("lists"), head.text("providers"), head.optionalText("packs")),
                head.list("keys", RecordingReader::variable),
                sender(head),
                outlook(head).hearing(replies),
                OutsideMembers.view(head),
                lookups(head),
                new RecordedWorld(
                        host,
                        exchanges,
                        validated ? Optional.of(proofs) : Optional.empty(),
                        ports,
                        policy,
                        logo,
                        resolver));
    }

    private static RequestedSender sender(Members head) {
        return new RequestedSender(
                head.read("domain", DomainName::ofText),
                head.list("addresses", IpAddress::parse),
                head.optional("ehlo", RecordingReader::ehlo),
                names(head),
                new RequestedSender.Identities(
                        head.read("from", DomainName::ofText),
                        head.read("mailFrom", DomainName::ofText),
                        head.list("selectors", DomainName::ofText)));
    }

    private static Map<IpAddress, EhloName> names(Members head) {
        Map<IpAddress, EhloName> names = new LinkedHashMap<>();
        List<Members> senders = head.has("senders") ? head.objects("senders") : List.of();
        senders.forEach(
                named -> names.put(named.read("address", IpAddress::parse), named.read("ehlo", RecordingReader::ehlo)));
        return names;
    }

    /** Older records have backslashes before the dots of an address literal; they are removed. */
    private static EhloName ehlo(String text) {
        return text.startsWith("[") ? EhloName.parse(text.replace("\\.", ".")) : EhloName.of(DomainName.ofText(text));
    }

    /** Records of older versions name no receivers. In those runs all receivers counted. */
    private static OutlookChoice outlook(Members head) {
        Clock clock = Clock.fixed(head.read("startedAt", Instant::parse), ZoneOffset.UTC);
        if (!head.has("receivers")) {
            return OutlookChoice.everybody(clock);
        }
        Tier tier = head.read("tier", text -> Tier.valueOf(text.toUpperCase(Locale.ROOT)));
        return OutlookChoice.of(head.list("receivers", text -> text), tier, clock);
    }

    /** The number of DNS questions; empty in records of older versions. */
    private static Optional<LookupCount> lookups(Members head) {
        if (!head.has("lookups")) {
            return Optional.empty();
        }
        Members counted = head.object("lookups");
        return Optional.of(new LookupCount(OptionalInt.of((int) counted.number("chain", 0, MOST_LINES)), (int)
                counted.number("questions", 0, MOST_LINES)));
    }

    private static String variable(String text) {
        require(text.matches(Keys.VARIABLE + "[A-Z0-9_]{1,40}"), "\"keys\" has another name than that of a key");
        return text;
    }

    private static RecordedHost host(Members line) {
        require(line.text("type").equals("host"), "the second line is not the host");
        Map<DmiField, Answer<String>> dmi = new EnumMap<>(DmiField.class);
        line.objects("dmi").forEach(field -> dmi.put(field.read("field", DmiField::parse), value(field)));
        return new RecordedHost(
                line.list("addresses", IpAddress::parse),
                line.has("routed") ? line.list("routed", IpAddress::parse) : List.of(),
                line.has("temporary") ? line.list("temporary", IpAddress::parse) : List.of(),
                line.optional("mailDomain", DomainName::ofText),
                line.optional("hostName", DomainName::ofText),
                new SystemIdentity(new HashSet<>(line.list("environment", text -> text)), dmi),
                line.text("scope").equals("all") ? AddressScope.ALL : AddressScope.PUBLIC_ONLY);
    }

    private static Answer<String> value(Members field) {
        return switch (field.text("outcome")) {
            case "present" -> Answer.present(Printable.text(field.text("value")));
            case "absent" -> Answer.absent();
            case "unanswered" -> Answer.unanswered(field.read("why", DnsMembers::reason), field.text("detail"));
            default -> throw new IllegalArgumentException("\"outcome\" is unknown");
        };
    }

    private static void require(boolean kept, String problem) {
        if (!kept) {
            throw new IllegalArgumentException(problem);
        }
    }
}

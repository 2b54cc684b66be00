package dev.mailworthy.cli.lab;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.provider.SystemIdentity;
import dev.mailworthy.smtp.provider.catalogue.DmiField;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code lab.conf}. Each line has one setting: a word and its value. Blank lines and lines that begin with {@code
 * #} are skipped. {@code include internet} adds the receivers and lists that all {@link Lab labs} share. {@code peer
 * ADDRESS:PORT drop|reject|silent|greet|greet-tls BANNER} is a server; an IPv6 address is in brackets. {@code egress
 * PORT drop|reject|silent|greet|greet-tls BANNER} is the provider's firewall, in front of all servers. {@code sends
 * bulk} and {@code dkim-selector NAME} stand for options of {@code check}. {@code log FILE} is the log of its mail server, {@code reports
 * FILE} a mailbox with reports of receivers, and {@code now TIME} the time at which they are read. {@code provider-dmi FIELD VALUE} and {@code
 * provider-env NAME} are what the host shows about its provider.
 */
final class LabParser {

    private static final Pattern PEER = Pattern.compile("(\\[[^]]*]|[^:]*):([0-9]{1,5}) ([a-z-]+)(?: (.+))?");
    private static final Pattern EGRESS =
            Pattern.compile("([0-9]{1,5}) (drop|reject|silent|greet|greet-tls)(?: (.+))?");
    private static final Pattern MILLIS = Pattern.compile("([1-9][0-9]{0,6})ms");

    private static final String CONF = "lab.conf";

    private final String file;
    private final List<IpAddress> addresses = new ArrayList<>();
    private final List<String> zones = new ArrayList<>();
    private final List<LabPeer> peers = new ArrayList<>();
    private final Map<Integer, Behaviour> firewall = new HashMap<>();
    private String title = "";
    private String shows = "";
    private Optional<DomainName> subject = Optional.empty();
    private Optional<DomainName> ehlo = Optional.empty();
    private Tier tier = Tier.ALL;
    private final List<DomainName> selectors = new ArrayList<>();
    private final Map<DmiField, Answer<String>> dmi = new EnumMap<>(DmiField.class);
    private final Set<String> environment = new HashSet<>();
    private Optional<Duration> connectTimeout = Optional.empty();
    private Optional<Duration> bannerTimeout = Optional.empty();
    private Optional<String> log = Optional.empty();
    private Optional<String> reports = Optional.empty();
    private Optional<Instant> now = Optional.empty();

    private LabParser(String file) {
        this.file = file;
    }

    static LabDescription parse(LabFolder folder) throws LabException {
        LabParser parser = new LabParser(folder.show(CONF));
        parser.readAll(folder.show(CONF), folder.read(CONF));
        return parser.description(folder);
    }

    private void readAll(String source, String text) throws LabException {
        List<String> lines = text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.replaceAll("\\s+", " ").equals("include " + LabFolder.INTERNET.name())) {
                readAll(LabFolder.INTERNET.show(CONF), LabFolder.INTERNET.read(CONF));
            } else {
                read(source, number, line);
            }
        }
    }

    private void read(String source, int number, String line) throws LabException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String[] words = line.split("\\s+", 2);
        try {
            set(words[0], words.length == 2 ? words[1] : "");
        } catch (IllegalArgumentException e) {
            throw new LabException(Printable.text(source + ":" + number + ": " + e.getMessage()));
        }
    }

    private void set(String word, String value) {
        switch (word) {
            case "title" -> title = value;
            case "shows" -> shows = value;
            case "subject" -> subject = Optional.of(DomainName.parse(value));
            case "address" -> addresses.add(IpAddress.parse(value));
            case "ehlo" -> ehlo = Optional.of(DomainName.parse(value));
            case "sends" -> tier = tier(value);
            case "dkim-selector" -> selectors.add(DomainName.parse(value));
            case "connect-timeout" -> connectTimeout = Optional.of(millis(value));
            case "banner-timeout" -> bannerTimeout = Optional.of(millis(value));
            case "log" -> log = Optional.of(plainName(value));
            case "reports" -> reports = Optional.of(plainName(value));
            case "now" -> now = Optional.of(instant(value));
            case "zone" -> zones.add(plainName(value));
            case "peer" -> peers.add(peer(value));
            case "egress" -> closeEgress(value);
            case "provider-dmi" -> firmware(value);
            case "provider-env" -> environment.add(variable(value));
            default -> throw new IllegalArgumentException("\"" + word + "\" is not a setting of a lab");
        }
    }

    private static Duration millis(String value) {
        Matcher matcher = MILLIS.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is not a time in milliseconds, like 1500ms");
        }
        return Duration.ofMillis(Long.parseLong(matcher.group(1)));
    }

    private static Tier tier(String value) {
        if (!value.equals(Tier.BULK.label())) {
            throw new IllegalArgumentException("for a sender of thousands of messages a day, write: sends bulk");
        }
        return Tier.BULK;
    }

    private static String plainName(String value) {
        if (value.isEmpty() || value.contains("/") || value.startsWith(".")) {
            throw new IllegalArgumentException("\"" + value + "\" is not the name of a file in the lab's folder");
        }
        return value;
    }

    private void closeEgress(String value) {
        Matcher matcher = EGRESS.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "write a firewall rule as: egress PORT drop|reject|silent|greet|greet-tls BANNER");
        }
        firewall.put(
                Integer.parseInt(matcher.group(1)), behaviour(matcher.group(2), Optional.ofNullable(matcher.group(3))));
    }

    private void firmware(String value) {
        String[] words = value.split("\\s+", 2);
        if (words.length < 2) {
            throw new IllegalArgumentException("write a fact from the firmware as: provider-dmi FIELD VALUE");
        }
        dmi.put(DmiField.parse(words[0]), Answer.present(Printable.text(words[1])));
    }

    private static String variable(String value) {
        if (!value.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("write a variable of the environment as: provider-env NAME");
        }
        return value;
    }

    private static LabPeer peer(String value) {
        Matcher matcher = PEER.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "write a peer as ADDRESS:PORT drop|reject|silent|greet|greet-tls BANNER");
        }
        int port = Integer.parseInt(matcher.group(2));
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is outside 1 to 65535");
        }
        IpAddress address = IpAddress.parse(matcher.group(1).replaceAll("[\\[\\]]", ""));
        return new LabPeer(address, port, behaviour(matcher.group(3), Optional.ofNullable(matcher.group(4))));
    }

    private static Behaviour behaviour(String word, Optional<String> banner) {
        return switch (word) {
            case "drop" -> new Behaviour.Drop();
            case "reject" -> new Behaviour.Reject();
            case "silent" -> new Behaviour.Silent();
            case "greet" -> new Behaviour.Greet(wanted(banner, word));
            case "greet-tls" -> new Behaviour.GreetUnderTls(wanted(banner, word));
            default ->
                throw new IllegalArgumentException(
                        "\"" + word + "\" is unknown: write drop, reject, silent, greet or greet-tls");
        };
    }

    private static String wanted(Optional<String> banner, String word) {
        return banner.orElseThrow(() -> new IllegalArgumentException(word + " needs a banner after it"));
    }

    private LabDescription description(LabFolder folder) throws LabException {
        if (addresses.isEmpty() || zones.isEmpty()) {
            throw new LabException(Printable.text(file + ": a lab needs at least one address and one zone"));
        }
        DomainName domain = subject.orElseThrow(
                () -> new LabException(Printable.text(file + ": a lab needs a subject, the domain that sends")));
        return new LabDescription(
                title,
                shows,
                new LabSender(domain, addresses, ehlo, tier, selectors, new SystemIdentity(environment, dmi)),
                new LabTimes(connectTimeout, bannerTimeout),
                zones,
                behindFirewall(),
                log(folder),
                reports(folder));
    }

    private Optional<LabLog> log(LabFolder folder) throws LabException {
        if (log.isEmpty()) {
            return Optional.empty();
        }
        String name = log.get();
        Instant time = now.orElseThrow(
                () -> new LabException(Printable.text(file + ": a lab with a log needs its time: now")));
        return Optional.of(new LabLog(folder.show(name), folder.log(name), time));
    }

    private Optional<LabReports> reports(LabFolder folder) throws LabException {
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        String name = reports.get();
        Instant time = now.orElseThrow(
                () -> new LabException(Printable.text(file + ": a lab with reports needs its time: now")));
        return Optional.of(new LabReports(folder.show(name), folder.log(name), time));
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + value + "\" is not a time like 2026-12-01T09:00:00Z", e);
        }
    }

    private List<LabPeer> behindFirewall() {
        return peers.stream()
                .map(peer ->
                        new LabPeer(peer.address(), peer.port(), firewall.getOrDefault(peer.port(), peer.behaviour())))
                .toList();
    }
}

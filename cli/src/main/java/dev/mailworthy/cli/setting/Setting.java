package dev.mailworthy.cli.setting;

import dev.mailworthy.cli.option.Durations;
import dev.mailworthy.cli.run.NamedSender;
import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An option that files and the environment can set too. The one table of them: the command line, {@code config} and the
 * documentation read it.
 */
public enum Setting {
    RESOLVER(Kind.LIST, "HOST[:PORT]", Group.WORLD, "those in /etc/resolv.conf", ResolverAddress::parse),
    TIMEOUT(Kind.ONE, "DURATION", Group.RUN, "60s", new Durations()::convert),
    CONNECT_TIMEOUT(Kind.ONE, "DURATION", Group.RUN, "10s", new Durations()::convert),
    BANNER_TIMEOUT(Kind.ONE, "DURATION", Group.RUN, "30s", new Durations()::convert),

    /** Stands for {@code --json} and {@code --ndjson}. */
    FORMAT(Kind.ONE, "FORM", Group.RUN, "text", oneOf("text", "json", "ndjson")),
    COLOR(Kind.ONE, "WHEN", Group.RUN, "auto", oneOf("auto", "always", "never")),
    QUIET(Group.RUN),
    VERBOSE(Group.RUN),
    FAIL_ON(Kind.LIST, "VERDICT", Group.RUN, "all three", oneOf("at-risk", "blocked", "inconclusive")),

    IP(Kind.LIST, "ADDRESS", Group.WORLD, "the addresses of this machine", IpAddress::parse),
    SENDER(Kind.LIST, "IP=NAME", Group.WORLD, "", text -> NamedSender.parse(text)),
    EHLO(Kind.ONE, "NAME", Group.WORLD, "the full host name of this machine", EhloName::parse),
    FROM(Kind.ONE, "DOMAIN", Group.WORLD, "the checked domain", DomainName::parse),
    MAIL_FROM(Kind.ONE, "DOMAIN", Group.WORLD, "the checked domain", DomainName::parse),
    DKIM_SELECTOR(Kind.LIST, "NAME", Group.WORLD, "usual names are tried", DomainName::parse),
    BULK(Group.WORLD),
    RECEIVER(Kind.LIST, "ID", Group.RUN, "", text -> {}),
    NO_FETCH(Group.RUN),

    LIST(Kind.LIST, "ID|ZONE", Group.RUN, "", text -> {}),
    PROFILE(Kind.ONE, "NAME", Group.RUN, "deliverability", oneOf("deliverability", "receiver", "all")),
    CATALOG(Kind.ONE, "FILE", Group.RUN, "", text -> {}),
    ADD_CATALOG(Kind.LIST, "FILE", Group.RUN, "", text -> {}),
    KEYS(Kind.ONE, "FILE", Group.RUN, "", text -> {}),
    DATA(Kind.LIST, "ZONE=[TYPE:]FILE", Group.WORLD, "", text -> {}),

    TARGETS(Kind.ONE, "SET", Group.WORLD, "usual", oneOf("usual", "minimal", "own")),
    TARGET(Kind.LIST, "NAME[=IP][:PORT]", Group.WORLD, "", text -> {}),
    CONTROL(Kind.LIST, "HOST:PORT", Group.WORLD, "", text -> {}),
    CANARY(Kind.LIST, "IP", Group.WORLD, "", IpAddress::parse),
    PORT(Kind.LIST, "N", Group.RUN, "25, 465 and 587", Setting::port),
    SOURCE(Kind.LIST, "IP", Group.WORLD, "the system's choice", IpAddress::parse),
    AS(Kind.ONE, "USER", Group.WORLD, "", text -> {}),
    PROVIDERS(Kind.ONE, "FILE", Group.RUN, "", text -> {}),
    /** The domains of a watch. */
    WATCHED(Kind.LIST, "DOMAIN", Group.WORLD, "", DomainName::parse),
    INTERVAL(Kind.ONE, "DURATION", Group.RUN, "1h", new Durations()::convert),
    CONFIRM_AFTER(Kind.ONE, "DURATION", Group.RUN, "3m", new Durations()::convert),
    KEEP(Kind.ONE, "DAYS", Group.RUN, "400", Setting::days),
    ALERT_FILE(Kind.ONE, "FILE", Group.WORLD, "", text -> {}),
    HEARTBEAT(Kind.ONE, "FILE", Group.WORLD, "", text -> {}),
    ASK_METADATA(Group.WORLD),
    ASK(Kind.ONE, "HOST[=IP]", Group.WORLD, "", text -> {}),
    RESPONDER(Kind.ONE, "HOST[=IP]", Group.WORLD, "", text -> {}),

    /** The file of the key that a responder and its visitors share. */
    RESPONDER_KEY_FILE(
            Kind.ONE, "FILE", Group.WORLD, "the key in the environment variable MAILWORTHY_RESPONDER_KEY", text -> {});

    /** How many values a setting has. */
    public enum Kind {
        ONE,
        LIST,
        /** True or false. */
        FLAG
    }

    /** What a setting is about. */
    public enum Group {
        RUN,
        /** This machine and its network. Such a setting does not count in a lab, which has its own. */
        WORLD
    }

    private final Kind kind;
    private final String label;
    private final Group group;
    private final String usual;
    private final Consumer<String> check;

    Setting(Group group) {
        this(Kind.FLAG, "true|false", group, "false", oneOf("true", "false"));
    }

    Setting(Kind kind, String label, Group group, String usual, Consumer<String> check) {
        this.kind = kind;
        this.label = label;
        this.group = group;
        this.usual = usual;
        this.check = check;
    }

    /** The setting with this key. */
    public static Optional<Setting> of(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** The name in a file, for example {@code connect-timeout}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The variable of the environment, for example {@code MAILWORTHY_CONNECT_TIMEOUT}. */
    public String variable() {
        return SettingPlaces.VARIABLE + name();
    }

    /** The option, for example {@code --connect-timeout}. */
    public String option() {
        return switch (this) {
            case RESPONDER_KEY_FILE -> "--key";
            case FORMAT -> "--json";
            default -> "--" + key();
        };
    }

    public Kind kind() {
        return kind;
    }

    /** The form of a value, as help prints it behind the option. */
    public String label() {
        return label;
    }

    /** What holds without the setting, in a few words; empty where that is nothing. */
    public String usual() {
        return usual;
    }

    /** Whether it is about this machine and its network, and does not count in a lab. */
    public boolean isOfWorld() {
        return group == Group.WORLD;
    }

    /** Whether its value is the name of a file. */
    boolean isFile() {
        return label.equals("FILE");
    }

    /** Options beside which it does not count, because a command takes only one of them. */
    Set<String> yieldsTo() {
        return switch (this) {
            case IP, SENDER -> Set.of("--ask", "--responder");
            case ASK -> Set.of("--ip", "--sender");
            case FORMAT -> Set.of("--json", "--ndjson", "--format", "--batch");
            case FAIL_ON -> Set.of("--format");
            case QUIET -> Set.of("--verbose");
            case VERBOSE -> Set.of("--quiet");
            case RESPONDER_KEY_FILE -> Set.of("--new-key");
            default -> Set.of();
        };
    }

    /**
     * Checks one value.
     *
     * @throws RuntimeException with what is wrong with it
     */
    void check(String value) {
        check.accept(value);
    }

    private static Consumer<String> oneOf(String... values) {
        return value -> {
            if (!List.of(values).contains(value)) {
                throw new IllegalArgumentException(
                        "\"" + value + "\" is not among its values: " + String.join(", ", values));
            }
        };
    }

    private static void days(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no number of days from 1 to 9999");
        }
    }

    private static void port(String text) {
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("\"" + text + "\" is no port: write a number from 1 to 65535");
        }
    }
}

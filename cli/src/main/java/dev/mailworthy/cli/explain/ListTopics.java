package dev.mailworthy.cli.explain;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.DeadZone;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.catalogue.code.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blocklists and their answers, by id, by zone, or by a word of the id: {@code zen 127.0.0.4}. */
public final class ListTopics {

    private static final String OWN_REQUEST = "You: Stop the cause. Then ask for removal on the list's page.";
    private static final String OWNERS_REQUEST =
            "You: Stop the cause. Then ask your provider: only the owner of the network can ask for removal.";
    /** A shorter word fits too many names. */
    private static final int SHORTEST = 3;

    private final Catalogue catalogue;

    public ListTopics(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The ids and zones of all lists, and the zones of those that ended. */
    Stream<String> names() {
        return Stream.concat(
                catalogue.lists().stream()
                        .flatMap(list -> Stream.of(list.id(), list.zone().open())),
                catalogue.dead().stream()
                        .flatMap(end -> end.suffixes().stream())
                        .map(Object::toString));
    }

    /** The list with this id, zone or word of its id; or the list that ended. */
    public Optional<Topic> list(String name) {
        Optional<Topic> living = entry(name).map(ListTopics::of);
        return living.isPresent() ? living : dead(name).map(ListTopics::of);
    }

    /** The meaning of one answer of a list. */
    public Optional<Topic> answer(String name, String text) {
        Optional<ListEntry> list = entry(name);
        if (list.isEmpty()) {
            return dead(name).map(ListTopics::of);
        }
        return address(text).map(address -> of(list.get(), address));
    }

    private static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<ListEntry> entry(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        Optional<ListEntry> exact = catalogue.lists().stream()
                .filter(list -> list.id().equals(wanted) || list.zone().open().equalsIgnoreCase(wanted))
                .findFirst();
        if (exact.isPresent() || wanted.length() < SHORTEST) {
            return exact;
        }
        List<ListEntry> holders = catalogue.lists().stream()
                .filter(list -> List.of(list.id().split("-")).contains(wanted))
                .toList();
        return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
    }

    private Optional<DeadZone> dead(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        Optional<DeadZone> zone = catalogue.dead(wanted);
        return zone.isPresent() || wanted.length() < SHORTEST
                ? zone
                : catalogue.dead().stream()
                        .filter(end -> end.suffixes().stream().anyMatch(suffix -> holdsLabel(suffix.toString(), wanted))
                                || List.of(end.name().toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                                        .contains(wanted))
                        .findFirst();
    }

    private static boolean holdsLabel(String zone, String label) {
        return List.of(zone.split("\\.")).contains(label);
    }

    private static Topic of(DeadZone end) {
        return new Topic(
                end.suffixes().stream().map(Object::toString).findFirst().orElse(end.name()),
                Topic.Kind.LIST,
                "ended list",
                DeadList.obituary(end),
                DeadList.now(end),
                Optional.empty(),
                List.of("You: Do nothing. If a receiver still refuses mail because of this list, tell the receiver that"
                        + " it ended."),
                List.of(),
                "",
                List.of());
    }

    private static Topic of(ListEntry list) {
        String operator = list.description().operator();
        return new Topic(
                list.id(),
                Topic.Kind.LIST,
                list.role().label() + " list, " + list.standing().status().label(),
                list.name() + (operator.isEmpty() ? "" : ", run by " + operator) + ".",
                "It holds: " + list.description().contents() + ". Its weight is "
                        + list.standing().weight().label() + ": how much receivers use it.",
                Optional.of("mailworthy dnsbl check --list " + list.id() + " TARGET"),
                List.of(leaving(list)),
                pages(list),
                "",
                List.of());
    }

    /** How to get off a list. */
    public static String leaving(ListEntry list) {
        return leaving(list, false);
    }

    private static String leaving(ListEntry list, boolean forSpam) {
        return switch (list.removal().by()) {
            case SELF_SERVICE -> OWN_REQUEST;
            case NETWORK_OWNER_FOR_SPAM -> forSpam ? OWNERS_REQUEST : OWN_REQUEST;
            case NETWORK_OWNER -> OWNERS_REQUEST;
            case OPERATOR -> "You: Stop the cause. Then ask the operator of the list.";
            case TIME -> "You: Stop the cause, then wait: the entry expires by itself. Never pay.";
            case NONE -> "You: Stop the cause. The list removes nothing on request.";
        };
    }

    private static List<String> pages(ListEntry list) {
        return Stream.concat(list.removal().lookup().stream(), list.removal().delist().stream())
                .distinct()
                .toList();
    }

    private static Topic of(ListEntry list, IpAddress answer) {
        Reading reading = list.codes().read(List.of(answer));
        boolean isListing = reading instanceof Reading.Entry entry && entry.weighing() == CodeClass.Weighing.AGAINST;
        return new Topic(
                list.id() + " " + answer,
                Topic.Kind.LIST_ANSWER,
                label(reading),
                list.name() + ": " + meaning(reading, answer),
                reading instanceof Reading.Entry known
                        ? "It is about " + list.meaning().scope(known.codes()).words() + "."
                        : "This is no statement about the target.",
                Optional.of("mailworthy dnsbl check --list " + list.id() + " TARGET"),
                isListing ? List.of(leaving(list, isForSpam(reading))) : List.of(),
                isListing ? pages(list) : List.of(),
                "",
                List.of());
    }

    private static boolean isForSpam(Reading reading) {
        return reading instanceof Reading.Entry entry
                && entry.codes().stream().anyMatch(code -> code.codeClass() == CodeClass.SPAM);
    }

    private static String label(Reading reading) {
        if (reading instanceof Reading.NoStatement none) {
            return "no statement: " + none.reason().label();
        }
        return switch (((Reading.Entry) reading).weighing()) {
            case AGAINST -> "listed";
            case FOR -> "allowed";
            case NEITHER -> "no listing";
        };
    }

    private static String meaning(Reading reading, IpAddress answer) {
        if (reading instanceof Reading.NoStatement none) {
            return FindingTopics.sentence(none.detail().replace("answered " + answer + ": ", ""));
        }
        List<String> meanings = new ArrayList<>(((Reading.Entry) reading)
                .codes().stream().map(ListCode::meaning).toList());
        return meanings.isEmpty() ? "listed." : meanings.stream().collect(Collectors.joining("; ", "", "."));
    }
}

package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises generic reverse names: those that a provider generates from an address or for a pool of customers. */
public final class GenericName {

    /** Words in the names of customer networks. A word counts between dots, hyphens and digits. */
    private static final Set<String> WORDS = Set.of(
            "adsl",
            "broadband",
            "cable",
            "catv",
            "client",
            "clients",
            "cust",
            "customer",
            "customers",
            "dhcp",
            "dial",
            "dialin",
            "dialup",
            "dip",
            "dsl",
            "dyn",
            "dynamic",
            "dynip",
            "ftth",
            "fttx",
            "lte",
            "mobile",
            "nat",
            "pool",
            "pools",
            "ppp",
            "pppoe",
            "rdns",
            "rev",
            "reverse",
            "sdsl",
            "unassigned",
            "unused",
            "vdsl",
            "xdsl");

    private static final Pattern GROUPS = Pattern.compile("[0-9a-f]+");

    private final Predicate<DomainName> own;
    private final List<DomainName> suffixes =
            DataLines.entries(DataLines.resource(GenericName.class, "provider-reverse-names.txt")).stream()
                    .map(DomainName::ofText)
                    .toList();

    /** Judges without knowing which names are the user's. */
    public GenericName() {
        this(name -> false);
    }

    /** @param own whether a name is of the user's organisation, whose words are its own choice; asked only if a word is found */
    public GenericName(Predicate<DomainName> own) {
        this.own = own;
    }

    /** Why a name looks generic. Empty if it looks like the name of a mail server. */
    public Optional<String> reason(DomainName name, IpAddress address) {
        List<String> labels = name.labels();
        String host = String.join(".", labels.subList(0, Math.max(0, labels.size() - 2)));
        if (holdsAddress(name.toString(), address)) {
            return Optional.of("it is made of the address");
        }
        return word(host)
                .or(() -> suffixes.stream()
                        .filter(name::isAtOrBelow)
                        .findFirst()
                        .map(suffix -> "names below " + suffix + " are the provider's own"))
                .filter(reason -> !own.test(name));
    }

    private static Optional<String> word(String host) {
        return List.of(host.split("[^a-z]+")).stream()
                .filter(WORDS::contains)
                .findFirst()
                .map(word -> "it says \"" + word + "\"");
    }

    private static boolean holdsAddress(String name, IpAddress address) {
        String digits = HexFormat.of().formatHex(address.octets());
        if (address.family() == IpFamily.IPV4) {
            List<String> parts = List.of(address.toString().split("\\."));
            String padded = parts.stream()
                    .map(part -> "000".substring(part.length()) + part)
                    .collect(Collectors.joining());
            return name.contains(digits) || name.contains(padded) || holdsInOrder(groups(name, 10), numbers(parts, 10));
        }
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < digits.length(); i += 4) {
            groups.add(Integer.parseInt(digits, i, i + 4, 16));
        }
        groups.removeIf(group -> group == 0);
        return name.replace(".", "").replace("-", "").contains(digits)
                || groups.size() > 2 && holdsInOrder(groups(name, 16), groups);
    }

    /** Whether the wanted numbers follow each other in all numbers, forwards or backwards. */
    private static boolean holdsInOrder(List<Integer> all, List<Integer> wanted) {
        List<Integer> backwards = new ArrayList<>(wanted);
        Collections.reverse(backwards);
        return Collections.indexOfSubList(all, wanted) >= 0 || Collections.indexOfSubList(all, backwards) >= 0;
    }

    private static List<Integer> groups(String name, int radix) {
        List<String> found = new ArrayList<>();
        Matcher groups = (radix == 16 ? GROUPS : Pattern.compile("[0-9]+")).matcher(name);
        while (groups.find()) {
            found.add(groups.group());
        }
        return numbers(found, radix);
    }

    /** The numbers of groups. A group of more than four digits is no part of an address and becomes -1. */
    private static List<Integer> numbers(List<String> groups, int radix) {
        return groups.stream()
                .map(group -> group.length() > 4 ? Integer.valueOf(-1) : Integer.valueOf(group, radix))
                .filter(group -> radix == 10 || group != 0)
                .toList();
    }
}

package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers from a dataset, by address or by name. */
record Lookup(Dataset dataset, Values values, Substitutions substitutions) {

    /** More values than a target usually has. */
    private static final int USUAL = 8;

    Stream<Listing> listings(IpAddress target) {
        if (!(dataset instanceof AddressSet addresses)) {
            return listings(DomainName.ofText(target.reverseLabels()));
        }
        int[] numbers = new int[USUAL];
        int found = addresses.find(target, numbers);
        if (found > USUAL) {
            numbers = new int[found];
            addresses.find(target, numbers);
        }
        return listings(numbers, found, subject(target));
    }

    Stream<Listing> listings(DomainName target) {
        if (!(dataset instanceof NameSet names)) {
            return ReverseNames.address(target).stream().flatMap(this::listings);
        }
        int[] numbers = new int[USUAL];
        Optional<NameSet.Match> match = names.find(target, numbers);
        int found = match.map(NameSet.Match::count).orElse(0);
        if (found > USUAL) {
            numbers = new int[found];
            names.find(target, numbers);
        }
        return listings(
                numbers,
                found,
                match.map(NameSet.Match::owner).map(Lookup::subject).orElse(""));
    }

    private Stream<Listing> listings(int[] numbers, int found, String subject) {
        byte[] octets = subject.getBytes(StandardCharsets.US_ASCII);
        return Arrays.stream(numbers, 0, found)
                .mapToObj(number ->
                        new Listing(values.address(number), substitutions.expand(values.template(number), octets)));
    }

    /** rbldnsd writes mapped addresses as it writes all others. */
    private static String subject(IpAddress address) {
        if (!address.isIpv4Mapped()) {
            return address.toString();
        }
        return "::ffff:" + Integer.toHexString(address.octet(12) << 8 | address.octet(13)) + ":"
                + Integer.toHexString(address.octet(14) << 8 | address.octet(15));
    }

    /** rbldnsd escapes what has a meaning in a master file, too. */
    private static String subject(DomainName name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toString().toCharArray()) {
            if (c == '"' || c == '$' || c == ';' || c == '@') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.toString();
    }

    /** The A values, each once. Where more entries match than fit, all of them are looked at. */
    int addresses(IpAddress target, int[] into) {
        int found = into.length + 1;
        if (dataset instanceof AddressSet addresses) {
            found = addresses.find(target, into);
        }
        if (found <= into.length) {
            return distinct(into, found);
        }
        int[] all = listings(target).mapToInt(Listing::address).distinct().toArray();
        int fits = Math.min(all.length, into.length);
        System.arraycopy(all, 0, into, 0, fits);
        return fits;
    }

    /** Turns numbers of values into their addresses, in place. */
    private int distinct(int[] numbers, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int address = values.address(numbers[i]);
            int known = 0;
            while (known < kept && numbers[known] != address) {
                known++;
            }
            numbers[kept] = address;
            kept = Math.max(kept, known + 1);
        }
        return kept;
    }
}

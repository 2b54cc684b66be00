package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers from a {@link Dataset dataset}, by address or by name. */
public record Lookup(Dataset dataset, Values values, Substitutions substitutions) {

    /** The size of the first array; few targets have more values. */
    private static final int USUAL = 8;

    public Stream<Listing> listings(IpAddress target) {
        return dataset instanceof AddressDataset addresses
                ? listings(numbers(addresses, target), subject(target))
                : listings(DomainName.ofText(target.reverseLabels()));
    }

    private static int[] numbers(AddressDataset addresses, IpAddress target) {
        int[] numbers = new int[USUAL];
        int found = addresses.find(target, numbers);
        if (found > USUAL) {
            numbers = new int[found];
            addresses.find(target, numbers);
        }
        return Arrays.copyOf(numbers, found);
    }

    public Stream<Listing> listings(DomainName target) {
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
                Arrays.copyOf(numbers, found),
                match.map(NameSet.Match::owner).map(Lookup::subject).orElse(""));
    }

    private Stream<Listing> listings(int[] numbers, String subject) {
        byte[] octets = subject.getBytes(StandardCharsets.US_ASCII);
        return Arrays.stream(numbers)
                .mapToObj(number ->
                        new Listing(values.address(number), substitutions.expand(values.template(number), octets)));
    }

    /** The address for a TXT record. Like rbldnsd it writes a mapped address in hexadecimal groups. */
    private static String subject(IpAddress address) {
        if (!address.isIpv4Mapped()) {
            return address.toString();
        }
        return "::ffff:" + Integer.toHexString(address.octet(12) << 8 | address.octet(13)) + ":"
                + Integer.toHexString(address.octet(14) << 8 | address.octet(15));
    }

    /** The name for a TXT record. Like rbldnsd it also escapes characters that are syntax in a master file. */
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

    /** The different A values. If more entries match than fit, all of them are still searched for different values. */
    public int addresses(IpAddress target, int[] into) {
        if (!(dataset instanceof AddressDataset addresses)) {
            return firstOnes(listings(target).mapToInt(Listing::address), into);
        }
        int found = addresses.find(target, into);
        return found <= into.length
                ? distinct(into, found)
                : firstOnes(Arrays.stream(numbers(addresses, target)).map(values::address), into);
    }

    private static int firstOnes(IntStream all, int[] into) {
        int[] some = all.distinct().limit(into.length).toArray();
        System.arraycopy(some, 0, into, 0, some.length);
        return some.length;
    }

    /** Replaces numbers of values by their different addresses. Returns the count. */
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

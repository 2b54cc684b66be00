package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.mirror.data.Listing;
import dev.mailworthy.dnsbl.mirror.data.Lookup;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One list's zone, or a part of it, read from a file for rbldnsd. Immutable and safe for use by many threads. */
public final class MirrorZone {

    private final DomainName zone;
    private final MirrorFile file;
    private final Lookup lookup;

    private MirrorZone(DomainName zone, MirrorFile file) {
        this.zone = zone;
        this.file = file;
        this.lookup = new Lookup(file.dataset(), file.values(), file.specials().substitutions());
    }

    /**
     * Reads a file. Without a type its entries decide, and all must be of one kind: addresses and ranges are an ip4set, entries
     * with colons an ip6trie, all others a dnset.
     *
     * @param zone the list's zone, without a key
     * @param type of an rbldnsd data set; empty for the type that the entries show
     * @param file is read once, to memory
     * @return the zone in memory
     * @throws MirrorException if the file does not follow the format, or its $TIMESTAMP is in the future
     */
    public static MirrorZone load(DomainName zone, Optional<MirrorType> type, Path file) throws MirrorException {
        return load(zone, type, file, Clock.systemUTC());
    }

    /**
     * Reads a file. $TIMESTAMP is compared with this time.
     *
     * @param zone the list's zone, without a key
     * @param type of an rbldnsd data set; empty for the type that the entries show
     * @param file is read once, to memory
     * @param clock the present time
     * @return the zone in memory
     * @throws MirrorException if the file cannot be used
     */
    public static MirrorZone load(DomainName zone, Optional<MirrorType> type, Path file, Clock clock)
            throws MirrorException {
        return new MirrorZone(zone, MirrorFile.read(file, type, clock));
    }

    /**
     * Reads the file of a text {@code ZONE=FILE} or {@code ZONE=TYPE:FILE}.
     *
     * @param spec for example {@code zen.example=ip4set:/var/lib/zen}
     * @return the zone in memory
     * @throws MirrorException if the text has another form, or the file cannot be used
     */
    public static MirrorZone load(String spec) throws MirrorException {
        MirrorSpec parts = MirrorSpec.parse(spec);
        return load(parts.zone(), parts.type(), parts.file());
    }

    /** {@return the zone's name} */
    public DomainName zone() {
        return zone;
    }

    /** {@return the type that the user named, otherwise that of the entries} */
    public MirrorType type() {
        return file.type();
    }

    /** {@return the number of entries, with exclusions} */
    public long entries() {
        return file.entries();
    }

    /**
     * When the data expire, if $TIMESTAMP says so. A lookup after that time proves nothing.
     *
     * @return the end of the data's validity; empty if the file has none
     */
    public Optional<Instant> expires() {
        return file.specials().expires();
    }

    /**
     * {@return every value that the zone gives for an address; none if it is not listed}
     *
     * @param target of either family
     */
    public List<MirrorEntry> lookup(IpAddress target) {
        return entries(lookup.listings(target));
    }

    /**
     * {@return every value that the zone gives for a name; none if it is not listed} A zone of addresses has reversed addresses
     * as names, such as {@code 2.0.0.127}.
     *
     * @param target relative to the list's zone
     */
    public List<MirrorEntry> lookup(DomainName target) {
        return entries(lookup.listings(target));
    }

    private static List<MirrorEntry> entries(Stream<Listing> listings) {
        return listings.map(listing -> new MirrorEntry(listing.ipAddress(), words(listing.text())))
                .distinct()
                .toList();
    }

    private static String words(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * The different A values of an address as ints. It makes no object if the zone has addresses.
     *
     * @param target of either family
     * @param into gets the values from index 0, as many as fit
     * @return the number of values in it; 0 if the address is not listed
     * @throws IllegalArgumentException if {@code into} is empty
     */
    public int addresses(IpAddress target, int[] into) {
        if (into.length == 0) {
            throw new IllegalArgumentException("there is no room for an address");
        }
        return lookup.addresses(target, into);
    }

    /**
     * {@return the values that a server of the zone would give for a name, without the zone's own labels}
     *
     * @param front the labels in front of the list's zone
     */
    public Stream<Listing> listings(DomainName front) {
        return lookup.listings(front);
    }

    Specials specials() {
        return file.specials();
    }

    Path file() {
        return file.file();
    }

    @Override
    public String toString() {
        return zone + "=" + type().label() + ":" + file.file();
    }
}

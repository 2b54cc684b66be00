package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.DomainName;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The dnset dataset: an entry for the name itself counts first, then one for all names below the longest name above it. */
final class NameSet implements Dataset {

    private final Octets pool = new Octets();
    private final NameTable exact = new NameTable(pool);
    private final NameTable below = new NameTable(pool);

    /**
     * The listed name that decides about a target.
     *
     * @param count the number of its values; the first ones are in the caller's array
     */
    record Match(DomainName owner, int count) {}

    /** The key of an entry: it lists a name itself, all names below it, or both. */
    record Pattern(DomainName name, boolean itself, boolean below) {

        /**
         * Reads {@code name}, {@code *.name} or {@code .name} up to a space.
         *
         * @throws IllegalArgumentException with one sentence if it has none of these forms
         */
        static Pattern read(Cursor line) {
            String word = line.word();
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if ((c == '#' || c == ';' || c == ':') && (i == 0 || word.charAt(i - 1) != '\\')) {
                    throw new IllegalArgumentException("\"" + word + "\" is no name; a space ends the name");
                }
            }
            boolean wildcard = word.startsWith("*.");
            boolean both = word.startsWith(".");
            DomainName name = DomainName.ofText(word.substring(wildcard ? 2 : both ? 1 : 0));
            if (name.equals(DomainName.ROOT)) {
                throw new IllegalArgumentException("a name is expected");
            }
            return new Pattern(name, !wildcard, wildcard || both);
        }
    }

    @Override
    public Optional<IntConsumer> read(Cursor line, boolean exclusion, long largest) {
        Pattern pattern = Pattern.read(line);
        return Optional.of(value -> add(pattern, value));
    }

    private void add(Pattern pattern, int value) {
        byte[] wire = pattern.name().wire();
        int place = pool.add(wire, 0, wire.length);
        if (pattern.itself()) {
            exact.add(wire, place, value);
        }
        if (pattern.below()) {
            below.add(wire, place, value);
        }
    }

    @Override
    public void seal() {
        exact.seal();
        below.seal();
    }

    /**
     * @param into gets the numbers of the values, as many as fit
     */
    Optional<Match> find(DomainName target, int[] into) {
        byte[] wire = target.wire();
        int found = exact.find(wire, 0, into);
        if (found != 0) {
            return match(target, found);
        }
        Optional<DomainName> owner = target.parent();
        for (int at = wire[0] + 1; owner.isPresent(); at += wire[at] + 1) {
            found = below.find(wire, at, into);
            if (found != 0) {
                return match(owner.get(), found);
            }
            owner = owner.get().parent();
        }
        return Optional.empty();
    }

    private static Optional<Match> match(DomainName owner, int found) {
        return found == NameTable.EXCLUDED ? Optional.empty() : Optional.of(new Match(owner, found));
    }
}

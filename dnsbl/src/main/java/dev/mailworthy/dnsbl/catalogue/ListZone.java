package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.net.DomainName;
import java.util.Optional;

/** A zone that can be queried. Queried names can contain a key, so that outputs only show {@link #toString()}. */
public final class ListZone {

    private final String pattern;
    private final String shown;
    private final String placeholder;

    ListZone(String pattern, String shown, String placeholder) {
        this.pattern = pattern;
        this.shown = shown;
        this.placeholder = placeholder;
        try {
            DomainName.parse(pattern.replace(placeholder, "x"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key for " + shown + " makes no domain name");
        }
    }

    /**
     * {@return the name to query for a {@link Target target}} Empty if it would be too long.
     *
     * @param labels reversed octets, or a domain
     */
    public Optional<DomainName> name(String labels) {
        try {
            return Optional.of(
                    pattern.contains(placeholder)
                            ? DomainName.ofText(pattern.replace(placeholder, labels))
                            : DomainName.ofText(pattern).prepend(labels));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return the part that all names of the list have in common} An alias to a name outside of it does not count. */
    public DomainName apex() {
        int end = pattern.indexOf(placeholder);
        String apex = end < 0 ? pattern : pattern.substring(end + placeholder.length() + 1);
        return DomainName.ofText(apex);
    }

    /** {@return whether a name is the target's labels followed by the zone, without a placeholder} */
    public boolean isPlain() {
        return !pattern.contains(placeholder);
    }

    /** The zone's name with any key masked. */
    @Override
    public String toString() {
        return shown;
    }
}

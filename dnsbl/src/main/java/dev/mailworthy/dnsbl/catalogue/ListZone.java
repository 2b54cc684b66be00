package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.net.DomainName;
import java.util.Optional;

/** A zone that can be asked. Its real name may hold a key and is in no text; {@link #toString()} may be shown. */
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

    /** The name to ask for a target; empty when it would be too long for a name. */
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

    /** The part that all names asked have in common: aliases that leave it are nobody's word. */
    public DomainName apex() {
        int end = pattern.indexOf(placeholder);
        String apex = end < 0 ? pattern : pattern.substring(end + placeholder.length() + 1);
        return DomainName.ofText(apex);
    }

    /** Whether a target's labels simply stand in front. */
    public boolean isPlain() {
        return !pattern.contains(placeholder);
    }

    /** The zone's name with any key masked. */
    @Override
    public String toString() {
        return shown;
    }
}

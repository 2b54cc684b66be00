package dev.mailworthy.dnsbl.target;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Target;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Target targets}, one a line: an address, a network or a domain. Blank lines and comments after {@code #} are
 * left out.
 */
final class LineTargets implements SweepTargets.Pass {

    /** Longer than any name. A longer line is no target. */
    private static final int LONGEST_LINE = 1024;

    private static final int MOST_BITS = 32;

    private final String name;
    private final BoundedLineReader lines;
    private final SpecialTargets special;
    private final BadLine onBadLine;
    private final BitSet refusable;
    private Iterator<SweepTarget> network = Collections.emptyIterator();
    private long number;

    LineTargets(String name, InputStream octets, SpecialTargets special, BadLine onBadLine) {
        this.name = name;
        this.lines = new BoundedLineReader(octets, LONGEST_LINE);
        this.special = special;
        this.refusable = special.firstOctets();
        this.onBadLine = onBadLine;
    }

    /** Handles a line that names no target. */
    interface BadLine {
        void bad(String message);
    }

    /** Refuses the whole run. */
    static BadLine strict() {
        return message -> {
            throw new IllegalArgumentException(message);
        };
    }

    /** Counts such lines and skips them. */
    static final class Tally implements BadLine {
        private long bad;

        @Override
        public void bad(String message) {
            bad++;
        }

        long bad() {
            return bad;
        }
    }

    @Override
    public @Nullable SweepTarget next() throws IOException {
        while (!network.hasNext()) {
            if (!lines.advance()) {
                return null;
            }
            number++;
            long ip4 = lines.ip4();
            if (ip4 >= 0 && !refusable.get((int) (ip4 >> 24))) {
                return new SweepTarget.Ip4((int) ip4);
            }
            String text = withoutComment(lines.text());
            if (!text.isEmpty()) {
                read(text);
            }
        }
        return network.next();
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private void read(String text) {
        try {
            network = targets(text);
        } catch (IllegalArgumentException e) {
            onBadLine.bad(name + ":" + number + ": " + e.getMessage());
        }
    }

    private Iterator<SweepTarget> targets(String text) {
        if (text.indexOf('/') < 0) {
            return List.of(single(text)).iterator();
        }
        Cidr cidr = Cidr.parse(text);
        if (cidr.network().family().bits() - cidr.prefix() > MOST_BITS) {
            throw new IllegalArgumentException(cidr + " has more than 2^" + MOST_BITS + " addresses");
        }
        special.refuseWhole(cidr);
        return special.without(cidr).<SweepTarget>map(SweepTarget::of).iterator();
    }

    private SweepTarget single(String text) {
        if (!Target.isAddress(text)) {
            return new SweepTarget.Domain(DomainName.parse(text));
        }
        IpAddress address = IpAddress.parse(text);
        special.refuse(address);
        return SweepTarget.of(address);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

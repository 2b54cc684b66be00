package dev.mailworthy.dnsbl;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Target;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Targets a line each: an address, a network, a domain; blank lines and what follows a {@code #} are left out. */
final class LineTargets implements SweepTargets.Pass {

    /** Longer than any name; what is longer is no target, whatever its length. */
    private static final int LONGEST_LINE = 1024;

    private static final int MOST_BITS = 32;

    private final String name;
    private final Reader lines;
    private final SpecialTargets special;
    private final BadLine onBadLine;
    private Iterator<SweepTarget> network = List.<SweepTarget>of().iterator();
    private final char[] block = new char[8192];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private long number;

    LineTargets(String name, Reader lines, SpecialTargets special, BadLine onBadLine) {
        this.name = name;
        this.lines = lines;
        this.special = special;
        this.onBadLine = onBadLine;
    }

    /** What is done with a line that names no target. */
    interface BadLine {
        void bad(String message);
    }

    /** The whole run is refused. */
    static BadLine strict() {
        return message -> {
            throw new IllegalArgumentException(message);
        };
    }

    /** Such lines are counted, and passed over. */
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
            Optional<String> line = line();
            if (line.isEmpty()) {
                return null;
            }
            number++;
            int comment = line.get().indexOf('#');
            String text = (comment < 0 ? line.get() : line.get().substring(0, comment)).strip();
            if (!text.isEmpty()) {
                read(text);
            }
        }
        return network.next();
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
        return special.without(cidr).<SweepTarget>map(SweepTarget.Address::new).iterator();
    }

    private SweepTarget single(String text) {
        if (!Target.isAddress(text)) {
            return new SweepTarget.Domain(DomainName.parse(text));
        }
        IpAddress address = IpAddress.parse(text);
        special.refuse(address);
        return new SweepTarget.Address(address);
    }

    /** A line of bounded length: of an overlong one the beginning, which is then no target. */
    private Optional<String> line() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (true) {
            if (at == end) {
                at = 0;
                end = Math.max(0, lines.read(block));
                if (end == 0) {
                    return any ? Optional.of(line.toString()) : Optional.empty();
                }
            }
            any = true;
            int from = at;
            while (at < end && block[at] != '\n') {
                at++;
            }
            line.append(block, from, Math.min(at - from, Math.max(0, LONGEST_LINE - line.length())));
            if (at < end) {
                at++;
                return Optional.of(line.toString());
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

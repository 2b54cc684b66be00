package dev.mailworthy.dnsbl.target;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.BoundedLines;
import dev.mailworthy.core.text.FedInput;
import dev.mailworthy.dnsbl.catalogue.Target;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads targets, one a line: an address, a range of addresses, a network or a domain. Blank lines and comments after
 * {@code #} or {@code ;} are left out. A bad line is reported, and the lines after it are read.
 */
final class LineTargets implements SweepTargets.Pass {

    /** Longer than any name. A longer line is no target. */
    private static final int LONGEST_LINE = 1024;

    private static final int MOST_BITS = 32;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final BoundedLines lines;
    private final boolean live;
    private final SpecialTargets special;
    private final Consumer<BadLine> onBadLine;
    private final BitSet refusable;
    private Iterator<SweepTarget> network = Collections.emptyIterator();

    LineTargets(String name, InputStream octets, SpecialTargets special, Consumer<BadLine> onBadLine) {
        this.live = octets instanceof FedInput;
        this.name = name;
        this.lines = BoundedLines.ofText(octets, LONGEST_LINE);
        this.special = special;
        this.refusable = special.firstOctets();
        this.onBadLine = onBadLine;
    }

    /** Counts bad lines and passes the first of them on. */
    static final class Tally implements Consumer<BadLine> {

        private static final int MOST_TOLD = 20;

        private final Consumer<BadLine> told;
        private long bad;

        Tally(Consumer<BadLine> told) {
            this.told = told;
        }

        @Override
        public void accept(BadLine line) {
            bad++;
            if (bad <= MOST_TOLD) {
                told.accept(line);
            }
        }

        long bad() {
            return bad;
        }
    }

    /** Reads on to the next target or to the end, as far as lines have come. */
    @Override
    public boolean isReady() throws IOException {
        while (live && !network.hasNext()) {
            if (!lines.isReady()) {
                return false;
            }
            if (!lines.advance()) {
                return true;
            }
            String text = bare(lines.text());
            if (!text.isEmpty()) {
                read(text);
            }
        }
        return true;
    }

    @Override
    public @Nullable SweepTarget next() throws IOException {
        while (!network.hasNext()) {
            if (!lines.advance()) {
                return null;
            }
            long ip4 = Ip4Line.octets(lines);
            if (ip4 >= 0 && !refusable.get((int) (ip4 >> 24))) {
                return new SweepTarget.Ip4((int) ip4);
            }
            String text = bare(lines.text());
            if (!text.isEmpty()) {
                read(text);
            }
        }
        return network.next();
    }

    /**
     * A line without the byte order mark that Windows editors write, also where files were put together, and without a
     * comment. A semicolon begins a comment in the files of list operators.
     */
    private static String bare(String line) {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        int end = 0;
        while (end < text.length() && text.charAt(end) != '#' && text.charAt(end) != ';') {
            end++;
        }
        return text.substring(0, end).strip();
    }

    private void read(String text) {
        try {
            network = targets(text);
        } catch (IllegalArgumentException e) {
            onBadLine.accept(new BadLine(name, lines.number(), String.valueOf(e.getMessage())));
        }
    }

    private Iterator<SweepTarget> targets(String text) {
        if (text.indexOf('/') >= 0) {
            Cidr cidr = Cidr.parse(text).unmapped();
            return all(cidr, cidr.network().family().bits() - cidr.prefix(), List.of(cidr));
        }
        Optional<AddressRange> range = AddressRange.parse(text);
        return range.isPresent()
                ? all(range.get(), range.get().bits(), range.get().networks())
                : List.of(single(text)).iterator();
    }

    private Iterator<SweepTarget> all(Object named, int bits, List<Cidr> parts) {
        if (bits > MOST_BITS) {
            throw new IllegalArgumentException(named + " has more than 2^" + MOST_BITS + " addresses");
        }
        List<Cidr> routed =
                parts.stream().filter(part -> !special.refuses(part)).toList();
        if (routed.isEmpty()) {
            special.refuseWhole(parts.get(0));
        }
        return routed.stream()
                .flatMap(special::without)
                .<SweepTarget>map(SweepTarget::of)
                .iterator();
    }

    private SweepTarget single(String text) {
        if (!Target.isAddress(text)) {
            return new SweepTarget.Domain(DomainName.parse(text));
        }
        IpAddress address = IpAddress.parse(text).unmapped();
        special.refuse(address);
        return SweepTarget.of(address);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

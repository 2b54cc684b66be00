package dev.mailworthy.dnsbl.target;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.text.FedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The targets of a sweep, one after the other, in the same order on each pass. The memory does not grow with their number. */
public final class SweepTargets {

    /**
     * The largest network has 2 to the power of this many addresses. 2^32 addresses at 100,000 a second take half a
     * day.
     */
    private static final int MOST_BITS = 32;

    /** How the targets of one pass are read. */
    public interface Pass extends AutoCloseable {
        /**
         * {@return the next target, or null at the end}
         *
         * @throws IOException if the input cannot be read
         */
        @Nullable
        SweepTarget next() throws IOException;

        /**
         * {@return whether {@link #next} returns without a wait for input}
         *
         * @throws IOException if the input cannot be read
         */
        default boolean isReady() throws IOException {
            return true;
        }

        @Override
        void close() throws IOException;
    }

    /** Opens a pass. */
    interface Source {
        public Pass open() throws IOException;
    }

    private final String description;
    private final Source source;
    private final OptionalLong size;
    private final LineTargets.@Nullable Tally tally;

    private SweepTargets(String description, Source source, OptionalLong size, LineTargets.@Nullable Tally tally) {
        this.description = description;
        this.source = source;
        this.size = size;
        this.tally = tally;
    }

    /**
     * Targets that are every address of some networks. IPv4-mapped ones are taken as IPv4.
     *
     * @param given of either family
     * @param special what is done with addresses that the Internet does not route
     * @return a sequence with a known number of targets
     * @throws IllegalArgumentException with one sentence if a network is too large or not on the Internet
     */
    public static SweepTargets of(List<Cidr> given, SpecialTargets special) {
        List<Cidr> networks = given.stream().map(Cidr::unmapped).toList();
        long size = 0;
        for (Cidr network : networks) {
            int bits = network.network().family().bits() - network.prefix();
            if (bits > MOST_BITS) {
                throw new IllegalArgumentException(
                        network + " has 2^" + bits + " addresses; the most that is swept is 2^" + MOST_BITS);
            }
            special.refuseWhole(network);
            size += 1L << bits;
        }
        String text = String.join(" ", networks.stream().map(Cidr::toString).toList());
        return new SweepTargets(text, () -> new NetworkTargets(networks, special), OptionalLong.of(size), null);
    }

    /**
     * Targets that are the lines of a file: addresses, ranges, networks and domains. The file is read once now, so that bad
     * lines are known before any list is asked.
     *
     * @param file is read again on each pass
     * @param special what is done with addresses that the Internet does not route
     * @param told takes the first 20 bad lines during this call; {@link #badLines} counts all of them
     * @return a sequence with a known number of targets
     * @throws IOException when it cannot be read
     */
    public static SweepTargets of(Path file, SpecialTargets special, Consumer<BadLine> told) throws IOException {
        LineTargets.Tally tally = new LineTargets.Tally(told);
        long size = 0;
        try (Pass pass = new LineTargets(file.toString(), Files.newInputStream(file), special, tally)) {
            while (pass.next() != null) {
                size++;
            }
        }
        Source again = () -> new LineTargets(file.toString(), Files.newInputStream(file), special, known -> {});
        return new SweepTargets("@" + file.getFileName(), again, OptionalLong.of(size), tally);
    }

    /**
     * Targets that are the lines of a stream. A stream cannot be read twice, so that the number of targets is not known
     * and bad lines come up during the sweep.
     *
     * @param lines is not closed
     * @param special what is done with addresses that the Internet does not route
     * @param told takes the first 20 bad lines as they are read; {@link #badLines} counts all of them
     * @return a sequence that can be passed once
     */
    public static SweepTargets of(InputStream lines, SpecialTargets special, Consumer<BadLine> told) {
        LineTargets.Tally tally = new LineTargets.Tally(told);
        return new SweepTargets(
                "-",
                () -> new LineTargets("standard input", FedInput.of(lines), special, tally),
                OptionalLong.empty(),
                tally);
    }

    /**
     * {@return a new pass from the first target}
     *
     * @throws IOException if the input cannot be opened
     */
    public Pass open() throws IOException {
        return source.open();
    }

    /** {@return the number of targets, if it is known} */
    public OptionalLong size() {
        return size;
    }

    /** {@return the targets as the user named them} */
    public String description() {
        return description;
    }

    /** {@return the number of lines that were skipped because they name no target} */
    public long badLines() {
        return tally == null ? 0 : tally.bad();
    }

    /** The addresses of networks. */
    private static final class NetworkTargets implements Pass {

        private final Iterator<SweepTarget> addresses;

        NetworkTargets(List<Cidr> networks, SpecialTargets special) {
            addresses = networks.stream()
                    .flatMap(network -> special.without(network).<SweepTarget>map(SweepTarget::of))
                    .iterator();
        }

        @Override
        public @Nullable SweepTarget next() {
            return addresses.hasNext() ? addresses.next() : null;
        }

        @Override
        public void close() {}
    }
}

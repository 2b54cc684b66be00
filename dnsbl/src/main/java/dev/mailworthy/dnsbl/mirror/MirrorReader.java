package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.dnsbl.mirror.data.Cursor;
import dev.mailworthy.dnsbl.mirror.data.Dataset;
import dev.mailworthy.dnsbl.mirror.data.MirrorType;
import dev.mailworthy.dnsbl.mirror.data.Values;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line into a {@link Dataset dataset}, its values and its special entries. */
final class MirrorReader {

    private final Specials specials;
    private final Values values = new Values();
    private final ValueReader valueReader = new ValueReader(values);
    private final boolean guess;
    private MirrorType type;
    private @Nullable Dataset dataset;
    private boolean hasDefault;
    private long entries;

    MirrorReader(Optional<MirrorType> type, Specials specials) {
        this.specials = specials;
        this.guess = type.isEmpty();
        this.type = type.orElse(MirrorType.IP4SET);
        this.dataset = type.map(Dataset::of).orElse(null);
    }

    /**
     * @throws IllegalArgumentException with one sentence about the line that was read last
     */
    void read(MirrorLines lines) throws IOException {
        Cursor line = new Cursor();
        while (lines.next(line)) {
            line.skipSpaces();
            read(line);
        }
    }

    private void read(Cursor line) {
        boolean mayBeSpecial = line.atComment() || line.peek() == ':';
        if (line.skip('$')) {
            specials.read(line, false);
        } else if (mayBeSpecial && line.peek(1) == '$') {
            boolean comment = line.peek() != ':';
            line.skip();
            line.skip();
            specials.read(line, comment);
        } else if (line.peek() == ':' && !beginsAddress(line)) {
            readDefault(line);
        } else if (!line.atComment()) {
            readEntry(line);
        }
    }

    /** Whether two colons begin an IPv6 address here, and not a default line. */
    private boolean beginsAddress(Cursor line) {
        return line.peek(1) == ':' && (dataset == null || type == MirrorType.IP6TRIE);
    }

    /** Reads a default line. An ip6tset has one value for all entries: the first default, also for the entries before it. */
    private void readDefault(Cursor line) {
        valueReader.readDefault(line);
        if (type == MirrorType.IP6TSET && !hasDefault) {
            valueReader.defaultReplaces(Values.INITIAL);
        }
        hasDefault = true;
    }

    private void readEntry(Cursor line) {
        boolean exclusion = line.skip('!');
        if (exclusion) {
            line.skipSpaces();
        }
        Optional<IntConsumer> taker = dataset(line).read(line, exclusion, specials.largestRange());
        if (taker.isEmpty()) {
            return;
        }
        entries++;
        if (exclusion) {
            taker.get().accept(Values.EXCLUDED);
        } else {
            taker.get().accept(type == MirrorType.IP6TSET ? Values.INITIAL : valueReader.readEntry(line));
        }
    }

    /** The dataset. If the user named no type, the first entry decides. */
    private Dataset dataset(Cursor line) {
        Dataset known = dataset;
        if (guess) {
            MirrorType looksLike = guess(line);
            if (known != null && looksLike != type) {
                throw new IllegalArgumentException("this entry looks like one of " + looksLike.label()
                        + ", but the file began like " + type.label() + "; say ZONE=TYPE:FILE");
            }
            type = looksLike;
        }
        if (known == null) {
            known = Dataset.of(type);
            dataset = known;
        }
        return known;
    }

    private static MirrorType guess(Cursor line) {
        int from = line.position();
        while (line.atDigit() || line.peek() == '.' || line.peek() == '/' || line.peek() == '-') {
            line.skip();
        }
        String numbers = line.since(from);
        boolean ip4 = line.atKeyEnd() || line.peek() == ':' && numbers.contains(".");
        line.back(from);
        String word = line.word();
        line.back(from);
        if (ip4) {
            return MirrorType.IP4SET;
        }
        return word.contains(":") ? MirrorType.IP6TRIE : MirrorType.DNSET;
    }

    MirrorType type() {
        return type;
    }

    Specials specials() {
        return specials;
    }

    long entries() {
        return entries;
    }

    /** The entries, ready to be searched. An empty set without any. */
    Dataset dataset() {
        Dataset read = dataset == null ? Dataset.of(type) : dataset;
        read.seal();
        return read;
    }

    Values values() {
        values.seal();
        return values;
    }
}

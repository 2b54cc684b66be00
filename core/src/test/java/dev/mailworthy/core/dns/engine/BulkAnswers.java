package dev.mailworthy.core.dns.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Asks a list of names and keeps the answers as words. The tag of a name is its index. */
final class BulkAnswers implements BulkDns.Questions, BulkDns.Answers {

    private final List<String> names;
    private final Map<Long, String> answers = new HashMap<>();
    private int asked;

    BulkAnswers(List<String> names) {
        this.names = names;
    }

    /**
     * The answer to each name in order: {@code nothing}, {@code [127.0.0.2]}, or the {@link BulkDns.Unusual unusual} result.
     */
    static List<String> of(BulkDns dns, String... names) {
        BulkAnswers all = new BulkAnswers(List.of(names));
        dns.run(all, all);
        return all.inOrder();
    }

    List<String> inOrder() {
        return LongStream.range(0, names.size())
                .mapToObj(tag -> answers.getOrDefault(tag, "none"))
                .toList();
    }

    @Override
    public long next(ByteBuffer name) {
        if (asked == names.size()) {
            return END;
        }
        name.put(Wire.name(names.get(asked)));
        return asked++;
    }

    @Override
    public void nothing(long tag) {
        keep(tag, "nothing");
    }

    @Override
    public void addresses(long tag, int[] addresses, int count) {
        keep(
                tag,
                Arrays.stream(addresses, 0, count)
                        .mapToObj(BulkAnswers::dotted)
                        .toList()
                        .toString());
    }

    @Override
    public void unusual(long tag, BulkDns.Unusual why) {
        keep(tag, why.toString());
    }

    private void keep(long tag, String answer) {
        String before = answers.put(tag, answer);
        if (before != null) {
            throw new AssertionError("question " + tag + " was answered twice: " + before + ", " + answer);
        }
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "." + (address & 0xFF);
    }
}

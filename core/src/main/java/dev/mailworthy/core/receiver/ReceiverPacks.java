package dev.mailworthy.core.receiver;

import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.text.Nearest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The receivers whose requirements are known. Requirements of all receivers are repeated in each {@link ReceiverPack}.
 *
 * @param packs each with an id of its own
 */
public record ReceiverPacks(List<ReceiverPack> packs) {
    public ReceiverPacks {
        packs = List.copyOf(packs);
    }

    /** {@return the packs that ship with this release} */
    public static ReceiverPacks bundled() {
        return Bundled.PACKS;
    }

    /** Reads the packs at the first access. */
    private static final class Bundled {
        static final ReceiverPacks PACKS = parse(DataLines.resource(ReceiverPacks.class, "receivers.txt"));
    }

    /** {@return the edition of the packs in this release: the date of the newest one, a space, and the CRC-32 of the whole file} */
    public static String edition() {
        CRC32 digits = new CRC32();
        digits.update(DataLines.resource(ReceiverPacks.class, "receivers.txt").getBytes(StandardCharsets.UTF_8));
        String newest = bundled().packs().stream()
                .map(ReceiverPack::reviewed)
                .max(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse("without a date");
        return newest + " " + HexFormat.of().toHexDigits((int) digits.getValue());
    }

    /**
     * Reads packs.
     *
     * @param text in the format that the head of {@code receivers.txt} describes
     * @return all packs, in the order of the text
     * @throws IllegalArgumentException with one sentence that begins with the number of the line
     */
    public static ReceiverPacks parse(String text) {
        return new ReceiverPacks(new PackReader().read(DataLines.of(text)));
    }

    /**
     * {@return the packs with these ids, in the order of this object}
     *
     * @param ids in any order
     * @throws IllegalArgumentException if an id has no pack; the message lists the ids that have one
     */
    public ReceiverPacks only(Collection<String> ids) {
        for (String id : ids) {
            if (packs.stream().noneMatch(pack -> pack.id().equals(id))) {
                List<String> known = packs.stream().map(ReceiverPack::id).toList();
                throw new IllegalArgumentException("no receiver is called \"" + id + "\"; "
                        + Nearest.question(id, known).orElseGet(() -> "there are " + String.join(", ", known)));
            }
        }
        return new ReceiverPacks(
                packs.stream().filter(pack -> ids.contains(pack.id())).toList());
    }
}

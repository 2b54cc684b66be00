package dev.mailworthy.core.receiver;

import dev.mailworthy.core.data.DataLines;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The receivers whose requirements are known. What every receiver asks is part of each pack. */
public record ReceiverPacks(List<ReceiverPack> packs) {
    public ReceiverPacks {
        packs = List.copyOf(packs);
    }

    /** The packs that ship with this release. */
    public static ReceiverPacks bundled() {
        return parse(DataLines.resource(ReceiverPacks.class, "receivers.txt"));
    }

    /** Names the packs that ship with this release: the newest one's date, and digits that change with any of their text. */
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
     * @param text in the format that the head of the bundled file tells
     * @throws IllegalArgumentException with one sentence that begins with the line's number
     */
    public static ReceiverPacks parse(String text) {
        return new PackReader().read(DataLines.of(text));
    }

    /**
     * The packs of these ids, in this object's order.
     *
     * @throws IllegalArgumentException with one sentence when there is no pack of an id
     */
    public ReceiverPacks only(Collection<String> ids) {
        for (String id : ids) {
            if (packs.stream().noneMatch(pack -> pack.id().equals(id))) {
                throw new IllegalArgumentException("no receiver is called \"" + id + "\"; there are "
                        + packs.stream().map(ReceiverPack::id).collect(Collectors.joining(", ")));
            }
        }
        return new ReceiverPacks(
                packs.stream().filter(pack -> ids.contains(pack.id())).toList());
    }
}

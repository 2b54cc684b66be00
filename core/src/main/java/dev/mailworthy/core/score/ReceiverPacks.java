package dev.mailworthy.core.score;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The receivers whose requirements are known. What every receiver asks is part of each pack. */
public record ReceiverPacks(List<ReceiverPack> packs) {
    public ReceiverPacks {
        packs = List.copyOf(packs);
    }

    /** The packs that ship with this release. */
    public static ReceiverPacks bundled() {
        return parse(DataLines.resource("receivers.txt"));
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

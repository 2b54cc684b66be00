package dev.mailworthy.smtp.reply.rule;

import java.util.List;
import java.util.Optional;

/** The signs of a receiver with the numbers of their fragments. */
record ReceiverWords(ReceiverSigns signs, int[] banner, int[] tags, int[] tail) {

    int strength(FoundWords found, Optional<FoundWords> greeting, List<String> hosts) {
        return ReceiverSigns.strength(
                found.hasAny(banner) || greeting.isPresent() && greeting.get().hasAny(banner),
                found.hasAny(tags),
                signs.isHost(hosts),
                found.hasAnyAtEnd(tail));
    }
}

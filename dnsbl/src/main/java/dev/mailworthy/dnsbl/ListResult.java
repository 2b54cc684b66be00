package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * One list's word on one target.
 *
 * @param id the list's id in the catalogue
 * @param zone the zone that was asked
 * @param why set exactly when the state is {@link ListState#UNANSWERED}
 * @param detail one line: why it is unanswered, or empty
 * @param codes every A record of the answer
 * @param meaning what the codes stand for, by the catalogue
 * @param reasonText the list's TXT record: third-party text, made printable
 * @param delist where removal is asked for
 */
public record ListResult(
        String id,
        String name,
        String zone,
        ListState state,
        Optional<Reason> why,
        String detail,
        List<IpAddress> codes,
        Optional<String> meaning,
        Optional<String> reasonText,
        Severity severity,
        Optional<String> delist) {
    public ListResult {
        if ((state == ListState.UNANSWERED) != why.isPresent()) {
            throw new IllegalArgumentException("a reason belongs to an unanswered list, and to no other");
        }
        detail = Printable.text(detail);
        codes = List.copyOf(codes);
        meaning = meaning.map(Printable::text);
        reasonText = reasonText.map(Printable::text);
        delist = delist.map(Printable::text);
    }
}

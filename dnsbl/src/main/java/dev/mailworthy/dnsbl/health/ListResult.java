package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.catalogue.code.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The result of one list for one target.
 *
 * @param list the catalogue's data about the list
 * @param zone the queried zone, with any key masked
 * @param state whether the list has the target
 * @param why the reason; set if and only if the state is {@link ListState#UNANSWERED}
 * @param detail one line: the circumstances of an unanswered query, or empty
 * @param found the entry; {@link Found#NOTHING} without one
 */
public record ListResult(
        ListEntry list, String zone, ListState state, Optional<Reason> why, String detail, Found found) {

    /**
     * The entry of a target.
     *
     * @param codes every A record of the answer
     * @param meanings the meanings of the codes, from the catalogue
     * @param reasonText the list's TXT record: the operator's text, made printable
     */
    public record Found(List<IpAddress> codes, List<ListCode> meanings, Optional<String> reasonText) {

        /** No entry. */
        public static final Found NOTHING = new Found(List.of(), List.of(), Optional.empty());

        public Found {
            codes = List.copyOf(codes);
            meanings = List.copyOf(meanings);
            reasonText = reasonText.map(Printable::text);
        }
    }

    /** @throws IllegalArgumentException unless exactly an unanswered result has a reason */
    public ListResult {
        if ((state == ListState.UNANSWERED) != why.isPresent()) {
            throw new IllegalArgumentException("an unanswered result needs a reason; other results must have none");
        }
        detail = Printable.text(detail);
    }

    /** {@return every A record of the answer} */
    public List<IpAddress> codes() {
        return found.codes();
    }

    /** {@return the meanings of the {@link ListCode codes}, from the catalogue} */
    public List<ListCode> meanings() {
        return found.meanings();
    }

    /** {@return the list's TXT record, if it was queried and there is one} */
    public Optional<String> reasonText() {
        return found.reasonText();
    }

    /** {@return the list's id in the catalogue} */
    public String id() {
        return list.id();
    }

    /** {@return the list's name for people} */
    public String name() {
        return list.name();
    }

    /** {@return the meanings of the codes in words} Empty if the catalogue has no words for them. */
    public Optional<String> meaning() {
        return meanings().isEmpty()
                ? Optional.empty()
                : Optional.of(Printable.text(
                        meanings().stream().map(ListCode::meaning).collect(Collectors.joining("; "))));
    }

    /** {@return how bad the entry is for mail: the severity of the worst code, weighted by how many receivers use the list} */
    public Severity severity() {
        return meanings().stream()
                .map(code -> code.severity().at(list.standing().weight()))
                .max(Severity::compareTo)
                .orElse(state == ListState.LISTED ? Severity.NOTICE : Severity.INFO);
    }

    /**
     * Whom the entry concerns: one address, its network or the provider.
     *
     * @return the narrowest scope of its codes
     */
    public Scope scope() {
        return list.meaning().scope(meanings());
    }

    /** {@return the page or address for removal requests} */
    public Optional<String> delist() {
        return list.removal().delist().or(() -> list.removal().lookup());
    }
}

package dev.mailworthy.dnsbl.catalogue;

import java.util.Optional;

/**
 * How a {@link Target target} is taken off a list.
 *
 * @param by who has to act
 * @param how the catalogue's words, for people; empty if it is not known
 * @param site the operator's page, if there is one
 * @param lookup the page that shows an entry, if there is one
 * @param delist the page that asks for removal, if there is one
 */
public record Removal(By by, String how, Optional<String> site, Optional<String> lookup, Optional<String> delist) {

    /** Who has to act. */
    public enum By {
        /** The user, on a page of the list. */
        SELF_SERVICE,
        /** The owner of the network. */
        NETWORK_OWNER,
        /** The owner of the network for an entry about a spam source, the user for any other entry (Spamhaus ZEN). */
        NETWORK_OWNER_FOR_SPAM,
        /** The operator of the list, when asked. */
        OPERATOR,
        /** No person: the entry expires. */
        TIME,
        /** No person: the list does not remove entries on request. */
        NONE;

        /** The actor by the first words of the {@link Catalogue catalogue}'s text. */
        static By of(String how) {
            if (how.startsWith("automatic")) {
                return TIME;
            }
            if (how.startsWith("network-owner")) {
                return NETWORK_OWNER;
            }
            if (how.startsWith("SBL network-owner")) {
                return NETWORK_OWNER_FOR_SPAM;
            }
            if (how.startsWith("none")) {
                return NONE;
            }
            return how.contains("self-service") ? SELF_SERVICE : OPERATOR;
        }
    }
}

package dev.mailworthy.smtp.responder.server;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The requests for a proof that were answered. A request that comes again was copied on its way, so that the one who sends it
 * need not have the key. The number of requests that are kept is limited; only holders of the key can add one.
 */
final class AnsweredRequests {

    private static final int MOST = 65_536;

    private final Set<String> nonces = new LinkedHashSet<>();

    /** Notes a request. Returns whether it did not come before. */
    synchronized boolean isNew(String nonce) {
        if (!nonces.add(nonce)) {
            return false;
        }
        if (nonces.size() > MOST) {
            nonces.remove(nonces.iterator().next());
        }
        return true;
    }
}

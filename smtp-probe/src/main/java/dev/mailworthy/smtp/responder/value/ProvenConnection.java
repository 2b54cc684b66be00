package dev.mailworthy.smtp.responder.value;

import dev.mailworthy.smtp.path.Endpoint;

/**
 * A connection on which the responder proved itself to a holder of the key, when it has ended.
 *
 * @param client the other end as it was seen here
 * @param responder this end
 * @param layer over what the last proof was given
 */
public record ProvenConnection(Endpoint client, Endpoint responder, Layer layer) {}

package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.proof.Layer;

/**
 * A connection on which the responder proved itself to a holder of the key, when it has ended.
 *
 * @param client the other end as it was seen here
 * @param responder this end
 * @param layer over what the last proof was given
 */
public record ProvenConnection(Endpoint client, Endpoint responder, Layer layer) {}

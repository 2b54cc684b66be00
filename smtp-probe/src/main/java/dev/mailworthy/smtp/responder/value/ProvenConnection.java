package dev.mailworthy.smtp.responder.value;

import dev.mailworthy.smtp.path.Endpoint;

/**
 * An ended connection on which the responder proved itself to a client with the key.
 *
 * @param client the client's end as the responder saw it
 * @param responder the responder's end
 * @param layer the layer of the last proof
 */
public record ProvenConnection(Endpoint client, Endpoint responder, Layer layer) {}

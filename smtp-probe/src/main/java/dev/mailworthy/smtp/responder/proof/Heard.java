package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.smtp.responder.value.Layer;
import java.util.List;

/**
 * What a visitor sent and received on one {@link Layer} of a connection.
 *
 * @param banner the text of the greeting
 * @param ehlo the EHLO line that was sent
 * @param capabilities in the reply to EHLO
 * @param certificate the SHA-256 of the peer's certificate; empty in clear text
 */
public record Heard(
        Layer layer, String banner, String ehlo, List<String> capabilities, String certificate, Proof.Result proof) {
    public Heard {
        capabilities = List.copyOf(capabilities);
    }

    public boolean offers(String capability) {
        return capabilities.stream().anyMatch(capability::equalsIgnoreCase);
    }
}

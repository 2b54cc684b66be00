package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.smtp.responder.value.Layer;
import java.util.List;

/**
 * What a visitor sent and heard on one layer of a connection.
 *
 * @param banner the greeting's text
 * @param ehlo the line that was sent
 * @param capabilities in the answer to it
 * @param certificate the SHA-256 of the one that was shown, or empty in clear text
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

package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.token.Token;
import dev.mailworthy.smtp.responder.value.Layer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a responder sent and saw on one connection, in words of the form {@code name=value}.
 *
 * @param nonce made by the responder
 * @param client the other end as the responder sees it
 * @param responder its own end
 * @param certificate the SHA-256 of its TLS certificate, as a {@link Token}
 * @param serves the ports on which it listens at the address of {@code responder}
 * @param spoken the dialogue on this layer
 */
public record Statement(
        String nonce,
        Endpoint client,
        Endpoint responder,
        List<Integer> serves,
        Layer layer,
        String certificate,
        Spoken spoken) {
    public Statement {
        serves = List.copyOf(serves);
    }

    /**
     * What the responder sent and received on this layer.
     *
     * @param banner the SHA-256 of the text of its greeting
     * @param sent the capabilities in its last reply to EHLO (RFC 5321 section 4.1.1.1)
     * @param ehlo the EHLO or HELO line as received, one octet a character; empty if none came
     */
    public record Spoken(String banner, List<String> sent, String ehlo) {
        public Spoken {
            sent = List.copyOf(sent);
        }
    }

    String text() {
        return String.join(
                " ",
                "nonce=" + nonce,
                "client=" + client.address() + "/" + client.port(),
                "responder=" + responder.address() + "/" + responder.port(),
                "layer=" + layer,
                "certificate=" + certificate,
                "banner=" + spoken.banner(),
                "serves=" + serves.stream().map(String::valueOf).collect(Collectors.joining(",")),
                "sent=" + String.join(",", spoken.sent()),
                "ehlo=" + Token.ofText(spoken.ehlo()));
    }

    /** Reads a text whose seal is valid. Empty if this version does not know its form. */
    static Optional<Statement> parse(String text) {
        Map<String, String> words = new HashMap<>();
        for (String word : text.split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                words.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        try {
            Spoken spoken = new Spoken(
                    word(words, "banner"),
                    list(word(words, "sent")),
                    Token.text(word(words, "ehlo")).orElseThrow(() -> new IllegalArgumentException("ehlo")));
            return Optional.of(new Statement(
                    word(words, "nonce"),
                    endpoint(word(words, "client")),
                    endpoint(word(words, "responder")),
                    list(word(words, "serves")).stream().map(Integer::valueOf).toList(),
                    Layer.valueOf(word(words, "layer")),
                    word(words, "certificate"),
                    spoken));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String word(Map<String, String> words, String name) {
        String value = words.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    private static Endpoint endpoint(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no port");
        }
        return new Endpoint(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }
}

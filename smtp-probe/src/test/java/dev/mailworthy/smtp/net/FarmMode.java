package dev.mailworthy.smtp.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the servers of a {@link ServerFarm} do after their greeting. {@code quiet} answers no EHLO, {@code resets} and
 * {@code closes} end the connection at the first command, {@code refuses} refuses EHLO and HELO, {@code leaves} answers EHLO with
 * 421 and closes, {@code old} knows only HELO, {@code plain} offers no STARTTLS, {@code long} has a reply to EHLO of several
 * packets. {@code no-tls} refuses STARTTLS, {@code tls-silent} and {@code tls-resets} end the handshake. {@code once} greets only the
 * first connection, and later ones with 421. {@code names} says the address that it sees in its reply to EHLO. An empty reply is silence.
 */
final class FarmMode {

    private FarmMode() {}

    static String ehlo(String mode, boolean inTheClear, Socket client) {
        return switch (mode) {
            case "names" ->
                "250-hello [" + client.getInetAddress().getHostAddress() + "]\r\n250 "
                        + (inTheClear ? "STARTTLS" : "SIZE");
            case "quiet" -> "";
            case "refuses" -> "554 5.7.1 not from your address";
            case "old" -> "502 5.5.1 unknown command";
            case "masked" -> "250-hello\r\n250-8BITMIME\r\n250 XXXXXXXA";
            case "plain" -> "250-hello\r\n250 8BITMIME";
            default -> "250-hello\r\n250-8BITMIME\r\n" + features(mode) + "250 " + (inTheClear ? "STARTTLS" : "SIZE");
        };
    }

    private static String features(String mode) {
        return mode.equals("long")
                ? IntStream.range(0, 60)
                        .mapToObj(n -> "250-X-FEATURE-" + n + " with its parameters\r\n")
                        .collect(Collectors.joining())
                : "";
    }

    static String helo(String mode) {
        return switch (mode) {
            case "quiet" -> "";
            case "refuses" -> "554 5.7.1 not from your address";
            default -> "250 hello";
        };
    }

    static String startTls(String mode) {
        return mode.equals("no-tls") ? "454 4.7.0 TLS not available due to local problem" : "220 go ahead";
    }

    /** Ends the connection in place of an answer to a command, if the mode does that. */
    static boolean leaves(String mode, Socket client) throws IOException {
        switch (mode) {
            case "resets" -> reset(client);
            case "closes" -> client.close();
            case "leaves" -> {
                client.getOutputStream()
                        .write("421 4.7.0 closing the connection\r\n".getBytes(StandardCharsets.US_ASCII));
                client.close();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Ends the TLS handshake after the client's first octets, if the mode does that. */
    static boolean stops(String mode, Socket client) throws IOException {
        if (mode.equals("tls-silent")) {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        }
        if (mode.equals("tls-resets") && client.getInputStream().read() >= 0) {
            reset(client);
            return true;
        }
        return false;
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }
}

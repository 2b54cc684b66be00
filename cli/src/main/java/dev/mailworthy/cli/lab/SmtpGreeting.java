package dev.mailworthy.cli.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An SMTP server (RFC 5321) that greets, answers EHLO and QUIT, and accepts no mail. */
final class SmtpGreeting {

    private SmtpGreeting() {}

    static void serve(Socket client, String banner) {
        try (client;
                OutputStream out = client.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(out, banner);
            String name = banner.split(" ").length > 1 ? banner.split(" ")[1] : "lab";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.strip().split(" ")[0].toUpperCase(Locale.ROOT);
                say(out, reply(verb, name));
                if (verb.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException e) {
            // A client that disconnects ends the session as QUIT does.
            return;
        }
    }

    private static String reply(String verb, String name) {
        return switch (verb) {
            case "EHLO" -> "250-" + name + "\r\n250 8BITMIME";
            case "HELO", "RSET", "NOOP" -> "250 " + name;
            case "QUIT" -> "221 2.0.0 " + name + " closes";
            default -> "502 5.5.1 this lab takes no mail";
        };
    }

    private static void say(OutputStream out, String lines) throws IOException {
        out.write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}

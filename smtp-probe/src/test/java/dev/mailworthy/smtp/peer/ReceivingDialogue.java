package dev.mailworthy.smtp.peer;

import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.peer.ScriptedReceiver.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One conversation of a {@link ScriptedReceiver}, which writes each of its answers to the account. */
final class ReceivingDialogue {

    private final ScriptedReceiver receiver;
    private final Socket raw;
    private final ReceivedMail account;
    private final SSLContext tls;
    private final String client;
    private final List<String> taken = new ArrayList<>();
    private Socket socket;
    private BufferedReader lines;
    private boolean secured;
    private String sender = "";

    ReceivingDialogue(ScriptedReceiver receiver, Socket socket, ReceivedMail account, SSLContext tls)
            throws IOException {
        this.receiver = receiver;
        this.raw = socket;
        this.account = account;
        this.tls = tls;
        this.client = socket.getInetAddress().getHostAddress();
        over(socket);
    }

    private void over(Socket octets) throws IOException {
        socket = octets;
        lines = new BufferedReader(new InputStreamReader(octets.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void hold() throws IOException {
        if (receiver == ScriptedReceiver.BUSY && account.again("greeting") == 0) {
            answer("bob@" + receiver.domain(), DeliveryOutcome.DEFERRED);
            say("421 4.3.2 mx." + receiver.domain() + " Service not available, too busy");
            return;
        }
        say("220 mx." + receiver.domain() + " ESMTP");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!goesOn(line)) {
                return;
            }
        }
    }

    private boolean goesOn(String line) throws IOException {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("EHLO")) {
            boolean offers = receiver == ScriptedReceiver.SECURE && !secured;
            say("250-mx." + receiver.domain() + (offers ? "\r\n250-STARTTLS" : "") + "\r\n250 ENHANCEDSTATUSCODES");
        } else if (command.startsWith("STARTTLS")) {
            say("220 2.0.0 Ready");
            secure();
        } else if (command.startsWith("MAIL FROM:")) {
            taken.clear();
            sender = address(line);
            say("250 2.1.0 Ok");
        } else if (command.startsWith("RCPT TO:")) {
            return recipient(address(line));
        } else if (command.startsWith("DATA")) {
            return data();
        } else if (command.startsWith("QUIT")) {
            say("221 2.0.0 Bye");
            return false;
        } else {
            say("250 2.0.0 Ok");
        }
        return true;
    }

    private boolean recipient(String address) throws IOException {
        Script script = Script.of(address);
        boolean isFirst = account.again("RCPT " + address) == 0;
        if (script == Script.GONE) {
            answer(address, DeliveryOutcome.REFUSED);
            say(script.reply);
        } else if (script == Script.GREY && isFirst) {
            answer(address, DeliveryOutcome.DEFERRED);
            say(script.reply);
        } else if (script == Script.HANG && isFirst) {
            answer(address, DeliveryOutcome.DEFERRED);
            return false;
        } else {
            taken.add(address);
            say("250 2.1.5 Ok");
        }
        return true;
    }

    private boolean data() throws IOException {
        if (taken.isEmpty()) {
            say("554 5.5.1 No valid recipients");
            return true;
        }
        say("354 Go ahead");
        for (String line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("the client left within the message");
            }
        }
        Script script = Script.of(taken.get(0));
        boolean isFirst = account.again("DATA " + taken.get(0)) == 0;
        boolean defers = isFirst && (script == Script.FULL || script == Script.CUT);
        DeliveryOutcome outcome = script == Script.SPAM
                ? DeliveryOutcome.REFUSED
                : defers ? DeliveryOutcome.DEFERRED : DeliveryOutcome.ACCEPTED;
        for (String each : taken) {
            answer(each, outcome);
        }
        taken.clear();
        if (script == Script.CUT && defers) {
            return false;
        }
        say(outcome == DeliveryOutcome.ACCEPTED ? Script.TAKEN.reply : script.reply);
        return true;
    }

    /** Every bounce is a message of its own, to one address. */
    private void answer(String recipient, DeliveryOutcome outcome) {
        String name = sender.isEmpty() && receiver == ScriptedReceiver.SENDER
                ? "bounce " + account.again("bounce") + " to " + recipient
                : recipient;
        account.answer(receiver, name, outcome, client, secured);
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>')).toLowerCase(Locale.ROOT);
    }

    private void say(String reply) throws IOException {
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private void secure() throws IOException {
        SSLSocket over = (SSLSocket) tls.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        over.setUseClientMode(false);
        over.startHandshake();
        secured = true;
        over(over);
    }
}

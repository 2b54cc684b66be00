package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.catalogue.MetadataEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request over HTTP/1.0 (RFC 1945). A plain socket avoids the JVM's proxy settings. Time and octets are limited: a
 * service that drips or floods costs no more than a missing one.
 */
final class MetadataRequest {

    static final int MOST_OCTETS = 64 * 1024;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})[ \\r\\n]");

    private final MetadataEndpoint endpoint;
    private final Route route;
    private final Duration limit;
    private final long end;

    MetadataRequest(MetadataEndpoint endpoint, Route route, Duration limit) {
        this.endpoint = endpoint;
        this.route = route;
        this.limit = limit;
        end = System.nanoTime() + limit.toNanos();
    }

    Answer<String> send() {
        Optional<InetSocketAddress> to = route.route(endpoint.address(), endpoint.port());
        if (to.isEmpty()) {
            return Answer.unanswered(Reason.NO_CONNECTIVITY, "there is no way to " + endpoint.address());
        }
        try (Socket socket = new Socket()) {
            socket.connect(to.get(), left());
            socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
            return answer(response(socket));
        } catch (SocketTimeoutException e) {
            return Answer.unanswered(Reason.TIMEOUT, "no answer within " + limit.toMillis() + " ms");
        } catch (ConnectException e) {
            return Answer.absent();
        } catch (IOException e) {
            return Answer.unanswered(Reason.NO_CONNECTIVITY, String.valueOf(e.getMessage()));
        }
    }

    /** A PUT without a body has the length zero (RFC 9110 section 8.6). */
    private String request() {
        return endpoint.method() + " " + endpoint.path() + " HTTP/1.0\r\nHost: " + endpoint.address() + "\r\n"
                + endpoint.header().map(line -> line + "\r\n").orElse("")
                + (endpoint.method().equals("PUT") ? "Content-Length: 0\r\n" : "")
                + "Connection: close\r\n\r\n";
    }

    private String response(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        InputStream in = socket.getInputStream();
        while (all.size() < MOST_OCTETS) {
            socket.setSoTimeout(left());
            int count = in.read(some);
            if (count < 0) {
                break;
            }
            all.write(some, 0, Math.min(count, MOST_OCTETS - all.size()));
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static Answer<String> answer(String response) {
        Matcher status = STATUS.matcher(response);
        if (!status.lookingAt()) {
            return Answer.unanswered(Reason.MALFORMED, "the answer is no HTTP");
        }
        return status.group(1).equals("200") ? Answer.present(response) : Answer.absent();
    }

    private int left() throws SocketTimeoutException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("the time is over");
        }
        return (int) millis;
    }
}

package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One GET over one TLS connection. The address comes from the {@link Dns} port; the Java platform's HTTP client would
 * use the system's resolver.
 */
final class DirectHttps implements HttpsFetcher {

    private final Dns dns;
    private final SSLSocketFactory tls;
    private final int port;
    private final Duration limit;

    DirectHttps(Dns dns, SSLSocketFactory tls, int port, Duration limit) {
        this.dns = dns;
        this.tls = tls;
        this.port = port;
        this.limit = limit;
    }

    @Override
    public Fetched fetch(DomainName host, String path, int maxOctets) {
        DnsAnswer ipv4 = dns.ask(DnsQuestion.of(host, RecordType.A));
        DnsAnswer ipv6 = dns.ask(DnsQuestion.of(host, RecordType.AAAA));
        List<IpAddress> addresses =
                Stream.concat(addresses(ipv4), addresses(ipv6)).limit(2).toList();
        if (addresses.isEmpty()) {
            return ipv4 instanceof DnsAnswer.Unanswered silent
                    ? new Fetched.Failed(silent.reason(), host + ": " + silent.detail())
                    : new Fetched.Failed(Reason.NO_CONNECTIVITY, host + " has no address");
        }
        Fetched last = new Fetched.Failed(Reason.SKIPPED, "not tried");
        for (IpAddress address : addresses) {
            last = fetch(address, host, path, maxOctets);
            if (last instanceof Fetched.Document) {
                return last;
            }
        }
        return last;
    }

    private static Stream<IpAddress> addresses(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Address.class).stream().limit(1).map(DnsRecord.Address::address)
                : Stream.empty();
    }

    private Fetched fetch(IpAddress address, DomainName host, String path, int maxOctets) {
        try {
            // The socket of a channel is closed by an interrupt of the thread that waits at it.
            return fetch(SocketChannel.open().socket(), address, host, path, maxOctets);
        } catch (IOException e) {
            return failed(Reason.NO_CONNECTIVITY, host, String.valueOf(e.getMessage()));
        }
    }

    private Fetched fetch(Socket socket, IpAddress address, DomainName host, String path, int maxOctets) {
        // Read timeouts do not stop a server that sends octet by octet. Closing the socket does.
        CompletableFuture<Void> done = new CompletableFuture<>();
        done.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS).whenComplete((over, late) -> close(socket));
        try {
            socket.connect(new InetSocketAddress(address.toInetAddress(), port), (int) limit.toMillis());
            socket.setSoTimeout((int) limit.toMillis());
            return talk(socket, host, path, maxOctets);
        } catch (IOException e) {
            return Thread.currentThread().isInterrupted()
                    ? failed(Reason.SKIPPED, host, "the fetch was interrupted")
                    : failed(e, host, done.isDone(), socket.isConnected());
        } finally {
            done.complete(null);
            close(socket);
        }
    }

    private static Fetched failed(IOException problem, DomainName host, boolean late, boolean connected) {
        if (problem instanceof SSLException) {
            boolean certificate = isAboutCertificate(problem);
            Reason reason = certificate ? Reason.REFUSED : late ? Reason.TIMEOUT : Reason.MALFORMED;
            return failed(reason, host, late ? "no answer in time" : "TLS: " + problem.getMessage());
        }
        if (late || problem instanceof SocketTimeoutException) {
            return failed(Reason.TIMEOUT, host, "no answer in time");
        }
        return failed(
                connected ? Reason.MALFORMED : Reason.NO_CONNECTIVITY, host, String.valueOf(problem.getMessage()));
    }

    private static boolean isAboutCertificate(Throwable problem) {
        return problem instanceof GeneralSecurityException
                || problem.getCause() != null && isAboutCertificate(problem.getCause());
    }

    private static Fetched failed(Reason reason, DomainName host, String detail) {
        return new Fetched.Failed(reason, host + ": " + detail);
    }

    private Fetched talk(Socket socket, DomainName host, String path, int maxOctets) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host.toString(), port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nAccept: */*\r\nUser-Agent: mailworthy\r\nConnection: close\r\n\r\n";
        secured.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new HttpResponse(new BufferedInputStream(secured.getInputStream()), maxOctets).read();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is closed even after an error.
            return;
        }
    }
}

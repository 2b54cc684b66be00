package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.internal.message.MalformedReply;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a query over a new TCP connection (RFC 1035 section 4.2.2). TCP is rare, so that a blocking socket is enough. */
final class TcpExchange {

    private TcpExchange() {}

    static CompletableFuture<byte[]> send(InetSocketAddress server, byte[] query, Duration timeout, Executor executor) {
        Socket socket = new Socket();
        CompletableFuture<byte[]> reply =
                CompletableFuture.supplyAsync(() -> talk(socket, server, query, timeout), executor);
        // A slow server resets the read timeout with each octet. Closing the socket ends that.
        return reply.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((octets, failure) -> close(socket));
    }

    private static byte[] talk(Socket socket, InetSocketAddress server, byte[] query, Duration timeout) {
        try {
            socket.connect(server, (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            byte[] framed = new byte[query.length + 2];
            framed[0] = (byte) (query.length >> 8);
            framed[1] = (byte) query.length;
            System.arraycopy(query, 0, framed, 2, query.length);
            socket.getOutputStream().write(framed);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] reply = new byte[in.readUnsignedShort()];
            in.readFully(reply);
            return checked(query, reply);
        } catch (SocketTimeoutException e) {
            throw new CompletionException(new TimeoutException("no reply over TCP"));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static byte[] checked(byte[] query, byte[] reply) throws IOException {
        SentQuestion question = new SentQuestion(query);
        boolean sameId = reply.length >= 2 && reply[0] == query[0] && reply[1] == query[1];
        if (!sameId || !question.isAnsweredBy(reply, reply.length)) {
            String fault = sameId ? question.headerFault(reply, reply.length) : "";
            throw new MalformedReply(fault.isEmpty() ? "a reply over TCP to another question" : fault);
        }
        return reply;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is closed in any case.
        }
    }
}

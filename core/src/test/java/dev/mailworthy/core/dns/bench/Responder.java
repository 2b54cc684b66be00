package dev.mailworthy.core.dns.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Answers every question on loopback with one A record, in a process of its own; prints its port first. */
public final class Responder {

    /** A pointer to the question's name, A, IN, TTL 60, 127.0.0.2. */
    private static final byte[] ANSWER = {(byte) 0xC0, 0x0C, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 2};

    private Responder() {}

    public static void main(String[] args) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
            System.out.println(((InetSocketAddress) channel.getLocalAddress()).getPort());
            System.out.flush();
            ByteBuffer buffer = ByteBuffer.allocateDirect(512);
            while (true) {
                buffer.clear();
                SocketAddress client = channel.receive(buffer);
                buffer.flip();
                answer(buffer);
                channel.send(buffer, client);
            }
        }
    }

    /** Turns a query into its response in place. An OPT record is dropped. */
    private static void answer(ByteBuffer message) {
        int end = 12;
        while (message.get(end) != 0) {
            end += message.get(end) + 1;
        }
        end += 5;
        message.putShort(2, (short) 0x8180);
        message.putShort(6, (short) 1);
        message.putShort(10, (short) 0);
        message.limit(end + ANSWER.length);
        message.position(end);
        message.put(ANSWER);
        message.position(0);
    }
}

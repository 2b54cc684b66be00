package dev.mailworthy.core.dns.bench;

import dev.mailworthy.core.dns.engine.BulkDns;
import dev.mailworthy.core.dns.engine.BulkStatistics;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The time of 16,384 questions at each loss in percent. Arguments: the losses; without arguments 0 2 5 10 30. The server of this
 * process drops queries and replies with that probability each, by a seeded generator. With {@code netem} as the first argument
 * it drops nothing, because the network does.
 */
public final class LossBenchmark {

    private static final int QUESTIONS = 16_384;
    private static final int SEED = 5782;

    private LossBenchmark() {}

    public static void main(String[] args) throws IOException {
        boolean network = args.length > 0 && args[0].equals("netem");
        String[] losses = args.length > 0 ? args : new String[] {"0", "2", "5", "10", "30"};
        System.out.printf("seed %d, %d questions%n", SEED, QUESTIONS);
        for (int i = network ? 1 : 0; i < losses.length; i++) {
            int percent = Integer.parseInt(losses[i]);
            try (DatagramChannel server = DatagramChannel.open()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                server.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
                start(server, network ? 0 : percent);
                measure(percent, (InetSocketAddress) server.getLocalAddress());
            }
        }
    }

    private static void measure(int percent, InetSocketAddress server) {
        Counting counting = new Counting();
        try (BulkDns dns = BulkDns.builder()
                .resolver(new ResolverAddress(IpAddress.of(server.getAddress()), server.getPort()))
                .build()) {
            long start = System.nanoTime();
            dns.run(counting, counting);
            double seconds = (System.nanoTime() - start) / 1e9;
            BulkStatistics done = dns.statistics();
            System.out.printf(
                    Locale.ROOT,
                    "loss %2d %%: %6.2f s, %d answered, %d unanswered, %d datagrams%n",
                    percent,
                    seconds,
                    counting.answered,
                    counting.unanswered,
                    done.datagrams());
        }
    }

    private static void start(DatagramChannel server, int percent) {
        Thread thread = new Thread(() -> serve(server, percent), "lossy-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static void serve(DatagramChannel server, int percent) {
        SplittableRandom random = new SplittableRandom(SEED);
        ByteBuffer buffer = ByteBuffer.allocateDirect(512);
        try {
            while (true) {
                SocketAddress client = server.receive(buffer.clear());
                boolean arrives = random.nextInt(100) >= percent && random.nextInt(100) >= percent;
                if (arrives && client != null) {
                    // NXDOMAIN with RA, no records.
                    buffer.flip().putShort(2, (short) 0x8183);
                    server.send(buffer, client);
                }
            }
        } catch (IOException e) {
            // The channel was closed.
        }
    }

    /** Asks n0.bl.test, n1.bl.test and so on, and counts the answers. */
    private static final class Counting implements BulkDns.Questions, BulkDns.Answers {

        private int next;
        private int answered;
        private int unanswered;

        @Override
        public long next(ByteBuffer name) {
            if (next == QUESTIONS) {
                return END;
            }
            byte[] label = ("n" + next).getBytes(StandardCharsets.US_ASCII);
            name.put((byte) label.length).put(label);
            name.put(new byte[] {2, 'b', 'l', 4, 't', 'e', 's', 't', 0});
            return next++;
        }

        @Override
        public void nothing(long tag) {
            answered++;
        }

        @Override
        public void addresses(long tag, int[] addresses, int count) {
            answered++;
        }

        @Override
        public void unusual(long tag, BulkDns.Unusual why) {
            unanswered++;
        }
    }
}

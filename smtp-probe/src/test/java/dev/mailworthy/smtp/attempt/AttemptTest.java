package dev.mailworthy.smtp.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.Peers;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.host.SocketOwner;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One connection to each kind of server, over real sockets on loopback. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class AttemptTest {

    private final Peers peers = new Peers();

    @AfterEach
    void closePeers() throws Exception {
        peers.close();
    }

    /**
     * An attempt whose greeting is never late, however busy the machine is. Linux connects on loopback while the server's threads
     * wait, so that the time to connect passes only for a dropped request.
     */
    private static AttemptResult attempt(InetSocketAddress address, Attempt.Manner expectation) {
        return attempt(new Socket(), address, Duration.ofSeconds(100), expectation);
    }

    private static AttemptResult attempt(
            Socket socket, InetSocketAddress address, Duration banner, Attempt.Manner expectation) {
        return new Attempt(socket, SocketOwner.process(), Duration.ofMillis(1500), banner)
                .run(address, Optional.empty(), expectation);
    }

    private static AttemptOutcome outcome(InetSocketAddress address) {
        return attempt(address, new Attempt.Manner.Greet()).outcome();
    }

    /** The outcome at a server that does not greet. */
    private static AttemptOutcome hasty(InetSocketAddress address) {
        return attempt(new Socket(), address, Duration.ofMillis(700), new Attempt.Manner.Greet())
                .outcome();
    }

    /** A socket that tells when it is connected. */
    private static final class Announced extends Socket {

        private final CountDownLatch connected = new CountDownLatch(1);

        @Override
        public void connect(SocketAddress address, int millis) throws IOException {
            super.connect(address, millis);
            connected.countDown();
        }
    }

    @Test
    void aGreetingIsReadByItsFirstDigit() throws IOException {
        assertThat(outcome(peers.saying("220 mx.example ESMTP\r\n"))).isEqualTo(AttemptOutcome.BANNER_OK);
        assertThat(outcome(peers.saying("220-mx.example\r\n220-more\r\n220 ready\r\n")))
                .isEqualTo(AttemptOutcome.BANNER_OK);
        assertThat(outcome(peers.saying("421 4.7.0 later\r\n"))).isEqualTo(AttemptOutcome.BANNER_4XX);
        assertThat(outcome(peers.saying("554 5.7.1 listed\r\n"))).isEqualTo(AttemptOutcome.BANNER_5XX);
    }

    @Test
    void aGreetingThatRefusesIsKeptWithAllItsLines() throws IOException {
        AttemptResult result = attempt(
                peers.saying(
                        "554-5.7.1 mx.example refuses\r\n554-5.7.1 192.0.2.7 is listed\r\n554 5.7.1 see https://x.example\r\n"),
                new Attempt.Manner.Greet());
        assertThat(result.detail()).isEqualTo("554-5.7.1 mx.example refuses");
        assertThat(result.replies().greeting().orElseThrow().lines()).hasSize(3);
        assertThat(result.replies().refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.stage()).isEqualTo(Stage.BANNER);
            assertThat(refusal.toSmtpReply())
                    .isEqualTo(new SmtpReply(
                            554,
                            EnhancedCode.parse("5.7.1"),
                            "mx.example refuses 192.0.2.7 is listed see https://x.example",
                            Optional.of(ReplyStage.CONNECT),
                            Ending.REPLIED));
        });
    }

    @Test
    void aGreetingWith220IsAReplyAndNoRefusal() throws IOException {
        AttemptResult result =
                attempt(peers.saying("220-mx.example ESMTP\r\n220 ready\r\n"), new Attempt.Manner.Greet());
        assertThat(result.replies().greeting().orElseThrow().lines())
                .containsExactly("220-mx.example ESMTP", "220 ready");
        assertThat(result.replies().refusal()).isEmpty();
    }

    @Test
    void aLineOfAnotherCodeIsNoPartOfTheGreeting() throws IOException {
        AttemptResult result = attempt(peers.saying("554-no service\r\n250 ok\r\n"), new Attempt.Manner.Greet());
        assertThat(result.replies().refusal().orElseThrow().reply()).isEqualTo(Reply.read("554-no service"));
    }

    @Test
    void aTextThatIsNoGreetingIsReportedAsSuch() throws IOException {
        assertThat(outcome(peers.saying("SSH-2.0-OpenSSH_9\r\n"))).isEqualTo(AttemptOutcome.BANNER_NOT_SMTP);
        assertThat(outcome(peers.saying("HTTP/1.1 400 Bad Request\r\n"))).isEqualTo(AttemptOutcome.BANNER_NOT_SMTP);
        assertThat(outcome(peers.saying("22\r\n"))).isEqualTo(AttemptOutcome.BANNER_NOT_SMTP);
        assertThat(outcome(peers.saying("2200 x\r\n"))).isEqualTo(AttemptOutcome.BANNER_NOT_SMTP);
        assertThat(outcome(peers.saying("\u001b[2J\r\n"))).isEqualTo(AttemptOutcome.BANNER_NOT_SMTP);
        assertThat(outcome(peers.saying("\n"))).isEqualTo(AttemptOutcome.BANNER_NOT_SMTP);
    }

    @Test
    void silenceAndCloseAreDistinguished() throws IOException {
        assertThat(hasty(peers.silent())).isEqualTo(AttemptOutcome.CONNECTED_SILENT);
        assertThat(outcome(peers.closing())).isEqualTo(AttemptOutcome.CONNECTED_EOF);
    }

    /** A reset that overtakes the end of the connect would be the outcome of the connect. */
    @Test
    void aResetAfterTheConnectIsNoRefusal() throws IOException {
        Announced socket = new Announced();
        InetSocketAddress resetting = peers.serve(client -> {
            socket.connected.await();
            client.setSoLinger(true, 0);
            client.close();
        });
        AttemptResult result = attempt(socket, resetting, Duration.ofSeconds(100), new Attempt.Manner.Greet());
        assertThat(result.outcome()).isEqualTo(AttemptOutcome.CONNECTED_RESET);
    }

    @Test
    void droppedAndRefusedAreDistinguished() throws IOException {
        assertThat(outcome(peers.dropping())).isEqualTo(AttemptOutcome.SYN_TIMEOUT);
        assertThat(outcome(peers.closed())).isEqualTo(AttemptOutcome.RST_ON_SYN);
    }

    @Test
    void aPortThatSpeaksTlsFirstNeedsNoGreeting() throws IOException {
        assertThat(attempt(peers.silent(), new Attempt.Manner.Connect()).outcome())
                .isEqualTo(AttemptOutcome.CONNECTED);
    }

    @Test
    void aServerThatDripsOrFloodsCannotProlongAnAttempt() throws IOException {
        assertThat(hasty(peers.dripping())).isEqualTo(AttemptOutcome.CONNECTED_SILENT);
        assertThat(outcome(peers.endless())).isEqualTo(AttemptOutcome.BANNER_NOT_SMTP);
    }

    @Test
    void theServerGetsAQuit() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        InetSocketAddress address = peers.serve(client -> {
            client.getOutputStream().write("220 x ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            heard.complete(new String(client.getInputStream().readNBytes(6), StandardCharsets.US_ASCII));
        });
        assertThat(outcome(address)).isEqualTo(AttemptOutcome.BANNER_OK);
        assertThat(heard.get(60, TimeUnit.SECONDS)).isEqualTo("QUIT\r\n");
    }
}

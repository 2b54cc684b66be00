package dev.mailworthy.cli.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.delivery.DeliveryMemory;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** New lines are handed on once, whatever happens to the file between two readings. */
@Timeout(60)
class LogFollowingTest {

    @TempDir
    private Path folder;

    private final List<Long> news = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** What happens to the log between two readings. */
    private interface Event {
        void happen() throws IOException;
    }

    private Path log() {
        return folder.resolve("mail.log");
    }

    private Path old() {
        return folder.resolve("mail.log.1");
    }

    private static String line(int second) {
        return String.format(
                "2026-11-30T10:00:%02d+00:00 mx postfix/smtp[1]: A%d: to=<bob@gmail.com>, relay=mx.example.net"
                        + "[192.0.2.1]:25, delay=2, delays=0/0/1/1, dsn=2.0.0, status=sent (250 ok)%n",
                second, second);
    }

    private void write(String text) throws IOException {
        Files.writeString(log(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private DeliverySummary follow(Event... events) throws InterruptedException {
        KeptMemory kept = KeptMemory.ofRun(DeliveryMemory.empty(5), ZoneOffset.UTC);
        Iterator<Event> left = List.of(events).iterator();
        new LogFollowing(
                        kept,
                        List.of(log().toString()),
                        lines -> news.add(lines.coverage().lines()),
                        problems::add)
                .run(() -> goesOn(left));
        return kept.memory().summary();
    }

    private static boolean goesOn(Iterator<Event> left) {
        if (!left.hasNext()) {
            return false;
        }
        try {
            left.next().happen();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void newLinesAreHandedOnOnce() throws InterruptedException {
        DeliverySummary all = follow(
                () -> write(line(1) + line(2)),
                () -> write(line(3)),
                () -> {},
                () -> write(line(4).substring(0, 30)),
                () -> write(line(4).substring(30)));
        assertThat(news).containsExactly(2L, 1L, 1L);
        assertThat(all.coverage().lines()).isEqualTo(4);
        assertThat(problems).isEmpty();
    }

    @Test
    void linesBeforeARotationAreReadFromTheRenamedFile() throws InterruptedException {
        follow(() -> write(line(1)), () -> {
            write(line(2));
            Files.move(log(), old());
            write(line(3));
        });
        assertThat(news).containsExactly(1L, 2L);
    }

    @Test
    void aLogOfAnEarlierTimeIsNotReadWithIt() throws InterruptedException {
        follow(() -> {
            Files.writeString(old(), line(1) + line(2));
            write(line(3));
        });
        assertThat(news).containsExactly(1L);
    }

    @Test
    void aLogThatIsGoneIsToldOnceAndFoundAgain() throws InterruptedException {
        follow(
                () -> write(line(1)),
                () -> Files.delete(log()),
                () -> {},
                () -> write(line(2)),
                () -> Files.delete(log()));
        assertThat(news).containsExactly(1L, 1L);
        assertThat(problems)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).endsWith("mail.log: there is no such file"));
    }
}

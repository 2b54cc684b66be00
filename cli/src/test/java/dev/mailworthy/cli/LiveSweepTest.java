package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sweep over standard input prints its results when the input pauses. SIGTERM ends it at once. */
@Timeout(120)
class LiveSweepTest {

    private static void write(Process process, String text) throws Exception {
        OutputStream to = process.getOutputStream();
        to.write(text.getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    @Test
    void eachTargetIsAnsweredWhileTheInputPauses() throws Exception {
        Process process = Program.plain().start("exec mailworthy dnsbl sweep - --lab listed --ndjson");
        BufferedReader from = process.inputReader(StandardCharsets.UTF_8);
        write(process, "# a comment\n192.0.2.30\n192.0.2");
        assertThat(from.readLine()).contains("\"target\": \"192.0.2.30\"");
        assertThat(from.readLine()).contains("\"target\": \"192.0.2.30\"");
        write(process, ".30\n");
        assertThat(from.readLine()).contains("\"target\": \"192.0.2.30\"");
        assertThat(from.readLine()).contains("\"target\": \"192.0.2.30\"");
        Program.terminate(process);
        assertThat(from.readLine()).contains("\"targets\": 2", "\"end\": \"stopped\"");
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void theEndOfTheInputEndsTheSweep() throws Exception {
        Ran ran = Program.plain()
                .run("printf '192.0.2.29\\n192.0.2.30' | mailworthy dnsbl sweep - --lab listed --ndjson");
        assertThat(ran.out()).contains("\"targets\": 2", "\"end\": \"complete\"", "\"listed\": 2");
        assertThat(ran.code()).isEqualTo(2);
    }
}

package dev.mailworthy.smtp.peer;

import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The account of the {@linkplain ScriptedReceiver receivers}: what they answered for each recipient. Safe for several threads. */
final class ReceivedMail {

    /** One answer. Each recipient has one address in one message, so that its address stands for it. */
    private record Answer(
            ScriptedReceiver receiver, String recipient, DeliveryOutcome outcome, String client, boolean secured) {}

    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, Integer> tries = new HashMap<>();

    synchronized void answer(
            ScriptedReceiver receiver, String recipient, DeliveryOutcome outcome, String client, boolean secured) {
        answers.add(new Answer(receiver, recipient, outcome, client, secured));
        notifyAll();
    }

    /** How often something was tried before. */
    synchronized int again(String what) {
        return tries.merge(what, 1, Integer::sum) - 1;
    }

    /** Waits until the receivers gave their last answer for each of the recipients. Returns false if the time is over. */
    synchronized boolean awaitEnd(Set<String> recipients, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!isOver(recipients)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private boolean isOver(Set<String> recipients) {
        return recipients.stream()
                .allMatch(recipient -> answers.stream()
                        .anyMatch(answer -> answer.recipient().equals(recipient)
                                && answer.outcome().isFinal()));
    }

    /** Counts by receiver and outcome: attempts, recipients by their last state, attempts over TLS; and the client's address. */
    synchronized List<String> lines() {
        Map<String, long[]> counts = new TreeMap<>();
        Map<String, Answer> last = new HashMap<>();
        for (Answer answer : answers) {
            long[] of = counts.computeIfAbsent(key(answer), key -> new long[3]);
            of[0]++;
            of[2] += answer.secured() ? 1 : 0;
            last.put(answer.recipient(), answer);
        }
        last.values().forEach(answer -> counts.get(key(answer))[1]++);
        List<String> lines = new ArrayList<>();
        counts.forEach((key, of) -> lines.add(key + "\t" + of[0] + "\t" + of[1] + "\t" + of[2]));
        return lines;
    }

    private static String key(Answer answer) {
        return answer.receiver().domain() + "\t" + answer.outcome().name() + "\t" + answer.client();
    }

    synchronized String state() {
        return answers.toString();
    }
}

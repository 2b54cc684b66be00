package dev.mailworthy.cli.command.log;

import dev.mailworthy.smtp.delivery.AppendedLines;
import dev.mailworthy.smtp.delivery.DeliveryLog;
import dev.mailworthy.smtp.delivery.DeliveryMemory;
import dev.mailworthy.smtp.delivery.DeliveryOptions;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.ReadingProgress;
import dev.mailworthy.smtp.delivery.source.LogSource;
import java.io.IOException;

/** Adds logs up, one after another. */
interface LogSum {

    /** Reads a log. Returns what its lines give alone. */
    DeliverySummary add(LogSource source, ReadingProgress progress) throws IOException;

    /** All logs together. After this, no more are added. */
    DeliverySummary end();

    /** The logs of this run alone. */
    final class OfRun implements LogSum {

        private final DeliveryOptions options;
        private DeliverySummary sum = DeliverySummary.NONE;

        OfRun(DeliveryOptions options) {
            this.options = options;
        }

        @Override
        public DeliverySummary add(LogSource source, ReadingProgress progress) throws IOException {
            DeliverySummary one = DeliveryLog.read(source, options, progress);
            sum = sum.plus(one);
            return one;
        }

        @Override
        public DeliverySummary end() {
            return sum;
        }
    }

    /** What was known before, with the new lines of logs. */
    final class OfMemory implements LogSum {

        private final KeptMemory kept;
        private DeliveryMemory memory;

        OfMemory(KeptMemory kept) {
            this.kept = kept;
            this.memory = kept.memory();
        }

        @Override
        public DeliverySummary add(LogSource source, ReadingProgress progress) throws IOException {
            AppendedLines lines = DeliveryLog.readOn(source, memory, kept.options(), progress);
            memory = lines.memory();
            return lines.summary();
        }

        @Override
        public DeliverySummary end() {
            kept.keep(memory);
            return kept.memory().summary();
        }
    }
}

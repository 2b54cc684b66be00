package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.recording.Recorder;
import dev.mailworthy.cli.recording.Recording;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.world.LookupRounds;
import java.util.Optional;

/** A {@link CheckReport report} with the request and the recorder of its run. */
record ExaminedCheck(CheckRequest request, CheckReport report, Optional<Recorder> recorder) {

    Optional<Recording> recording(Stamp stamp) {
        return recorder.flatMap(kept -> kept.recording(request, report, stamp.tool(), stamp.generatedAt()));
    }

    /** This result with the longest chain of lookups. Only a {@link Recording recorded run} can determine it. */
    ExaminedCheck withChain(Stamp stamp) {
        return recording(stamp)
                .map(kept -> report.lookups().map(counted -> counted.withChain(chain(kept))))
                .map(counted -> new ExaminedCheck(request, report.withLookups(counted), recorder))
                .orElse(this);
    }

    private static int chain(Recording kept) {
        return LookupRounds.of(kept.questions(), kept::dns, dns -> Replay.again(kept, dns));
    }
}

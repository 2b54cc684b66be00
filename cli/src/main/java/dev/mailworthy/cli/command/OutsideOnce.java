package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.option.AskOptions;
import dev.mailworthy.cli.option.FarEnd;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.world.Progress;
import java.util.Optional;

/** What the user's responder sees of this machine: it is visited once for all domains. */
final class OutsideOnce {

    private final Optional<FarEnd> farEnd;
    private final Surroundings world;
    private final Progress progress;
    private Optional<OutsideView> view = Optional.empty();

    OutsideOnce(Optional<FarEnd> farEnd, Surroundings world, Progress progress) {
        this.farEnd = farEnd;
        this.world = world;
        this.progress = progress;
    }

    CheckRequest in(CheckRequest request) {
        if (view.isEmpty()) {
            view = farEnd.map(far -> AskOptions.view(far, request.egress(), world, progress));
        }
        return view.map(request::withOutside).orElse(request);
    }
}

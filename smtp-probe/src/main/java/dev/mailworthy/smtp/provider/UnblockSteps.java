package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.provider.catalogue.PortPolicy;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.provider.catalogue.RequestStep;
import dev.mailworthy.smtp.provider.catalogue.RequestStep.When;
import dev.mailworthy.smtp.provider.catalogue.Unblock;
import dev.mailworthy.smtp.provider.catalogue.Unblock.Possible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps to open closed ports, in order. Each names who must act. */
final class UnblockSteps {

    private static final TimeToEffect USUAL = new TimeToEffect(TimeToEffect.Scale.DAYS, "usually 1 to 3 days");

    private final ProviderCatalogue catalogue;
    private final Optional<Provider> provider;
    private final Measured measured;

    UnblockSteps(ProviderCatalogue catalogue, Optional<Provider> provider, Measured measured) {
        this.catalogue = catalogue;
        this.provider = provider;
        this.measured = measured;
    }

    List<Remedy> ordered() {
        List<Remedy> steps = new ArrayList<>();
        List<Integer> closed = measured.ports(EgressVerdict::isForProvider);
        List<Integer> local = measured.ports(EgressVerdict::isBlockedHere);
        if (!local.isEmpty()) {
            steps.add(Remedy.of(
                    Actor.YOU,
                    "Take away this machine's own rule against " + ports(local) + "; the provider cannot.",
                    TimeToEffect.MINUTES));
        }
        if (!closed.isEmpty()) {
            provider.ifPresentOrElse(
                    known -> atProvider(known, closed, steps), () -> steps.addAll(catalogue.unknownProvider()));
        }
        return List.copyOf(steps);
    }

    private void atProvider(Provider known, List<Integer> closed, List<Remedy> steps) {
        List<Integer> surprising = closed.stream()
                .filter(port -> known.policy().of(port) == PortPolicy.OPEN)
                .toList();
        if (!surprising.isEmpty()) {
            steps.add(Remedy.of(
                    Actor.YOU,
                    known.name() + " " + known.policy().hedge() + "leaves " + ports(surprising)
                            + " open: look for a firewall or security group of your own.",
                    TimeToEffect.MINUTES));
        }
        if (surprising.size() < closed.size()) {
            ask(known, closed.get(0), steps);
        }
    }

    private void ask(Provider known, int port, List<Remedy> steps) {
        boolean refused =
                known.unblock().filter(way -> way.possible() == Possible.NO).isPresent();
        List<RequestStep> requests = refused ? List.of() : catalogue.requests();
        yours(requests, When.BEFORE).forEach(steps::add);
        steps.add(way(known, port));
        yours(requests, When.AFTER).forEach(steps::add);
    }

    private static Stream<Remedy> yours(List<RequestStep> requests, When when) {
        return requests.stream()
                .filter(request -> request.when() == when)
                .map(request -> Remedy.of(Actor.YOU, request.step(), request.takes()));
    }

    /** The remedy by the provider's own way to open a port, or the advice to ask the provider. */
    static Remedy way(Provider known, int port) {
        return known.unblock()
                .map(way -> remedy(known, way, port))
                .orElseGet(() ->
                        Remedy.of(Actor.YOU, "Ask " + known.name() + " whether it opens port " + port + ".", USUAL));
    }

    private static Remedy remedy(Provider known, Unblock way, int port) {
        String hedge = known.policy().hedge();
        String notes = way.notes().map(text -> " (" + text + ")").orElse("");
        if (way.possible() == Possible.NO) {
            return new Remedy(
                    Actor.YOU,
                    "Send through a relay: " + known.name() + " " + hedge + "does not open port " + port + " ("
                            + way.how() + ")" + notes + ".",
                    way.url().map(page -> new Means.AskProvider(Optional.of(page))),
                    way.takes().orElse(TimeToEffect.HOURS));
        }
        boolean yours = known.policy().of(port) == PortPolicy.USER;
        String what = yours
                ? "Open outgoing port " + port + " at " + known.name()
                : "Ask " + known.name() + " to open outgoing port " + port;
        String byPlan = way.possible() == Possible.PLAN ? ", which depends on plan and account" : "";
        String perhaps = hedge.isEmpty() ? "" : ", probably so";
        return new Remedy(
                Actor.YOU,
                what + byPlan + perhaps + ": " + way.how() + notes + ".",
                way.url().map(page -> new Means.AskProvider(Optional.of(page))),
                way.takes().orElse(USUAL));
    }

    private static String ports(List<Integer> ports) {
        return (ports.size() == 1 ? "port " : "ports ")
                + ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

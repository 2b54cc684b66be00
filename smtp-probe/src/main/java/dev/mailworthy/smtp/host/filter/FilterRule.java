package dev.mailworthy.smtp.host.filter;

import java.util.List;

/**
 * One rule of a chain.
 *
 * @param text as nft prints it, without its handle; or the handle alone, in words, if nft's text is not known
 * @param handle the number by which nft names it, or empty
 * @param isRated whether it fits only up to, or only over, a rate or a number
 * @param sets whether it sets a mark on the packet
 */
record FilterRule(
        String text, String handle, List<Condition> conditions, Action action, boolean isRated, boolean sets) {

    Fit fit(Packet packet, Sets named) {
        Fit fit = Fit.YES;
        for (Condition condition : conditions) {
            fit = fit.and(condition.fit(packet, named));
        }
        return fit;
    }
}

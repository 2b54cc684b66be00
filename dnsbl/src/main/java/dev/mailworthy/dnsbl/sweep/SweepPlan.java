package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.target.SweepTargets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A digest that tells one sweep from another. It covers the targets as the user named them, the lists in order,
 * and the options that change the lines. */
final class SweepPlan {

    private SweepPlan() {}

    /** @param form the name of the output's form */
    static String of(SweepTargets targets, List<SweptList> lists, SweepRequest.Reasons reasons, String form) {
        StringBuilder plan = new StringBuilder(targets.description());
        plan.append('\n').append(reasons).append('\n').append(form);
        lists.forEach(list -> plan.append('\n')
                .append(list.list().entry().id())
                .append(' ')
                .append(list.list().zone()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(plan.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

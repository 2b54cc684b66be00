package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.target.SweepTargets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A digest that tells one sweep from another. It covers the targets as the user named them and the lists in order. */
final class SweepPlan {

    private SweepPlan() {}

    static String of(SweepTargets targets, List<SweptList> lists) {
        StringBuilder plan = new StringBuilder(targets.description());
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

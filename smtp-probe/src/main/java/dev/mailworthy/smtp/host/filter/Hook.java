package dev.mailworthy.smtp.host.filter;

/**
 * Where packets come to a base chain.
 *
 * @param type {@code filter}, {@code nat} or {@code route}
 * @param name {@code output}, {@code postrouting}, {@code input} and so on
 * @param dropsTheRest whether the chain's policy drops what no rule decides
 */
record Hook(String type, String name, boolean dropsTheRest) {

    /** Whether packets that leave this machine pass it first of all chains of its hook. */
    boolean isOutgoing() {
        return switch (name) {
            case "output", "egress" -> true;
            case "postrouting" -> type.equals("filter");
            default -> false;
        };
    }
}

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

    /**
     * Whether answers pass it that come to this machine. Address translation decides only about the first packet, and a chain
     * at ingress sees one device, which the JSON of nft 1.0.6 does not name.
     */
    boolean isIncoming() {
        return type.equals("filter") && (name.equals("input") || name.equals("prerouting"));
    }
}

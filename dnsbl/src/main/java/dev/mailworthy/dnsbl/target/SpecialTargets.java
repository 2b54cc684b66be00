package dev.mailworthy.dnsbl.target;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.SpecialPurpose;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How addresses are treated that the Internet does not route. No list has them, and a query would tell the list about the
 * user's network.
 */
public enum SpecialTargets {
    /** They are queried like all others, for a lab or a resolver on loopback. */
    ASKED {
        @Override
        public Optional<String> refusal(IpAddress address) {
            return Optional.empty();
        }

        @Override
        boolean refuses(Cidr network) {
            return false;
        }

        @Override
        public void refuseWhole(Cidr network) {}

        @Override
        public void refuse(IpAddress address) {}

        @Override
        public Stream<IpAddress> without(Cidr network) {
            return network.addresses();
        }

        @Override
        BitSet firstOctets() {
            return new BitSet();
        }
    },
    /** They are refused. Inside a larger network they are skipped. */
    REFUSED {
        @Override
        public Optional<String> refusal(IpAddress address) {
            return SpecialPurpose.of(address).map(purpose -> address + why(purpose));
        }

        @Override
        boolean refuses(Cidr network) {
            return SpecialPurpose.of(network).isPresent();
        }

        @Override
        public void refuseWhole(Cidr network) {
            SpecialPurpose.of(network).ifPresent(purpose -> {
                throw new IllegalArgumentException(network + why(purpose));
            });
        }

        @Override
        public void refuse(IpAddress address) {
            SpecialPurpose.of(address).ifPresent(purpose -> {
                throw new IllegalArgumentException(address + why(purpose));
            });
        }

        @Override
        public Stream<IpAddress> without(Cidr network) {
            return SpecialPurpose.overlaps(network)
                    ? network.addresses()
                            .filter(address -> SpecialPurpose.of(address).isEmpty())
                    : network.addresses();
        }

        @Override
        BitSet firstOctets() {
            BitSet octets = new BitSet(256);
            for (int octet = 0; octet < 256; octet++) {
                octets.set(octet, SpecialPurpose.overlaps(Cidr.parse(octet + ".0.0.0/8")));
            }
            return octets;
        }
    };

    /**
     * {@return why no list is asked about an address, in one sentence; empty when lists are asked}
     *
     * @param address of either family
     */
    public abstract Optional<String> refusal(IpAddress address);

    /** Whether no address of a network is to be asked about. */
    abstract boolean refuses(Cidr network);

    /**
     * Refuses a network of which no address is to be asked about.
     *
     * @param network of either family
     * @throws IllegalArgumentException when a whole network is not on the Internet
     */
    public abstract void refuseWhole(Cidr network);

    /**
     * Refuses an address that is not to be asked about.
     *
     * @param address of either family
     * @throws IllegalArgumentException when the address is not on the Internet
     */
    public abstract void refuse(IpAddress address);

    /**
     * {@return the addresses of a network that are to be asked about}
     *
     * @param network of either family
     */
    public abstract Stream<IpAddress> without(Cidr network);

    /** The first octets of IPv4 addresses that may be refused. Addresses with another first octet are never refused. */
    abstract BitSet firstOctets();

    private static String why(SpecialPurpose purpose) {
        return switch (purpose) {
            case NOT_ROUTED -> " is private or otherwise not on the Internet: no list can have it";
            case DOCUMENTATION -> " is reserved for documentation: no list can have it (a lab queries it)";
        };
    }
}

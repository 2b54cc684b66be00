package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.IpAddress;

/** A dataset of addresses. */
sealed interface AddressDataset extends Dataset permits Ip4Set, Networks {

    /**
     * The numbers of the values that count for an address.
     *
     * @param into gets as many as fit
     * @return how many there are; 0 when it is not listed, or is of another family
     */
    int find(IpAddress target, int[] into);
}

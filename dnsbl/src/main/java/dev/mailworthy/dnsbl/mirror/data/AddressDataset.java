package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.IpAddress;

/** A {@link Dataset dataset} of addresses. */
sealed interface AddressDataset extends Dataset permits Ip4Set, Networks {

    /**
     * Finds the numbers of the values that count for an address.
     *
     * @param into gets as many as fit
     * @return how many there are; 0 if it is not listed or has another family
     */
    int find(IpAddress target, int[] into);
}

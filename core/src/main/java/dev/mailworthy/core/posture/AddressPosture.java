package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;

/**
 * The names of one sending address.
 *
 * @param reverseNames the targets of its PTR records
 * @param confirmed those of them whose own A or AAAA holds the address
 */
public record AddressPosture(
        IpAddress address, Answer<List<DomainName>> reverseNames, Answer<List<DomainName>> confirmed) {}

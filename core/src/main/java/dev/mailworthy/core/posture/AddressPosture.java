package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;

/**
 * The names of one sending address.
 *
 * @param address of the mail server
 * @param reverseNames the targets of its PTR records
 * @param confirmed the reverse names whose A or AAAA records have the address
 */
public record AddressPosture(
        IpAddress address, Answer<List<DomainName>> reverseNames, Answer<List<DomainName>> confirmed) {}

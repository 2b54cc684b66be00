package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.RecordChange;
import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.form.MasterText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Cmdlets of the module DnsServer, one on each line. Text from the network is in single quotes. */
final class PowershellLines implements Form {

    @Override
    public Optional<String> obstacle(SetChange change) {
        boolean isShort = Names.texts(change).allMatch(txt -> txt.joined().length <= MasterText.LONGEST_STRING);
        return Names.obstacle(change)
                .or(() -> Names.isAscii(change)
                        ? Optional.empty()
                        : Optional.of("it has a text beside the printable characters of ASCII"))
                .or(() -> isShort
                        ? Optional.empty()
                        : Optional.of("it has a text of more than " + MasterText.LONGEST_STRING + " octets"));
    }

    @Override
    public String write(List<SetChange> changes) {
        StringBuilder text = new StringBuilder();
        for (SetChange change : changes) {
            for (RecordChange record : change.records()) {
                if (record instanceof RecordChange.Add added) {
                    text.append(add(change, added.record()));
                } else if (record instanceof RecordChange.Remove gone) {
                    text.append(remove(change, gone.record()));
                } else if (record instanceof RecordChange.Replace replaced) {
                    text.append(remove(change, replaced.before())).append(add(change, replaced.after()));
                }
            }
        }
        return text.toString();
    }

    private static String place(SetChange change) {
        return "-ZoneName " + quoted(Names.bare(change.zone())) + " -Name " + quoted(Names.relative(change, "@"));
    }

    private static String add(SetChange change, DnsRecord record) {
        return "Add-DnsServerResourceRecord " + place(change) + " " + data(record) + " -TimeToLive "
                + ttl(change.after().ttl()) + "\n";
    }

    private static String data(DnsRecord record) {
        if (record instanceof DnsRecord.Address address) {
            boolean four = address.address().family() == IpFamily.IPV4;
            return (four ? "-A -IPv4Address " : "-AAAA -IPv6Address ")
                    + quoted(address.address().toString());
        }
        if (record instanceof DnsRecord.Mx mx) {
            return "-MX -MailExchange " + quoted(Names.absolute(mx.exchange())) + " -Preference " + mx.preference();
        }
        if (record instanceof DnsRecord.Name name) {
            return (name.type() == RecordType.PTR ? "-Ptr -PtrDomainName " : "-CName -HostNameAlias ")
                    + quoted(Names.absolute(name.target()));
        }
        return "-Txt -DescriptiveText " + quoted(text(record));
    }

    /** Finds the record by its data, because the cmdlet for removal needs the data in a different way for each type. */
    private static String remove(SetChange change, DnsRecord record) {
        return "Get-DnsServerResourceRecord " + place(change) + " -RRType "
                + quoted(change.before().type().name()) + " | Where-Object { " + condition(record)
                + " } | Remove-DnsServerResourceRecord -ZoneName "
                + quoted(Names.bare(change.zone())) + " -Force\n";
    }

    private static String condition(DnsRecord record) {
        if (record instanceof DnsRecord.Address address) {
            boolean four = address.address().family() == IpFamily.IPV4;
            return "$_.RecordData." + (four ? "IPv4Address" : "IPv6Address") + ".IPAddressToString -eq "
                    + quoted(address.address().toString());
        }
        if (record instanceof DnsRecord.Mx mx) {
            return "$_.RecordData.MailExchange -eq " + quoted(Names.absolute(mx.exchange()))
                    + " -and $_.RecordData.Preference -eq " + mx.preference();
        }
        if (record instanceof DnsRecord.Name name) {
            return "$_.RecordData." + (name.type() == RecordType.PTR ? "PtrDomainName" : "HostNameAlias") + " -eq "
                    + quoted(Names.absolute(name.target()));
        }
        return "$_.RecordData.DescriptiveText -ceq " + quoted(text(record));
    }

    private static String text(DnsRecord record) {
        return record instanceof DnsRecord.Txt txt
                ? new String(txt.joined(), StandardCharsets.US_ASCII)
                : RecordLines.data(record);
    }

    /** A text in single quotes. Only the quote itself has a meaning there; it is doubled. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String ttl(long seconds) {
        Duration ttl = Duration.ofSeconds(seconds);
        return "%d.%02d:%02d:%02d".formatted(ttl.toDays(), ttl.toHoursPart(), ttl.toMinutesPart(), ttl.toSecondsPart());
    }
}

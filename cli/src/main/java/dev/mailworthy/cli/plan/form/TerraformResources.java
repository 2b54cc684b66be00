package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.RecordLines;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.core.dns.DnsRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resources of the type {@code aws_route53_record}, one for each record set. */
final class TerraformResources implements Form {

    @Override
    public Optional<String> obstacle(SetChange change) {
        return change.after().isEmpty()
                ? Optional.of("a set that goes is taken out of the configuration by hand")
                : Names.obstacle(change);
    }

    @Override
    public String write(List<SetChange> changes) {
        StringBuilder text = new StringBuilder();
        Names.byZone(changes).forEach((zone, sets) -> {
            String label =
                    "zone_" + (1 + List.copyOf(Names.byZone(changes).keySet()).indexOf(zone));
            text.append("""
                    data "aws_route53_zone" "%s" {
                      name = %s
                    }
                    """.formatted(label, quoted(Names.absolute(zone))));
            sets.forEach(change -> text.append(resource(change, label, 1 + changes.indexOf(change))));
        });
        return text.toString();
    }

    /** The labels of resources are numbers, because two resources must not have one label. */
    private static String resource(SetChange change, String zone, int number) {
        String records = change.after().records().stream()
                .map(record -> "    " + quoted(value(record)) + ",\n")
                .collect(Collectors.joining());
        return """

                resource "aws_route53_record" "fix_%d" {
                  zone_id         = data.aws_route53_zone.%s.zone_id
                  name            = %s
                  type            = "%s"
                  ttl             = %d
                  allow_overwrite = %s
                  records = [
                %s  ]
                }
                """.formatted(
                        number,
                        zone,
                        quoted(Names.bare(change.after().owner())),
                        change.after().type(),
                        change.after().ttl(),
                        !change.before().isEmpty(),
                        records);
    }

    /** The value of a record. The AWS provider itself adds the outer quotes of a text. */
    private static String value(DnsRecord record) {
        return record instanceof DnsRecord.Txt txt
                ? String.join("\"\"", OctalText.strings(txt))
                : RecordLines.data(record);
    }

    /** A quoted string. A dollar or percent sign before a brace would begin a template, and is doubled. */
    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                + "\"";
    }

    @Override
    public List<String> notes(List<SetChange> changes) {
        return changes.stream().allMatch(change -> change.before().isEmpty())
                ? List.of()
                : List.of("sets that Terraform manages already: change their resources instead of adding these");
    }
}

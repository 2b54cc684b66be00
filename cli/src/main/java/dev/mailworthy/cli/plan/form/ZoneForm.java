package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.SetChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms. Their names are the values of {@code --format}. */
public enum ZoneForm {
    /** Master file (RFC 1035 section 5). */
    zone(new ZoneLines()),
    /** The body of Cloudflare's batch call for DNS records. */
    cloudflare(new CloudflareBatch()),
    /** A change batch of Amazon Route 53. */
    route53(new Route53Batch()),
    /** Entries of octoDNS's zone files. */
    octodns(new OctodnsYaml()),
    /** Terraform, as resources of the AWS provider. */
    terraform(new TerraformResources()),
    /** Windows DNS Server's cmdlets. */
    powershell(new PowershellLines());

    private final Form form;

    ZoneForm(Form form) {
        this.form = form;
    }

    /** The changes in this form. Those that the form cannot express are left out and listed. */
    public FormText of(List<SetChange> changes) {
        List<SetChange> carried = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (SetChange change : changes) {
            Optional<String> obstacle = form.obstacle(change);
            obstacle.ifPresentOrElse(
                    reason -> leftOut.add(change.after().type() + " of "
                            + change.after().owner() + " is left out: " + reason + "; see --format zone"),
                    () -> carried.add(change));
        }
        if (carried.isEmpty()) {
            return new FormText("", leftOut);
        }
        leftOut.addAll(form.notes(carried));
        return new FormText(form.write(carried), leftOut);
    }
}

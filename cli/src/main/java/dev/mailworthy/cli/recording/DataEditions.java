package dev.mailworthy.cli.recording;

import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.core.score.ScoreModel;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.util.Optional;

/**
 * The editions of the data files that a run used.
 *
 * @param lists version and date of the list catalogue
 * @param providers date of the provider catalogue
 * @param packs edition of the receiver packs and version of the weights; empty in a record of an older version
 */
public record DataEditions(String lists, String providers, Optional<String> packs) {

    /** The editions in this program. */
    static DataEditions bundled() {
        Catalogue lists = Catalogue.bundled();
        return new DataEditions(
                (lists.version() + " " + lists.date().map(Object::toString).orElse("")).strip(),
                ProviderCatalogue.bundled().asOf().toString(),
                Optional.of(ReceiverPacks.edition() + ", weights "
                        + ScoreModel.bundled().version()));
    }

    /** One sentence about the first edition that differs from this program's. A replay may then give other results. */
    Optional<String> difference() {
        DataEditions here = bundled();
        String older = "of an older version";
        return differs("list catalogue", lists, here.lists())
                .or(() -> differs("provider catalogue of", providers, here.providers()))
                .or(() -> differs(
                        "receiver packs", packs.orElse(older), here.packs().orElse(older)));
    }

    private static Optional<String> differs(String what, String recorded, String here) {
        return recorded.equals(here)
                ? Optional.empty()
                : Optional.of("it was recorded with the " + what + " " + recorded + ", this program has " + here);
    }
}

package dev.mailworthy.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeWalkTest {

    private static TreeWalk walk(Dns dns, String start) {
        return new TreeWalk(new Questions(dns, 100), DomainName.parse(start));
    }

    /** The first row is the example of RFC 9989 section 4.10. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b.c.d.e.f.g.h.i.j.mail.example.com | a.b.c.d.e.f.g.h.i.j.mail.example.com g.h.i.j.mail.example.com"
                        + " h.i.j.mail.example.com i.j.mail.example.com j.mail.example.com mail.example.com example.com com",
                "a.mail.example.com | a.mail.example.com mail.example.com example.com com",
                "a.b.c.d.e.f.g.h | a.b.c.d.e.f.g.h b.c.d.e.f.g.h c.d.e.f.g.h d.e.f.g.h e.f.g.h f.g.h g.h h",
                "com | com",
            })
    void aWalkHasAtMostEightNames(String domain, String expected) {
        assertThat(TreeWalk.names(DomainName.parse(domain)).stream()
                        .map(DomainName::toString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    /**
     * Each row has records as {@code name:psd}, then the organizational domain and the name with the policy. A name that stands
     * twice has two records.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail.example.com:u example.com:u                  | example.com      | example.com",
                "com:y                                             | example.com      | com",
                "a.mail.example.com:u                              | a.mail.example.com | a.mail.example.com",
                "a.mail.example.com:u example.com:u                | example.com      | a.mail.example.com",
                "mail.example.com:n example.com:u                  | mail.example.com | mail.example.com",
                "a.mail.example.com:n example.com:u                | a.mail.example.com | a.mail.example.com",
                "example.com:y                                     | mail.example.com | example.com",
                "example.com:u com:y                               | example.com      | example.com",
                "mail.example.com:u com:y                          | example.com      | com",
                "mail.example.com:u mail.example.com:u             | a.mail.example.com | none",
                "mail.example.com:u mail.example.com:u example.com:u | example.com    | example.com",
                "other.com:u                                       | a.mail.example.com | none",
            })
    void organizationAndPolicyFollowTheStandard(String records, String organization, String policy) {
        List<String> lines = new ArrayList<>();
        for (String record : records.split(" ")) {
            String[] nameAndPsd = record.split(":");
            // Each record gets another tag, because the zone would merge two equal records.
            lines.add("_dmarc." + nameAndPsd[0] + ". TXT \"v=DMARC1\\; p=none\\; psd=" + nameAndPsd[1] + "\\; x"
                    + lines.size() + "=1\"");
        }
        TreeWalk walk = walk(Examined.zone(lines.toArray(String[]::new)), "a.mail.example.com");
        assertThat(walk.organizational()).isEqualTo(Answer.present(DomainName.parse(organization)));
        String found = walk.policy() instanceof Answer.Present<TreeWalk.Step> step
                ? step.value().name().toString()
                : "none";
        assertThat(found).isEqualTo(policy);
    }

    @Test
    void thePublicSuffixOfALongNameHasOneLabelLess() {
        Dns dns = Examined.zone("_dmarc.g.h.i.j.mail.example.com. TXT \"v=DMARC1\\; psd=y\"");
        assertThat(walk(dns, "a.b.c.d.e.f.g.h.i.j.mail.example.com").organizational())
                .isEqualTo(Answer.present(DomainName.parse("f.g.h.i.j.mail.example.com")));
    }

    @Test
    void theOrganizationIsTheDomainItselfOrAboveIt() {
        long seed = 9989;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String name = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(label -> "l" + label)
                    .collect(Collectors.joining("."));
            String[] lines = TreeWalk.names(DomainName.parse(name)).stream()
                    .filter(any -> random.nextInt(3) == 0)
                    .map(at -> "_dmarc." + at + ". TXT \"v=DMARC1\\; psd=" + "ynuu".charAt(random.nextInt(4)) + "\"")
                    .toArray(String[]::new);
            TreeWalk walk = walk(Examined.zone(lines), name);
            assertThat(walk.organizational()).as("seed " + seed).isInstanceOf(Answer.Present.class);
            DomainName organization = ((Answer.Present<DomainName>) walk.organizational()).value();
            assertThat(DomainName.parse(name).isAtOrBelow(organization))
                    .as("seed " + seed)
                    .isTrue();
            assertThat(walk.steps()).as("seed " + seed).hasSizeLessThanOrEqualTo(8);
            assertThat(walk.policy() instanceof Answer.Absent)
                    .as(List.of(lines) + ", seed " + seed)
                    .isEqualTo(lines.length == 0);
        }
    }
}

package dev.mailworthy.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.json.JsonInput;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The reader and the writer of JSON beside Jackson's. */
class JsonPeerTest {

    private static final long SEED = 20261201;
    private static final String LETTERS = "{}[]:,\"\\u0019daeE.+-tfn \t\n\r\0\u00a0'#/*&~";
    private static final String WHOLE =
            "{\"a\":[1,-2.5e+3,true,null,\"\\u00e9\\n\"],\"b\":{\"c\":\"d\",\"a\":0},\"e\":false}";

    private final JsonFactory jackson = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Test
    void bothAcceptAndRefuseTheSameTexts() {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int round = 0; round < 50_000; round++) {
            String text = damaged(random);
            boolean ours = isOurs(text);
            accepted += ours ? 1 : 0;
            assertThat(ours).as("seed %d, round %d: %s", SEED, round, text).isEqualTo(isJacksons(text));
        }
        assertThat(accepted).isBetween(5_000, 45_000);
    }

    @Test
    void jacksonReadsEveryStringThatIsWritten() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            String value = random.ints(20, 0, 0x3000)
                    .mapToObj(unit -> String.valueOf((char) (unit < 0x2800 ? unit : unit + 0xB000)))
                    .reduce("", String::concat);
            String written = JsonObject.empty().with("v", value).line();
            assertThat(JsonInput.object(written).text("v"))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(value);
            try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), written)) {
                parser.nextToken();
                parser.nextToken();
                parser.nextToken();
                assertThat(parser.getString())
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(value);
            }
        }
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(WHOLE);
        for (int change = random.nextInt(1, 3); change > 0; change--) {
            int at = random.nextInt(text.length());
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, letter);
                case 1 -> text.insert(at, letter);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private static boolean isOurs(String text) {
        try {
            JsonInput.object(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isJacksons(String text) {
        try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }
}

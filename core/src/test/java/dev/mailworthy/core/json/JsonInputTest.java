package dev.mailworthy.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the kinds that parsers of JSON differ about (RFC 8259), each accepted, refused, or decided by this reader. */
@Timeout(30)
class JsonInputTest {

    private static final long SEED = 20261201;

    private static Object value(String json) {
        return JsonInput.object("{\"v\":" + json + "}").value("v").orElse("null");
    }

    /** A value as it is written, and what it is. */
    record Accepted(String json, Object value) {}

    static List<Accepted> accepted() {
        return List.of(
                // Numbers (section 6)
                new Accepted("0", 0),
                new Accepted("-0", new WrittenNumber("-0")),
                new Accepted("-1", -1),
                new Accepted("2147483647", 2147483647),
                new Accepted("2147483648", 2147483648L),
                new Accepted("999999999999999999", 999999999999999999L),
                new Accepted("9999999999999999999999", new WrittenNumber("9999999999999999999999")),
                new Accepted("1.0", new WrittenNumber("1.0")),
                new Accepted("-0.5", new WrittenNumber("-0.5")),
                new Accepted("1e1", new WrittenNumber("1e1")),
                new Accepted("1E+2", new WrittenNumber("1E+2")),
                new Accepted("0e-0", new WrittenNumber("0e-0")),
                new Accepted("123.456e78", new WrittenNumber("123.456e78")),
                new Accepted("1e9999", new WrittenNumber("1e9999")),
                // Literals (section 3)
                new Accepted("true", true),
                new Accepted("false", false),
                new Accepted("null", "null"),
                // Strings (section 7)
                new Accepted("\"\"", ""),
                new Accepted("\" \"", " "),
                new Accepted("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"),
                new Accepted("\"\\u0041\\u00e9\\u00E9\"", "A\u00e9\u00e9"),
                new Accepted("\"\\u0000\"", "\0"),
                new Accepted("\"\\\\u0041\"", "\\u0041"),
                new Accepted("\"\\uD83D\\ude00\"", "\ud83d\ude00"),
                new Accepted("\"\ud83d\ude00\"", "\ud83d\ude00"),
                new Accepted("\"\u007f\"", "\u007f"),
                new Accepted("\"\u2028\u2029\"", "\u2028\u2029"),
                new Accepted("\"\ufeff\"", "\ufeff"),
                new Accepted("\"\ufffe\uffff\"", "\ufffe\uffff"),
                new Accepted("\"{[,:]}\"", "{[,:]}"),
                new Accepted("\"a/*b*/c\"", "a/*b*/c"),
                // Arrays and objects (sections 4 and 5)
                new Accepted("[]", List.of()),
                new Accepted("[[ ] ]", List.of(List.of())),
                new Accepted("[1,\"a\",[true]]", List.of(1, "a", List.of(true))),
                new Accepted("{}", Map.of()),
                new Accepted("{\"\":0}", Map.of("", 0)),
                new Accepted("{\"a\":{\"a\":1}}", Map.of("a", Map.of("a", 1))),
                new Accepted("{\"a\":1,\"A\":2}", Map.of("a", 1, "A", 2)),
                new Accepted("{\"\\u0000\":1}", Map.of("\0", 1)),
                // White space (section 2)
                new Accepted(" \t\r\n1\n\r\t ", 1),
                new Accepted("[ \n1\t,\r2 ]", List.of(1, 2)),
                // What the RFC leaves open: a lone surrogate in an escape is kept.
                new Accepted("\"\\ud800\"", "\ud800"),
                new Accepted("\"\\udc00\\ud800\"", "\udc00\ud800"),
                new Accepted("\"\\ud800\\n\"", "\ud800\n"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aValueThatTheGrammarAllowsIsRead(Accepted text) {
        assertThat(value(text.json())).isEqualTo(text.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Numbers
                "01",
                "-01",
                "00",
                "-",
                "+1",
                ".5",
                "-.5",
                "1.",
                "1.e1",
                "1e",
                "1e+",
                "1E-",
                "1e1.0",
                "1 000",
                "1,000",
                "1_0",
                "0x1F",
                "0b1",
                "0o7",
                "1f",
                "1d",
                "1L",
                "NaN",
                "nan",
                "-NaN",
                "Infinity",
                "-Infinity",
                "inf",
                "1.2.3",
                "--1",
                "- 1",
                "1-",
                "\u0661",
                "\uff11",
                "2012-01-01",
                "1:00",
                "~",
                // Literals
                "True",
                "TRUE",
                "tru",
                "truee",
                "true1",
                "fals",
                "nul",
                "nil",
                "None",
                "undefined",
                "yes",
                "no",
                "on",
                "off",
                "y",
                "\0",
                "",
                // Strings
                "\"",
                "\"a",
                "a",
                "'a'",
                "`a`",
                "\"a\"b\"",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"\0\"",
                "\"\u001f\"",
                "\"\\x41\"",
                "\"\\a\"",
                "\"\\v\"",
                "\"\\'\"",
                "\"\\0\"",
                "\"\\",
                "\"\\\"",
                "\"\\u\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\U0041\"",
                "\"\\u+041\"",
                "\"\\u 041\"",
                "\"\\u\uff10\uff10\uff14\uff11\"",
                "\"\\uD834\\u\"",
                "\"\\\ud83d\ude00\"",
                "\"\\\n\"",
                "\"a\" \"b\"",
                "!!str a",
                "&a 1",
                "*a",
                "|",
                ">",
                "\u201ca\u201d",
                // Arrays
                "[",
                "]",
                "[1",
                "[1,",
                "[,]",
                "[,1]",
                "[1,]",
                "[1,,2]",
                "[1 2]",
                "[1;2]",
                "[1}",
                "[1:2]",
                "[\"a\":1]",
                "[a]",
                "[1]]",
                "[*]",
                "[][]",
                "- 1",
                // Objects
                "{",
                "}",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "{[]:1}",
                "{\"a\":1,}",
                "{,}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\" 1}",
                "{\"a\",1}",
                "{\"a\"=1}",
                "{\"a\"::1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;\"b\":2}",
                "{\"a\":1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":b}",
                "{\"a\":1}}",
                "{\"a\":'1'}",
                "{\"a\":1}#",
                "{\"a\":\"b\"",
                "{true}",
                // A member that stands twice
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":null,\"a\":1}",
                // White space and comments
                "\u00a01",
                "\u000b1",
                "\f1",
                "\u20281",
                "\u30001",
                "\u00851",
                "\ufeff1",
                "\u200b1",
                "// a\n1",
                "/* a */1",
                "# a\n1",
                "1 // a",
                "1 # a",
                "/1",
                "(1)",
                "<1>",
                "$",
                "%"
            })
    void aValueThatTheGrammarDoesNotHaveIsRefused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value(json))
                .withMessageMatching("is no JSON: [a-z \"},:\\]]+ at character [0-9]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "[]",
                "[{}]",
                "1",
                "\"a\"",
                "null",
                "a",
                "{}{}",
                "{} {}",
                "{}1",
                "{},",
                "{}\0",
                "{} x",
                "{}//",
                "{}]",
                "\0{}",
                "---\n{}",
                "{}\n...",
                "\ufeff{}",
                "\u00a0{}",
                "{}\ufeff",
                "{}\u00a0",
                "%YAML 1.2\n---\n{}",
                "a: 1",
                "- {}"
            })
    void aTextThatIsNotOneObjectIsRefused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonInput.object(json))
                .withMessageStartingWith("is no JSON");
    }

    @Test
    void whiteSpaceMayStandAroundTheObject() {
        assertThat(JsonInput.object(" \t\r\n{ \t\r\n} \t\r\n").names()).isEmpty();
        assertThat(JsonInput.object("{ \"a\" : 1 , \"b\" : 2 }").names()).containsExactly("a", "b");
    }

    @Test
    void octetsMustBeUtf8() {
        byte[] latin = "{\"v\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "{\"v\":1}".getBytes(StandardCharsets.UTF_16LE);
        byte[] surrogate = {'{', '"', 'v', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'};
        byte[] overlong = {'{', '"', 'v', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'};
        byte[] cut = {'{', '"', 'v', '"', ':', '"', (byte) 0xe2, (byte) 0x82, '"', '}'};
        for (byte[] octets : List.of(latin, wide, surrogate, overlong, cut)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonInput.object(octets, JsonLimits.USUAL))
                    .withMessageStartingWith("is no JSON");
        }
        byte[] right = "{\"v\":\"\u00e9\u20ac\ud83d\ude00\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(JsonInput.object(right, JsonLimits.USUAL).text("v")).isEqualTo("\u00e9\u20ac\ud83d\ude00");
    }

    @Test
    void everyLimitHoldsAndTheLargestTextWithinItIsRead() {
        JsonLimits limits = new JsonLimits(60, 4, 5, 3);
        assertThat(JsonInput.object("{\"a\":[[[0]]]}", limits).names()).containsExactly("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonInput.object("{\"a\":[[[[0]]]]}", limits))
                .withMessage("is nested more than 4 deep");
        assertThat(JsonInput.object("{\"a\":[1,2,3,4]}", limits).names()).containsExactly("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonInput.object("{\"a\":[1,2,3,4,5]}", limits))
                .withMessage("has more than 5 values");
        assertThat(JsonInput.object("{\"a\":-123.456e789}", limits).names()).containsExactly("a");
        for (String number : List.of("1234", "1.2345", "1e1234", "-1234")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonInput.object("{\"a\":" + number + "}", limits))
                    .withMessage("has a number of more than 3 digits");
        }
        assertThat(JsonInput.object(" ".repeat(58) + "{}", limits).names()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonInput.object(" ".repeat(59) + "{}", limits))
                .withMessage("has more than 60 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "[[],", "{\"a\":[],\"b\":"})
    void deepNestingIsRefusedWithoutAnOverflow(String opening) {
        assertThatIllegalArgumentException().isThrownBy(() -> value(opening.repeat(100_000)));
    }

    /** Any change of a text gives a value or one refusal, and what is accepted has the grammar's characters alone outside strings. */
    @Test
    void aDamagedTextIsReadOrRefusedAndNeverElse() {
        Random random = new Random(SEED);
        String whole = "{\"a\":[1,-2.5e+3,true,null,\"\\u00e9\\n\"],\"b\":{\"c\":\"d\"},\"e\":false}";
        String letters = "{}[]:,\"\\u0019aeE.+-tfn \t\n\r\0\u00a0'#/*&!|>%@`";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(whole);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                int at = random.nextInt(text.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, letter);
                    case 1 -> text.insert(at, letter);
                    default -> text.deleteCharAt(at);
                }
            }
            Throwable problem = catchThrowable(() -> JsonInput.object(text.toString()));
            if (problem == null) {
                assertThat(text.toString().replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", ""))
                        .as("seed %d, round %d: %s", SEED, round, text)
                        .matches("[{}\\[\\]:, \t\r\n0-9aeE.+\\-truefalsn]*");
            } else {
                assertThat(problem)
                        .as("seed %d, round %d: %s", SEED, round, text)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching("is (no JSON|nested|no JSON object).*");
            }
        }
    }
}

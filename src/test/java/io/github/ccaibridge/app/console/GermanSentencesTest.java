package io.github.ccaibridge.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Whoever reads the console in German reads what the management API says in German as well. */
class GermanSentencesTest {
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(?i:the|of|is|are|and|to|with|no|not|that|for|by|cannot|has|it|there|which|from)\\b");
    private static final Pattern GAP = Pattern.compile("\\{(?:said )?(\\d)}");
    private static final Path SOURCES = Path.of("src/main/java/io/github/ccaibridge");
    private static final ResourceBundle KNOWN = ResourceBundle.getBundle(Sentences.BUNDLE, Locale.ROOT);
    private static final ResourceBundle SAID = ResourceBundle.getBundle(Sentences.BUNDLE, Locale.GERMAN);
    private final Set<String> used = new HashSet<>();
    private final Sentences german = new Sentences(key -> {
        used.add(key);
        return SAID.getString(key);
    });

    @Test
    void eachSentenceHasItsGermanWordsWithTheSameGaps() throws IOException {
        assertThat(keys("_de")).isEqualTo(keys(""));
        assertThat(KNOWN.keySet()).allSatisfy(key -> {
            assertThat(SAID.getString(key)).as(key).isNotEqualTo(KNOWN.getString(key));
            assertThat(gaps(SAID.getString(key))).as(key).isEqualTo(gaps(KNOWN.getString(key)));
            assertThat(SAID.getString(key)).as(key).doesNotContainPattern("\\{(?!(said )?\\d})");
        });
    }

    @Test
    void everythingThatThePreflightCanFindIsGerman() {
        allGerman(ApiSentences.preflight(), "sentence.preflight.", "sentence.may.");
    }

    @Test
    void everythingThatCanHinderAnAgentIsGerman() {
        allGerman(ApiSentences.preconditions(), "sentence.agent.");
    }

    @Test
    void everythingThatCanBeWrongWithAStatusMappingIsGerman() {
        allGerman(ApiSentences.mapping());
        var unmet = KNOWN.keySet().stream()
                .filter(key -> key.startsWith("sentence.mapping."))
                .filter(key -> !used.contains(key));
        assertThat(unmet)
                .as("these are said by StoredStatuses and MappingRefusal")
                .containsExactlyInAnyOrder(
                        "sentence.mapping.list",
                        "sentence.mapping.list-since",
                        "sentence.mapping.list-never",
                        "sentence.mapping.list-never-since",
                        "sentence.mapping.read-at",
                        "sentence.mapping.not-stored",
                        "sentence.mapping.more-errors");
    }

    @Test
    void everythingThatCanBeWrongWithAMappingOfCustomDataIsGerman() {
        allGerman(ApiSentences.customData());
        assertThat(used).hasSize(14);
    }

    private void allGerman(Stream<String> sentences, String... families) {
        assertThat(sentences.filter(one -> !one.isEmpty()).distinct())
                .isNotEmpty()
                .allSatisfy(this::isGerman);
        var expected = KNOWN.keySet().stream()
                .filter(key -> Stream.of(families).anyMatch(key::startsWith))
                .toList();
        assertThat(used).as("no words for what nobody says").containsAll(expected);
    }

    private void isGerman(String sentence) {
        assertThat(german.said(sentence))
                .as(sentence)
                .isNotEqualTo(sentence)
                .doesNotContainPattern(GAP)
                .doesNotContainPattern(ENGLISH);
    }

    /** Sentences that only a running bridge can say are held against the words of its sources. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kustomer/Answers",
                "kustomer/AppStanding",
                "kustomer/Attachments",
                "kustomer/Conversations",
                "kustomer/Customers",
                "kustomer/KustomerTrouble",
                "kustomer/Messages",
                "kustomer/Notes",
                "kustomer/Reading",
                "kustomer/RoutingStatuses",
                "kustomer/StatusUpdates",
                "kustomer/Users",
                "camel/Addresses",
                "camel/CheckedFile",
                "camel/Erasures",
                "camel/Failures",
                "camel/Fetches",
                "camel/Filters",
                "camel/StoredStatuses",
                "camel/KnownAgent",
                "camel/RetryPreview",
                "camel/UploadAddress",
                "camel/UploadFailures",
                "camel/Whereabouts",
                "camel/WriteAnswers",
                "field/CustomDataRules",
                "ccai/AgentSightings",
                "ccai/CallObjects",
                "ccai/CrmCustomFields",
                "ccai/EndUsers",
                "ccai/StatusRequests",
                "ccai/UserStatuses"
            })
    void everyLiteralOfASourceIsKnown(String source) throws IOException {
        var text = Files.readString(SOURCES.resolve(source + ".java"))
                .replaceAll("(?s)/\\*\\*.*?\\*/", "")
                .replaceAll("\"\\s*\\+ \"", "");
        var literals =
                Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(text).results();
        allKnown(literals.map(literal -> literal.group(1))
                .flatMap(literal -> Stream.of(literal.split("%s|%,d|\\\\\".*\\\\\""))));
    }

    @Test
    void everythingThatAStatusCanWaitForIsKnown() throws IOException {
        var text = Files.readString(SOURCES.resolve("agentstatus/NextWrite.java"));
        var waits = Pattern.compile("(?:hold|holdBack|wait)\\(\"([^\"]*)\"").matcher(text);
        allKnown(waits.results().map(one -> one.group(1)));
    }

    @Test
    void everyRefusalOfTheManagementRoutesIsKnown() throws IOException {
        var detail = Pattern.compile("\"detail\":\"([^\"]*)\"");
        try (var files = Files.walk(Path.of("routes"))) {
            var texts = files.filter(file -> file.toString()
                            .matches(".*/(management/.*|shared/(door|kustomer-asked)-errors\\.camel)\\.yaml"))
                    .map(GermanSentencesTest::read)
                    .flatMap(text -> detail.matcher(text).results())
                    .map(one -> one.group(1))
                    .toList();
            assertThat(texts).hasSizeGreaterThan(6);
            allKnown(texts.stream().flatMap(one -> Stream.of(one.split("\\$\\{[^}]*}\\.?|(?<=\\.) "))));
        }
    }

    private void allKnown(Stream<String> fragments) {
        var words = KNOWN.keySet().stream().map(KNOWN::getString).collect(Collectors.joining("\n"));
        var found = fragments
                .map(String::strip)
                .filter(one -> one.matches(".*[A-Za-z]{2,}'?s?,? [a-z@]{2,}.*"))
                .toList();
        assertThat(found).as("a source that says nothing need not be listed").isNotEmpty();
        var unknown = found.stream()
                .filter(one -> !words.contains(one.replaceAll("^[.;,] | [(]$|[.;]$", "")))
                .filter(one -> ENGLISH.matcher(german.said(one)).find());
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Kustomer refused open-ticket with 400: it's {0} at /attributes/name | Kustomer hat open-ticket mit 400 abgelehnt: it's {0} at /attributes/name",
                "Kustomer refused write-fields with 422: no reason given. What was done before stays; send the same request again. | Kustomer hat write-fields mit 422 abgelehnt: ohne Angabe eines Grundes. Was vorher getan wurde, bleibt; senden Sie dieselbe Anfrage noch einmal.",
                "Nothing was stored. Kustomer's status \"A. B; {1}\" was deleted; remove its row. There are 3 more under errors. | Nichts wurde gespeichert. Der Status \"A. B; {1}\" von Kustomer wurde gelöscht; entfernen Sie seine Zeile. Unter errors stehen 3 weitere.",
                "CCAI Platform's list of statuses cannot be read since 2026-11-25T09:00:00Z: the Manager API answered 401; check CCAI_SUBDOMAIN and CCAI_API_TOKEN. What is shown was read 2026-11-24T09:00:00Z. | Die Statusliste von CCAI Platform kann seit 2026-11-25T09:00:00Z nicht gelesen werden: die Manager API antwortete 401; prüfen Sie CCAI_SUBDOMAIN und CCAI_API_TOKEN. Was zu sehen ist, wurde 2026-11-24T09:00:00Z gelesen.",
                "the recording r-1.wav, the upload of t.txt | die Aufnahme r-1.wav, das Hochladen von t.txt",
                "given up after all this time: the recording a, the photo b | nach all der Zeit aufgegeben: die Aufnahme a, das Foto b",
                "orderNum of the message takes a number, and what the custom data tell under text is text of 2,000 characters; the field was left out. | orderNum (Nachricht) nimmt eine Zahl, und die eigenen Daten enthalten unter text Text von 2,000 Zeichen; das Feld wurde ausgelassen.",
                "the file could not be fetched: its address answered 403; check CCAI_API_TOKEN | die Datei konnte nicht geholt werden: ihre Adresse antwortete 403; prüfen Sie CCAI_API_TOKEN",
                "Something new. Register the app. | Something new. Registrieren Sie die App.",
                "Somebody's own words; {0} | Somebody's own words; {0}",
            })
    void partsAreKnownInAnyCompanyAndOthersWordsStay(String english, String expected) {
        assertThat(german.said(english)).isEqualTo(expected);
    }

    @Test
    void aTextThatIsNoneOfOurSentencesIsLeftSoon() {
        var strange = "a, b; c. ".repeat(440);
        assertThat(german.said(strange)).isEqualTo(strange);
    }

    @Test
    void aVisitorReadsEachSentenceInTheLanguageOfThePage() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        var messages = new ResourceBundleMessageSource();
        messages.setDefaultEncoding("UTF-8");
        messages.setBasenames(settings.getProperty("spring.messages.basename").split(","));
        var sentence = "The key may not read agents' statuses.";
        assertThat(new Words(messages, Locale.GERMANY, ZoneOffset.UTC).said(sentence))
                .isEqualTo("Dem Schlüssel fehlt ein Recht: Status der Agenten lesen.");
        assertThat(new Words(messages, Locale.UK, ZoneOffset.UTC).said(sentence))
                .isEqualTo(sentence);
    }

    private static Set<String> keys(String language) throws IOException {
        var file = Path.of("src/main/resources", Sentences.BUNDLE + language + ".properties");
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> gaps(String text) {
        return GAP.matcher(text).results().map(one -> one.group(1)).sorted().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}

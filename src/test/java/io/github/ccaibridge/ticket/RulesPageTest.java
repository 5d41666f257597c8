package io.github.ccaibridge.ticket;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ticket.RulesPage.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the rules says what the rules say. */
class RulesPageTest {
    private static final TicketRules RULES = new TicketRules(TicketPolicy.defaults());

    @Test
    void thePageNamesTheRulesInTheirOrderWithEveryFact() throws IOException {
        var written = inWords();
        if (Boolean.getBoolean("write.docs")) {
            RulesPage.write(written);
        }
        assertThat(RulesPage.generated())
                .as(
                        "%s is stale. Run ./mvnw test -Dtest=RulesPageTest -Dwrite.docs=true and look at what changed.",
                        RulesPage.FILE)
                .isEqualTo(written);
    }

    @Test
    void thePageNamesEverySituationAsItIsShown() {
        var rows = RulesPage.rows("What has happened");

        assertThat(rows.stream().map(row -> row.get("situation")))
                .containsExactlyElementsOf(Stream.of(Situation.values())
                        .map(one -> "`" + one.name() + "`")
                        .toList());
        assertThat(rows.stream().map(row -> row.get("in words")))
                .containsExactlyElementsOf(
                        Stream.of(Situation.values()).map(Situation::sentence).toList());
    }

    @Test
    void everyRuleHasAnExampleThatFiresAndOneThatNearlyDoes() {
        var examples = examples();
        assertThat(ids()).allSatisfy(id -> {
            assertThat(examples.get(id)).as("examples of %s", id).isNotNull();
            assertThat(examples.get(id))
                    .as("%s fires", id)
                    .anyMatch(row -> row.get("rule").equals(id));
            assertThat(examples.get(id))
                    .as("near miss of %s", id)
                    .anyMatch(row -> !row.get("rule").equals(id));
        });
    }

    @Test
    void everyPolicyHasAnExampleWithAndWithoutIt() {
        var policies = List.of(
                "reopen-closed-within-days", "channel-key", "abandoned", "create-at", "callback-window", "short-call");
        assertThat(policies).allSatisfy(policy -> {
            var rows = examples().get(policy);
            assertThat(rows)
                    .as("with %s", policy)
                    .anyMatch(row -> row.get("policy").startsWith(policy + "="));
            assertThat(rows).as("without %s", policy).anyMatch(row -> !row.has("policy"));
        });
    }

    private static Map<String, List<Row>> examples() {
        return RulesPage.rows("Examples").stream().collect(groupingBy(Row::heading));
    }

    private static List<String> ids() {
        return RULES.inWords().stream().map(words -> words.get(0)).toList();
    }

    private static String inWords() {
        var all = RULES.inWords();
        return IntStream.range(0, all.size())
                .mapToObj(n -> paragraph(n + 1, all.get(n)))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String paragraph(int place, List<String> words) {
        var facts = words.subList(2, words.size()).stream()
                .map(fact -> "   - " + fact + "\n")
                .collect(Collectors.joining());
        return place + ". **" + words.get(0) + "** – " + words.get(1) + ".\n" + facts;
    }
}

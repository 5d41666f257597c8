package io.github.ccaibridge.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ccai.Told;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.RulesPage.Row;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the page of the rules is so. */
class RulesByExampleTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theRulesDecideAsTheExampleSays(Row row) {
        var example = new Example(row);
        var policy = PolicyInWords.of(row.get("policy"));
        var situation = new Situations(policy).of(example.facts(), Example.START, Example.NOW);

        if (row.get("action").startsWith("wait for ")) {
            assertThat(situation.decidable()).as(situation.name()).isFalse();
            assertThat("wait for " + situation.sentence()).isEqualTo(row.get("action"));
            assertThat(row.get("rule")).isEqualTo(RulesPage.NONE);
            return;
        }
        assertThat(situation.decidable()).as(situation.name()).isTrue();
        var decision = new TicketRules(policy).decide(example.question(situation));
        assertThat(decision.rule()).isEqualTo(row.get("rule"));
        assertThat(decision.action().name().toLowerCase(Locale.ROOT)).isEqualTo(row.get("action"));
        assertThat(ticket(decision)).isEqualTo(row.get("ticket"));
    }

    private static String ticket(Decision decision) {
        return switch (decision.action()) {
            case OPEN -> "new";
            case JOIN -> decision.ticket();
            case LEAVE -> RulesPage.NONE;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("owners")
    void theSessionIsWhoseTheExampleSays(Row row) {
        var told = Told.ivrCall();
        var second = 0;
        for (var event : row.list("what the events say", " → ")) {
            tell(told, ++second, List.of(event.split(" \\+ ", -1)));
        }
        assertThat(shown(told.facts().ownerId())).isEqualTo(row.get("owner"));
        assertThat(told.facts().answered()).isEqualTo(row.get("answered").equals("yes"));
    }

    private static void tell(Told told, int second, List<String> said) {
        var agents = said.stream()
                .filter(part -> !part.equals("end"))
                .map(part -> Told.agent(part.split(" ", 2)[0], state(part.split(" ", 2)[1])))
                .toArray(String[]::new);
        if (said.contains("end")) {
            told.end(second, agents);
        } else {
            told.event(second, "", agents);
        }
    }

    private static String state(String word) {
        return switch (word) {
            case "offered" -> "ringing";
            case "left" -> "disconnected";
            case "wrapped up" -> "dispositionSubmitted";
            default -> word;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void fromAndToAreAsTheExampleSays(Row row) {
        var facts = numbers(row, row.get("session").contains(" out "));

        assertThat(shown(facts.party().phone())).isEqualTo(row.get("customer's number"));
        assertThat(shown(facts.ourNumber())).isEqualTo(row.get("ours"));
    }

    private static SessionFacts numbers(Row row, boolean out) {
        var our = row.has("our number") ? "'" + row.get("our number") + "'" : "null";
        var external = "{'type':'external','dn':'" + row.get("the other end") + "','state':'connected'}";
        return out
                ? Told.outboundCall()
                        .event(0, "'outbound_number':" + our, external)
                        .facts()
                : Told.ivrCall().event(0, "'support_number':" + our, external).facts();
    }

    private static String shown(String value) {
        return Objects.requireNonNullElse(value, RulesPage.NONE);
    }

    static Stream<Row> examples() {
        return RulesPage.rows("Examples").stream();
    }

    static Stream<Row> owners() {
        return RulesPage.rows("Whose ticket it is").stream();
    }

    static Stream<Row> numbers() {
        return RulesPage.rows("Who called whom").stream();
    }
}

package io.github.ccaibridge.agentstatus;

import static io.github.ccaibridge.agentstatus.SampleStatuses.LISTS;
import static io.github.ccaibridge.agentstatus.SampleStatuses.REST;
import static io.github.ccaibridge.agentstatus.SampleStatuses.kustomer;
import static io.github.ccaibridge.agentstatus.SampleStatuses.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator reads about a mapping of statuses. */
class MappingReviewTest {
    @ParameterizedTest(name = "{0} | {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "k-none=Meal         | | error /mapping/5: Kustomer has no status with the id \"k-none\"; take an id from kustomerStatuses or remove the row.",
                "lunch=Meal          | | error /mapping/5: Kustomer has no status with the id \"lunch\"; \"Lunch\" has the id \"k-lunch\".",
                "k-gone=Meal         | | error /mapping/5: Kustomer's status \"Coaching\" was deleted; remove its row.",
                "k-lunch-before=Meal | | error /mapping/5: Kustomer's status \"Lunch\" was deleted; another one has the name now, with the id \"k-lunch\".",
                "k-old=Meal          | | warning /mapping/5: Kustomer's status \"Old\" is disabled, so no agent can have it; enable it in Kustomer or remove its row.",
                "k-busy=Break        | | error /mapping/5: CCAI Platform has no status \"Break\"; choose \"Available\", \"Unavailable\", \"Meal\", \"E-mail\", or remove the row.",
                "k-busy=Training     | | error /mapping/5: CCAI Platform's status \"Training\" was deleted; choose \"Available\", \"Unavailable\", \"Meal\", \"E-mail\", or remove the row.",
                "k-busy=Food         | | error /mapping/5: CCAI Platform's status \"Food\" is now called \"Meal\"; choose that name.",
                "k-busy=MEAL         | | error /mapping/5: CCAI Platform spells its status \"Meal\", not \"MEAL\"; write it exactly so.",
                "k-busy=e_mail       | | error /mapping/5: CCAI Platform spells its status \"E-mail\", not \"e_mail\"; write it exactly so.",
                "k-busy=In-call      | | error /mapping/5: CCAI Platform sets \"In-call\" by itself, nobody can give it to an agent; choose \"Available\", \"Unavailable\", \"Meal\", \"E-mail\".",
                "k-busy=WrapUp      | | error /mapping/5: CCAI Platform sets \"WrapUp\" by itself",
                "k-busy=Offline      | | error /mapping/5: CCAI Platform sets \"Offline\" by itself",
                "k-busy=MissedChat  | | error /mapping/5: CCAI Platform sets \"MissedChat\" by itself",
                "k-lunch=Meal        | | error /mapping/5: Kustomer's status \"Lunch\" is mapped to \"Meal\" twice; remove one of the rows.",
                "k-lunch=E-mail      | | error /mapping/5: Kustomer's status \"Lunch\" is mapped to \"Meal\" and to \"E-mail\", but can mean only one; remove one of the rows.",
                "k-busy=Unavailable  | k-lunch=E-mail | error /representatives/0: \"Lunch\" cannot stand for \"E-mail\" on the way back, since it is mapped to \"Meal\"; map it to \"E-mail\" or choose another representative.",
                "k-busy=Unavailable  | k-offline=Meal | error /representatives/0: \"Offline\" cannot stand for \"Meal\" on the way back, since it is not mapped; map it to \"Meal\" or choose another representative.",
                "k-busy=Unavailable  | k-lunch=Meal k-dinner=Meal | error /representatives/1: CCAI Platform's status \"Meal\" has two representatives, \"Lunch\" and \"Dinner\"; remove one of them.",
                "k-busy=Unavailable  | k-lunch=Wrap-up | error /representatives/0: CCAI Platform sets \"Wrap-up\" by itself",
                "k-busy=Unavailable  | k-none=Meal | error /representatives/0: Kustomer has no status with the id \"k-none\"",
                "k-busy=Unavailable  | k-busy=Unavailable | warning /representatives/0: The representative \"Busy\" of \"Unavailable\" is of type busy, which the bridge never sets, so a change to \"Unavailable\" in CCAI Platform does not reach Kustomer; choose another representative.",
                "k-offline=E-mail    | k-offline=E-mail | warning /representatives/0: The representative \"Offline\" of \"E-mail\" is of type offline",
                "k-busy=Unavailable  | k-hidden=E-mail | warning /representatives/0: The representative \"Hidden\" of \"E-mail\" cannot be selected",
            })
    void anEntryThatDoesNotFitIsNamedWithItsFix(String row, String representatives, String expected) {
        var found = MappingReview.of(LISTS, pairs(REST + row), pairs(representatives), false);
        assertThat(found).isNotEmpty();
        assertThat(text(found.get(0))).startsWith(expected);
        assertThat(found).hasSize(1);
    }

    @Test
    void aMappingThatFitsIsNotSpokenOf() {
        assertThat(MappingReview.of(LISTS, pairs(REST), List.of(), false)).isEmpty();
        var representatives = pairs("k-available=Available k-unavailable=Unavailable k-lunch=Meal");
        assertThat(MappingReview.of(LISTS, pairs(REST + "k-offline=Unavailable"), representatives, true))
                .extracting(MappingFinding::sentence)
                .containsExactly(
                        "CCAI Platform's status \"E-mail\" has no representative; \"Hidden\", the only one that"
                                + " is mapped to it, cannot stand for it, so Kustomer does not follow a change to it; map another"
                                + " one.");
    }

    @Test
    void anUnmappedStatusIsAWarningUnlessKustomerSetsItByItself() {
        var found = MappingReview.of(LISTS, pairs(REST.replace("k-lunch=Meal ", "")), List.of(), false);
        assertThat(found)
                .singleElement()
                .extracting(MappingReviewTest::text)
                .isEqualTo(
                        "warning : Kustomer's status \"Lunch\" is not mapped: an agent who chooses it keeps the status"
                                + " in CCAI Platform. Map it, if it should mean something there.");
    }

    @Test
    void anEmptyMappingOffersTheEqualNames() {
        var found = MappingReview.of(LISTS, List.of(), List.of(), false);
        assertThat(found.get(0).sentence())
                .isEqualTo("Nothing is mapped yet, so no agent's status follows the other; statuses of the same name on"
                        + " both sides, to begin with, are \"Available\" and \"Unavailable\". The bridge maps nothing by"
                        + " itself.");
        assertThat(found).hasSize(6).noneMatch(MappingFinding::error);
    }

    @Test
    void onTheWayBackEveryStatusOfThePlatformNeedsOneThatStandsForIt() {
        var found = MappingReview.of(
                LISTS,
                pairs("k-available=Available k-unavailable=Unavailable k-lunch=Meal k-dinner=Meal"),
                List.of(),
                true);
        assertThat(found)
                .extracting(MappingFinding::sentence)
                .filteredOn(sentence -> sentence.contains("CCAI Platform's"))
                .containsExactly(
                        "CCAI Platform's status \"Available\" has no representative; \"Available\" stands for it, as the"
                                + " only one that is mapped to it.",
                        "CCAI Platform's status \"Unavailable\" has no representative; \"Unavailable\" stands for it, as"
                                + " the only one that is mapped to it.",
                        "CCAI Platform's status \"Meal\" has no representative; choose one of \"Lunch\", \"Dinner\", else"
                                + " Kustomer does not follow a change to it.",
                        "No status of Kustomer is mapped to CCAI Platform's \"E-mail\": an agent who chooses it there"
                                + " keeps the status in Kustomer. Map one to it, if Kustomer should follow.");
    }

    @Test
    void twoStatusesOfOneNameAreToldApart() {
        var lists = new StatusLists(
                List.of(
                        kustomer("a", "Lunch", "unavailable", true, true),
                        kustomer("b", "Lunch", "unavailable", true, true)),
                LISTS.ccai());
        assertThat(MappingReview.of(lists, pairs("a=Meal"), List.of(), false)
                        .get(0)
                        .sentence())
                .startsWith("Kustomer's status \"Lunch\" (b) is not mapped");
    }

    @Test
    void withoutAListNothingIsSaidOfTheEntries() {
        var unread = new StatusLists(LISTS.kustomer(), List.of());
        assertThat(MappingReview.of(unread, pairs(REST), List.of(), true)).isEmpty();
    }

    private static String text(MappingFinding one) {
        return (one.error() ? "error " : "warning ") + one.pointer() + ": " + one.sentence();
    }
}

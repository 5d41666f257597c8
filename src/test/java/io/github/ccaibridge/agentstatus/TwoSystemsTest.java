package io.github.ccaibridge.agentstatus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.agentstatus.TwoSystems.Fact;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the mapping, the order and the weather: few writes, no loop, no session disturbed, and both sides end as the rules say. */
class TwoSystemsTest {
    private static final List<String> KUSTOMER =
            List.of("k-available", "k-lunch", "k-coaching", "k-training", "k-pause");
    private static final List<String> CCAI = List.of("Available", "Unavailable", "Meal", "Meeting", "Break");
    private static final Fact FAIR = new Fact(0, 0, 100);
    private static final Fact FOUL = new Fact(0.15, 0.2, 900);

    /** What the rules say, by somebody who sees everything at once. */
    private static final class Sentences {
        private final StatusPolicy policy;
        private final StatusMapping mapping;
        String kustomer;
        String ccai = "Offline";
        private String waits;
        private String before;
        private String chosen;
        private String last = "Available";

        Sentences(StatusPolicy policy, StatusMapping mapping) {
            this.policy = policy;
            this.mapping = mapping;
        }

        void setInKustomer(String status) {
            kustomer = status;
            var meaning = status == null ? null : mapping.toCcai().get(status);
            if (meaning == null || ccai.equals("Offline")) {
                return;
            }
            if (CcaiStatus.isProtected(ccai)) {
                waits = meaning;
            } else {
                ccai = meaning;
            }
        }

        void chooseInCcai(String status) {
            ccai = status;
            if (policy.bothWays()
                    && kustomer != null
                    && !status.equals(mapping.toCcai().get(kustomer))) {
                var shown = mapping.representative(status);
                kustomer = shown == null ? kustomer : shown;
            }
        }

        void login() {
            var meaning = kustomer == null ? null : mapping.toCcai().get(kustomer);
            if (policy.atLogin() && meaning != null) {
                ccai = meaning;
            } else {
                chooseInCcai(last);
            }
        }

        void logout() {
            last = CcaiStatus.isSettable(ccai) ? ccai : before == null ? last : before;
            ccai = "Offline";
            waits = null;
            before = null;
            chosen = null;
        }

        void startCall() {
            before = ccai;
            ccai = "In-call";
        }

        void chooseNext(String status) {
            chosen = status;
        }

        void endSession() {
            var free = chosen != null ? chosen : before;
            var own = chosen != null && !chosen.equals(before);
            ccai = free;
            if (waits == null ? own : own && !policy.crmOverridesNext() && !waits.equals(free)) {
                chooseInCcai(free);
            } else if (waits != null) {
                ccai = waits;
            }
            waits = null;
            before = null;
            chosen = null;
        }
    }

    private record Run(
            TwoSystems systems,
            Sentences sentences,
            Random random,
            StatusPolicy policy,
            StatusMapping mapping,
            boolean cyclic) {
        <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }

    private static StatusMapping mapping(Random random, boolean cyclic) {
        var toCcai = new HashMap<String, String>();
        for (var status : KUSTOMER) {
            if (random.nextInt(6) > 0) {
                toCcai.put(status, CCAI.get(random.nextInt(CCAI.size())));
            }
        }
        var toKustomer = new HashMap<String, String>();
        for (var status : CCAI) {
            var meaning = toCcai.entrySet().stream()
                    .filter(one -> one.getValue().equals(status))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            if (cyclic && random.nextBoolean()) {
                toKustomer.put(status, KUSTOMER.get(random.nextInt(KUSTOMER.size())));
            } else if (!meaning.isEmpty()) {
                toKustomer.put(status, meaning.get(random.nextInt(meaning.size())));
            }
        }
        return new StatusMapping(toCcai, toKustomer, Map.of(), "k-offline");
    }

    static StatusPolicy policy(boolean both, boolean crmOverrides, boolean atLogin) {
        return new StatusPolicy(
                both,
                crmOverrides,
                atLogin,
                true,
                Duration.ofSeconds(2),
                6,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5));
    }

    private static Run run(long seed, Fact weather) {
        var random = new Random(seed);
        var policy = policy(random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
        var cyclic = random.nextInt(3) == 0;
        var mapping = mapping(random, cyclic);
        var run = new Run(
                new TwoSystems(policy, mapping, weather, seed),
                new Sentences(policy, mapping),
                random,
                policy,
                mapping,
                cyclic);
        run.systems().pass(Duration.ofSeconds(3));
        run.systems().trace.add(seed + " " + policy + " " + mapping.toCcai() + " " + mapping.toKustomer());
        return run;
    }

    /** One thing that people or the platform do. */
    private static void happen(Run run) {
        var systems = run.systems();
        var sentences = run.sentences();
        if (systems.ccai.equals("Offline")) {
            if (run.random().nextInt(3) == 0) {
                kustomer(run);
            } else {
                systems.login();
                sentences.login();
            }
            return;
        }
        if (CcaiStatus.isProtected(systems.ccai)) {
            during(run);
            return;
        }
        switch (run.random().nextInt(8)) {
            case 0, 1, 2 -> kustomer(run);
            case 3, 4 -> {
                var status = run.any(CCAI);
                systems.chooseInCcai(status);
                if (!status.equals(sentences.ccai)) {
                    sentences.chooseInCcai(status);
                }
            }
            case 5, 6 -> {
                systems.startCall();
                sentences.startCall();
            }
            default -> {
                systems.logout();
                sentences.logout();
            }
        }
    }

    private static void during(Run run) {
        switch (run.random().nextInt(4)) {
            case 0 -> kustomer(run);
            case 1 -> {
                var status = run.any(CCAI);
                run.systems().chooseNext(status);
                run.sentences().chooseNext(status);
            }
            case 2 -> {
                run.systems().wrapUp();
                run.sentences().ccai = "Wrap-up";
            }
            default -> {
                run.systems().endSession();
                run.sentences().endSession();
            }
        }
    }

    private static void kustomer(Run run) {
        var status = run.random().nextInt(10) == 0 ? null : run.any(KUSTOMER);
        if (!Objects.equals(status, run.systems().kustomer)) {
            run.systems().setInKustomer(status);
            run.sentences().setInKustomer(status);
        }
    }

    @Test
    void oneChangeAfterTheOtherEndsAsTheSentencesSay() {
        for (long seed = 0; seed < 3000; seed++) {
            var run = run(seed, FAIR);
            for (int n = 0; n < 20; n++) {
                happen(run);
                run.systems().pass(Duration.ofSeconds(6));
                assertThat(List.of(String.valueOf(run.systems().kustomer), run.systems().ccai))
                        .as(() -> String.join("\n", run.systems().trace))
                        .isEqualTo(List.of(String.valueOf(run.sentences().kustomer), run.sentences().ccai));
                assertThat(run.systems().lastWriteAt).isLessThanOrEqualTo(run.systems().lastChangeAt + 2000);
            }
            harmless(run);
        }
    }

    /** Both sides say the same, where the mapping has words for it. */
    private static boolean inStep(Run run) {
        var kustomer = run.systems().kustomer;
        var ccai = run.systems().ccai;
        var meaning = run.mapping().meaning(kustomer);
        var shown = run.mapping().representative(ccai);
        return kustomer == null
                || meaning == null
                || shown == null
                || CcaiStatus.isSystem(ccai)
                || meaning.equals(ccai)
                || kustomer.equals(shown);
    }

    @Test
    void changesAtRandomMomentsInFoulWeatherAreHarmlessAndSettle() {
        for (long seed = 10_000; seed < 14_000; seed++) {
            var run = run(seed, FOUL);
            for (int n = 0; n < 15; n++) {
                happen(run);
                run.systems().pass(Duration.ofMillis(run.random().nextInt(8000)));
            }
            run.systems().pass(Duration.ofMinutes(10));
            harmless(run);
            assertThat(run.systems().known())
                    .as(() -> String.join("\n", run.systems().trace))
                    .isTrue();
            assertThat(!run.policy().bothWays() || inStep(run))
                    .as(() -> String.join("\n", run.systems().trace))
                    .isTrue();
            var writes = run.systems().writes;
            run.systems().pass(Duration.ofMinutes(30));
            assertThat(run.systems().writes)
                    .as(() -> String.join("\n", run.systems().trace))
                    .isEqualTo(writes);
        }
    }

    private static void harmless(Run run) {
        var systems = run.systems();
        assertThat(systems.writes)
                .as(() -> String.join("\n", systems.trace))
                .isLessThanOrEqualTo(2 * systems.humanChanges);
    }

    @Test
    void aStatusThatFlipsEveryThreeSecondsForTwoHoursEndsInOneAlert() {
        var mapping = new StatusMapping(
                Map.of("k-available", "Available", "k-lunch", "Meal"),
                Map.of("Available", "k-available", "Meal", "k-lunch"),
                Map.of(),
                "k-offline");
        var systems = new TwoSystems(policy(true, false, true), mapping, FAIR, 1);
        systems.setInKustomer("k-available");
        systems.login();
        for (int n = 0; n < 2400; n++) {
            systems.setInKustomer(n % 2 == 0 ? "k-lunch" : "k-available");
            systems.pass(Duration.ofSeconds(3));
        }
        assertThat(systems.alerts).isEqualTo(1);
        assertThat(systems.writes).isLessThanOrEqualTo(8);

        systems.setInKustomer("k-lunch");
        systems.pass(Duration.ofMinutes(6));
        assertThat(systems.ccai).isEqualTo("Meal");
        assertThat(systems.alerts).isEqualTo(1);
    }
}

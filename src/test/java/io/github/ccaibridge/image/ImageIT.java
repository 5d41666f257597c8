package io.github.ccaibridge.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The image as {@code k8s/Dockerfile} says it, replayed without Docker: its layers laid out by its own lines, its entry point and
 * health check started as its user, in a mount namespace where all is read-only but its volumes and /tmp. What this cannot
 * prove: Docker's own reading of the file, and the base image, for which this machine's system and JDK stand.
 */
class ImageIT {
    private static final KustomerStandIn KUSTOMER = KustomerStandIn.start();
    private static final CcaiStandIn CCAI = CcaiStandIn.start();
    private static final String ADMIN = "ada:admin-secret";

    private static UnpackedImage image;
    private static ImageProcess plain;
    private static ImageProcess mounted;
    private static ImageProcess.Ended healthBeforeItIsReady;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0,
                "only root who may make a mount namespace can replay an image");
        image = UnpackedImage.unpack(Path.of("target/image"));
        var settings = settings();
        plain = new ImageProcess(image, "plain").start(settings);
        await().until(() -> plain.output().contains("starts in"));
        healthBeforeItIsReady = plain.run(image.file.healthCheck());
        mounted = new ImageProcess(image, "mounted")
                .mount(image.file.workingFolder() + "/routes", otherRoutes())
                .start(settings);
        await("ready").atMost(Duration.ofMinutes(2)).until(() -> plain.ready() && mounted.ready());
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("KUSTOMER_URL", KUSTOMER.url().toString());
        settings.put("KUSTOMER_API_KEY", KUSTOMER.apiKey());
        settings.put("CCAI_URL", CCAI.url().toString());
        settings.put("CCAI_SUBDOMAIN", CCAI.subdomain());
        settings.put("CCAI_API_TOKEN", CCAI.apiToken());
        settings.put("CCAI_EVENTS_USERNAME", "events");
        settings.put("CCAI_EVENTS_PASSWORD", "right");
        settings.put("BRIDGE_ADMIN_USERNAME", "ada");
        settings.put("BRIDGE_ADMIN_PASSWORD", "admin-secret");
        settings.put("SPRING_DATASOURCE_URL", TestDatabase.newDatabase());
        // Two starts at the same time are dear to compile; the image's own options stay as they are.
        settings.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return settings;
    }

    /** The repository's routes and one door more. */
    private static Path otherRoutes() throws IOException, InterruptedException {
        var folder = Path.of("target/image-runs/routes");
        assertThat(new ProcessBuilder("sh", "-c", "rm -rf " + folder + " && cp -R routes " + folder)
                        .start()
                        .waitFor())
                .isZero();
        Files.writeString(folder.resolve("management/mounted.camel.yaml"), """
                - route:
                    id: tell-mounted
                    group: management
                    from:
                      uri: platform-http
                      parameters:
                        path: /api/v1/mounted
                      steps:
                        - setBody:
                            constant: came by a mount
                """);
        return folder;
    }

    @AfterAll
    static void stop() {
        List.of(KUSTOMER, CCAI).forEach(ImageIT::close);
        if (mounted != null) {
            mounted.close();
            plain.close();
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void whatIsCopiedFromTheRepositoryIsLeftInByTheIgnoreFile() throws IOException {
        var kept = Files.readAllLines(Path.of("k8s/Dockerfile.dockerignore"));
        var copied = image.file.stages().stream()
                .flatMap(stage -> stage.all("COPY"))
                .filter(line -> !line.startsWith("--from"))
                .map(line -> "!" + line.split("\\s+")[0].replaceFirst("/$", ""))
                .toList();
        assertThat(kept.get(0)).isEqualTo("*");
        assertThat(kept.subList(1, kept.size())).containsExactlyInAnyOrderElementsOf(copied);
    }

    @Test
    void everyFileIsRootsAndNobodyElseMayWriteItButTheVolumes() throws IOException {
        var volumes = image.file.volumes().stream()
                .map(volume -> image.root().resolve(volume.substring(1)))
                .toList();
        try (var files = Files.walk(image.root())) {
            assertThat(files.filter(file -> volumes.stream().noneMatch(file::startsWith)))
                    .hasSizeGreaterThan(500)
                    .allSatisfy(file -> {
                        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
                        assertThat(Files.getPosixFilePermissions(file))
                                .doesNotContain(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
                    });
        }
        assertThat(volumes)
                .singleElement()
                .satisfies(volume -> assertThat(
                                Files.getAttribute(volume, "unix:uid") + ":" + Files.getAttribute(volume, "unix:gid"))
                        .isEqualTo(String.join(":", image.file.user())));
    }

    @Test
    void itRunsAsAnOrdinaryUserWithoutAnyPrivilege() throws IOException {
        assertThat(Integer.parseInt(image.file.user()[0])).isPositive();
        assertThat(plain.status().replaceAll("\\s+", " "))
                .contains("Uid: %1$s %1$s %1$s %1$s".formatted(image.file.user()[0]))
                .contains("CapEff: 0000000000000000", "CapBnd: 0000000000000000", "NoNewPrivs: 1");
    }

    @Test
    void onlyTheVolumesAndTmpCanBeWrittenTo() throws Exception {
        for (var folder : List.of("/", "/app", "/app/routes", "/app/BOOT-INF", "/usr", "/etc")) {
            var tried = plain.runAsRoot(List.of("touch", folder + "/x"));
            assertThat(tried.said()).contains("Read-only file system");
            assertThat(plain.run(List.of("touch", folder + "/x")).code()).isNotZero();
        }
        for (var folder : List.of("/tmp", "/app/data")) {
            var tried = plain.run(List.of("touch", folder + "/x"));
            assertThat(tried.code()).as(tried.said()).isZero();
        }
    }

    @Test
    void itsHealthCheckFailsBeforeItIsThereAndPassesAfterwards() throws Exception {
        assertThat(healthBeforeItIsReady.code()).isNotZero();
        var healthy = plain.run(image.file.healthCheck());
        assertThat(healthy.code()).as(healthy.said()).isZero();
    }

    @Test
    void itsDoorsAnswerAndNoStandInIsThere() {
        assertThat(plain.send("events:right", "POST", "/ccai/events", "{\"count\":0,\"events\":[]}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(plain.send("events:wrong", "POST", "/ccai/events", "{}").statusCode())
                .isEqualTo(401);
        assertThat(plain.send("", "GET", "/login", "").statusCode()).isEqualTo(200);
        assertThat(plain.send(ADMIN, "GET", "/actuator/info", "").body()).contains("\"mode\":\"real\"");
        assertThat(plain.send(ADMIN, "GET", "/actuator/sbom/application", "").body())
                .as("the bill of materials of the layers")
                .contains("\"CycloneDX\"");
        assertThat(plain.send(ADMIN, "GET", "/api/v1/rules", "").body()).contains("T5");
        assertThat(plain.send(ADMIN, "GET", "/api/v1/mounted", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aMountReplacesTheRoutes() {
        assertThat(mounted.send(ADMIN, "GET", "/api/v1/mounted", "").body()).isEqualTo("came by a mount");
        assertThat(mounted.send(ADMIN, "GET", "/api/v1/rules", "").body()).contains("T5");
    }

    @Test
    void withoutSettingsItDoesNotStartAndSaysWhy() throws Exception {
        try (var unset = new ImageProcess(image, "unset").start(Map.of())) {
            assertThat(unset.ended()).isNotZero();
            assertThat(unset.output())
                    .contains("The bridge does not start: ", "KUSTOMER_URL", "BRIDGE_SANDBOX=allowed")
                    .doesNotContain("http://", "Exception");
        }
    }
}

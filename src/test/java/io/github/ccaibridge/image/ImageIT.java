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
 * The image as {@code k8s/Dockerfile} says it, made by buildah where there is one and else replayed by its own lines; its entry
 * point and health check are started as its user, in a mount namespace where all is read-only but its volumes and /tmp. What
 * this cannot prove: Docker's own reading of the file, and the base image, for which this machine's JDK and programs stand.
 */
class ImageIT {
    private static final KustomerStandIn KUSTOMER = KustomerStandIn.start();
    private static final CcaiStandIn CCAI = CcaiStandIn.start();
    private static final String ADMIN = "ada:admin-secret";
    private static final Path ACCOUNTS = Path.of("etc/passwd");

    private static Image image;
    private static ImageProcess plain;
    private static ImageProcess mounted;
    private static ImageProcess.Ended healthBeforeItIsReady;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0,
                "only root who may make a mount namespace can build or replay an image");
        image = Image.make();
        var settings = settings();
        plain = new ImageProcess(image, "plain").start(settings);
        await("its first word")
                .atMost(Duration.ofMinutes(1))
                .until(() -> plain.output().contains("starts in"));
        healthBeforeItIsReady = plain.run(image.configuration().healthCheck().command());
        mounted = new ImageProcess(image, "mounted")
                .mount(image.configuration().workingFolder() + "/routes", otherRoutes())
                .start(settings);
        await("ready").atMost(Duration.ofMinutes(5)).until(() -> plain.ready() && mounted.ready());
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
        var copied = Dockerfile.read(Path.of("k8s/Dockerfile")).stages().stream()
                .flatMap(stage -> stage.all("COPY"))
                .filter(line -> !line.startsWith("--from"))
                .map(line -> "!" + line.split("\\s+")[0].replaceFirst("/$", ""))
                .distinct()
                .toList();
        assertThat(kept.get(0)).isEqualTo("*");
        assertThat(kept.subList(1, kept.size())).containsExactlyInAnyOrderElementsOf(copied);
    }

    @Test
    void theBuilderMakesWhatTheReplayLaysOutAndChangesNothingElse() throws IOException {
        var built = built();
        var replayed = UnpackedImage.unpack(Path.of("target/image"));
        var said = built.configuration();
        assertThat(said.environment())
                .containsAllEntriesOf(replayed.configuration().environment());
        assertThat(said)
                .usingRecursiveComparison()
                .ignoringFields("environment")
                .isEqualTo(replayed.configuration());
        assertThat(ImageFiles.below(built.root(), ImageIT::isOurs))
                .hasSizeGreaterThan(300)
                .isEqualTo(ImageFiles.below(replayed.root(), ImageIT::isOurs));
        assertThat(ImageFiles.below(built.root(), ImageIT::isOfTheBase))
                .as("what comes from the base image")
                .isEqualTo(ImageFiles.below(built.base(), ImageIT::isOfTheBase));
        assertThat(Files.readAllLines(built.root().resolve(ACCOUNTS)))
                .containsAll(Files.readAllLines(built.base().resolve(ACCOUNTS)))
                .anyMatch(line -> line.startsWith("bridge:x:" + said.user() + ":"));
    }

    @Test
    void theBuilderIsShownNothingButTheJarAndTheRoutes() throws IOException {
        var shown = ImageFiles.below(built().context(), file -> file.getNameCount() < 3)
                .keySet();
        assertThat(shown)
                .filteredOn(path -> !path.startsWith("routes/"))
                .containsExactly("routes", "target", "target/ccai-kustomer-bridge.jar");
    }

    private static BuiltImage built() {
        assumeTrue(image instanceof BuiltImage, "skipped: there is no " + BuiltImage.BUILDER + " on this machine");
        return (BuiltImage) image;
    }

    private static boolean isOurs(Path file) {
        return file.startsWith("app") && !file.endsWith(UnpackedImage.ARCHIVE);
    }

    private static boolean isOfTheBase(Path file) {
        return !file.startsWith("app") && !file.equals(ACCOUNTS);
    }

    @Test
    void everyFileIsRootsAndNobodyElseMayWriteItButTheVolumes() throws IOException {
        var volumes = image.configuration().volumes().stream()
                .map(volume -> image.root().resolve(volume.substring(1)))
                .toList();
        try (var files = Files.walk(image.root().resolve("app"))) {
            assertThat(files.filter(file -> volumes.stream().noneMatch(file::startsWith)))
                    .hasSizeGreaterThan(300)
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
                        .isEqualTo(String.join(":", image.configuration().userAndGroup())));
    }

    @Test
    void itMapsItsClassesFromTheArchiveThatItsBuildLeft() throws IOException {
        var archive = built().root().resolve("app").resolve(UnpackedImage.ARCHIVE);
        assertThat(Files.size(archive)).isGreaterThan(30_000_000);
        assertThat(Files.readString(Path.of("/proc/" + plain.pid() + "/maps"))).contains("/app/bridge.jsa");
    }

    @Test
    void itRunsAsAnOrdinaryUserWithoutAnyPrivilege() throws IOException {
        assertThat(Integer.parseInt(image.configuration().userAndGroup()[0])).isPositive();
        assertThat(plain.status().replaceAll("\\s+", " "))
                .contains("Uid: %1$s %1$s %1$s %1$s"
                        .formatted(image.configuration().userAndGroup()[0]))
                .contains("CapEff: 0000000000000000", "CapBnd: 0000000000000000", "NoNewPrivs: 1");
    }

    @Test
    void onlyTheVolumesAndTmpCanBeWrittenTo() throws Exception {
        for (var folder : List.of("/", "/app", "/app/routes", "/app/lib", "/usr", "/etc")) {
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
        var healthy = plain.run(image.configuration().healthCheck().command());
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
    void whereStandInsAreAllowedItStartsBetweenThemWithADatabaseOfItsOwn() throws Exception {
        try (var sandbox = new ImageProcess(built(), "sandbox").start(Map.of("BRIDGE_SANDBOX", "allowed"))) {
            await("ready").atMost(Duration.ofMinutes(5)).until(sandbox::ready);
            assertThat(sandbox.output()).contains("Embedded PostgreSQL in /app/data/postgres");
        }
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

package io.github.ccaibridge.shape;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. */
@AnalyzeClasses(packages = PackageShapeTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class PackageShapeTest {
    static final String ROOT = "io.github.ccaibridge";
    private static final String SESSION = ROOT + ".session..";
    private static final String TICKET = ROOT + ".ticket..";
    private static final String CONTACT = ROOT + ".contact..";
    private static final String FIELD = ROOT + ".field..";
    private static final String RECORDING = ROOT + ".recording..";
    private static final String PREFLIGHT = ROOT + ".preflight..";
    private static final String APP = ROOT + ".app..";
    private static final String CAMEL = ROOT + ".camel..";
    private static final String SANDBOX = ROOT + ".sandbox..";
    private static final String KUSTOMER_STAND_IN = ROOT + ".sandbox.kustomer..";
    private static final String CCAI_STAND_IN = ROOT + ".sandbox.ccai..";

    @ArchTest
    static final ArchRule SESSION_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage(SESSION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", SESSION)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule TICKET_KNOWS_ONLY_SESSION = classes()
            .that()
            .resideInAPackage(TICKET)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", TICKET, SESSION)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CONTACT_KNOWS_ONLY_SESSION = classes()
            .that()
            .resideInAPackage(CONTACT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", CONTACT, SESSION)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule FIELD_KNOWS_ONLY_SESSION = classes()
            .that()
            .resideInAPackage(FIELD)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", FIELD, SESSION)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PREFLIGHT_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage(PREFLIGHT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", PREFLIGHT)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RECORDING_KNOWS_ONLY_SESSION = classes()
            .that()
            .resideInAPackage(RECORDING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", RECORDING, SESSION)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_APP_KNOWS_SPRING = noClasses()
            .that()
            .resideOutsideOfPackage(APP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_CAMEL_AND_APP_KNOW_CAMEL = noClasses()
            .that()
            .resideOutsideOfPackages(CAMEL, APP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule KUSTOMER_STAND_IN_KNOWS_NOTHING_OF_THE_BRIDGE = noClasses()
            .that()
            .resideInAPackage(KUSTOMER_STAND_IN)
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(resideInAnyPackage(KUSTOMER_STAND_IN).negate()))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CCAI_STAND_IN_KNOWS_NOTHING_OF_THE_BRIDGE = noClasses()
            .that()
            .resideInAPackage(CCAI_STAND_IN)
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(resideInAnyPackage(CCAI_STAND_IN).negate()))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOTHING_REACHES_THE_SANDBOX = noClasses()
            .that()
            .resideOutsideOfPackage(SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SANDBOX)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Helper|Util|Impl|Dto)")
            .allowEmptyShould(true);
}

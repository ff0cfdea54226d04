package org.moqlab.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Variant;

final class CompareWordsTest {
    private static String gets(long millis) {
        Run run = new Run(Scenarios.zombie());
        run.to(millis * Durations.MILLI);
        return CompareWords.gets(run.mesh().scenario(), run.mesh().journal());
    }

    @Test
    void theReaderOfAGhostIsAcceptedAndFailedAgainAndAgain() {
        assertEquals("objects", gets(1_900));
        assertEquals("accepted, failed 22 times", gets(7_700));
    }

    @Test
    void everyFixAndEveryPolicyHasARuleAndAPrice() throws ScenarioException {
        Scenario plain = Scenarios.zombie();
        List<Variant> all = new ArrayList<>();
        for (String fix : Fix.all()) {
            all.add(Variant.of(plain, plain.policy(), Fix.parse(fix)));
        }
        for (String policy : ScenarioFile.POLICIES) {
            all.add(Variant.of(plain, policy, Fix.NONE));
        }
        for (Variant variant : all) {
            String name = variant.policy() + " " + variant.fix().text();
            assertNotEquals("", CompareWords.rule(variant), name);
            assertNotEquals("", CompareWords.price(variant), name);
        }
    }
}

package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_05;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_06;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_01;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.WireName;

/// What differs between versions, one line each, as WIRE §3.1 tables it.
final class LiteVersionTest {
    /// The versions that have something: a digit each, a dash for those that have not.
    private static String having(Predicate<LiteVersion> capability) {
        return Arrays.stream(LiteVersion.values())
                .filter(v -> !Codec.isReleasedButForHeartbeats(v))
                .map(v -> capability.test(v) ? v.wire().substring(v.wire().length() - 1) : "-")
                .collect(Collectors.joining());
    }

    @Test
    void versions_differ_in_how_they_begin_and_what_streams_they_have() {
        assertEquals("12----", having(LiteVersion::hasInBandSetup));
        assertEquals("----56", having(LiteVersion::hasSetupStream));
        assertEquals("----56", having(LiteVersion::hasFetch));
        assertEquals("--3456", having(LiteVersion::hasProbe));
        assertEquals("---456", having(LiteVersion::hasProbeRtt));
        assertEquals("---456", having(LiteVersion::hasGoaway));
        assertEquals("----56", having(LiteVersion::hasTrackStream));
        assertEquals("----56", having(LiteVersion::hasTimestamps));
        assertEquals("----56", having(LiteVersion::hasDatagrams));
    }

    @Test
    void versions_differ_in_how_they_announce() {
        assertEquals("---45-", having(LiteVersion::hasExcludeHop));
        assertEquals("12----", having(LiteVersion::hasAnnounceInit));
        assertEquals("----56", having(LiteVersion::hasAnnounceOk));
        assertEquals("--3---", having(LiteVersion::hasHopCount));
        assertEquals("---456", having(LiteVersion::hasHopList));
        assertEquals("---4--", having(LiteVersion::sendsOwnHop));
        assertEquals("----56", having(LiteVersion::reannouncesInPlace));
        assertEquals("---456", having(LiteVersion::toleratesUnknownEnd));
        assertEquals("---456", having(LiteVersion::boundsParts));
        assertEquals("-----6", having(LiteVersion::hasAnnounceIds));
        assertEquals("-----6", having(LiteVersion::hasCosts));
        assertEquals("-----6", having(LiteVersion::waitsForSetup));
    }

    @Test
    void versions_differ_in_how_they_subscribe() {
        assertEquals("--3456", having(LiteVersion::hasSubscribeBounds));
        assertEquals("-2----", having(LiteVersion::hasEmptyOk));
        assertEquals("--3456", having(LiteVersion::hasTypedReplies));
        assertEquals("----56", having(LiteVersion::hasSubscribeStart));
    }

    @Test
    void lab_wires_are_the_released_ones_with_heartbeats_and_one_of_their_own() throws Exception {
        assertEquals("-----6", having(LiteVersion::isLab));
        assertEquals("-----6", having(LiteVersion::hasHeartbeats));
        for (LiteVersion lab : List.of(LAB_03, LAB_04, LAB_05)) {
            LiteVersion released =
                    WireName.of(lab.wire())
                            .map(WireName::forStrangers)
                            .flatMap(LiteVersion::of)
                            .orElseThrow();
            List<String> different = new ArrayList<>();
            for (Method capability : LiteVersion.class.getDeclaredMethods()) {
                if (capability.getReturnType() == boolean.class
                        && capability.getParameterCount() == 0
                        && !capability.invoke(lab).equals(capability.invoke(released))) {
                    different.add(capability.getName());
                }
            }
            assertEquals(Set.of("isLab", "hasHeartbeats"), Set.copyOf(different), lab.wire());
        }
    }

    @Test
    void only_moql_leaves_the_version_to_setup() {
        assertEquals(Optional.empty(), LiteVersion.ofAlpn("moql"));
        assertEquals(Optional.empty(), LiteVersion.ofAlpn("moq-lite-02"));
        assertEquals(Optional.of(LITE_03), LiteVersion.ofAlpn("moq-lite-03"));
        assertEquals(Optional.of(LITE_04), LiteVersion.ofAlpn("moq-lite-04"));
        assertEquals(Optional.of(LITE_05), LiteVersion.ofAlpn("moq-lite-05"));
        assertEquals(Optional.empty(), LiteVersion.ofAlpn("moq-lite-06-wip"));
        assertEquals(Optional.of(LITE_01), LiteVersion.ofSetupCode(0xff0dad01L));
        assertEquals(Optional.of(LITE_02), LiteVersion.ofSetupCode(0xff0dad02L));
        assertEquals(Optional.empty(), LiteVersion.ofSetupCode(0xff0dad03L), "never in SETUP");
        assertEquals(Optional.empty(), LiteVersion.ofSetupCode(0xff0dad05L), "never in SETUP");
        assertEquals(Optional.of(LAB_06), LiteVersion.ofAlpn("moqlab-06"));
        assertEquals(Optional.empty(), LiteVersion.ofSetupCode(LAB_06.code()), "never in SETUP");
    }

    @Test
    void a_version_has_a_name_a_code_and_an_alpn() {
        for (LiteVersion version : LiteVersion.values()) {
            assertEquals(Optional.of(version), LiteVersion.ofWire(version.wire()));
            String digits = version.wire().substring(version.wire().length() - 2);
            String code = (version.isLab() ? "6c6162" : "ff0dad") + digits;
            assertEquals(code, Long.toHexString(version.code()));
            assertEquals(version.hasInBandSetup() ? "moql" : version.wire(), version.alpn());
        }
        assertEquals(Optional.empty(), LiteVersion.ofWire("moq-lite-06"));
    }
}

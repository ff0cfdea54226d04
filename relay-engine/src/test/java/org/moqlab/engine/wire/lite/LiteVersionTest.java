package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_01;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What differs between versions, one line each, as WIRE §3.1 tables it.
final class LiteVersionTest {
    /// The versions that have something: a digit each, a dash for those that have not.
    private static String having(Predicate<LiteVersion> capability) {
        return Arrays.stream(LiteVersion.values())
                .map(v -> capability.test(v) ? String.valueOf(v.wire().charAt(10)) : "-")
                .collect(Collectors.joining());
    }

    @Test
    void versions_differ_in_how_they_begin_and_what_streams_they_have() {
        assertEquals("12---", having(LiteVersion::hasInBandSetup));
        assertEquals("----5", having(LiteVersion::hasSetupStream));
        assertEquals("----5", having(LiteVersion::hasFetch));
        assertEquals("--345", having(LiteVersion::hasProbe));
        assertEquals("---45", having(LiteVersion::hasProbeRtt));
        assertEquals("---45", having(LiteVersion::hasGoaway));
        assertEquals("----5", having(LiteVersion::hasTrackStream));
        assertEquals("----5", having(LiteVersion::hasTimestamps));
        assertEquals("----5", having(LiteVersion::hasDatagrams));
    }

    @Test
    void versions_differ_in_how_they_announce() {
        assertEquals("---45", having(LiteVersion::hasExcludeHop));
        assertEquals("12---", having(LiteVersion::hasAnnounceInit));
        assertEquals("----5", having(LiteVersion::hasAnnounceOk));
        assertEquals("--3--", having(LiteVersion::hasHopCount));
        assertEquals("---45", having(LiteVersion::hasHopList));
        assertEquals("---4-", having(LiteVersion::sendsOwnHop));
        assertEquals("----5", having(LiteVersion::reannouncesInPlace));
        assertEquals("---45", having(LiteVersion::toleratesUnknownEnd));
        assertEquals("---45", having(LiteVersion::boundsParts));
    }

    @Test
    void versions_differ_in_how_they_subscribe() {
        assertEquals("--345", having(LiteVersion::hasSubscribeBounds));
        assertEquals("-2---", having(LiteVersion::hasEmptyOk));
        assertEquals("--345", having(LiteVersion::hasTypedReplies));
        assertEquals("----5", having(LiteVersion::hasSubscribeStart));
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
    }

    @Test
    void a_version_has_a_name_a_code_and_an_alpn() {
        for (LiteVersion version : LiteVersion.values()) {
            assertEquals(Optional.of(version), LiteVersion.ofWire(version.wire()));
            assertEquals("ff0dad" + version.wire().substring(9), Long.toHexString(version.code()));
            assertEquals(version.hasInBandSetup() ? "moql" : version.wire(), version.alpn());
        }
        assertEquals(Optional.empty(), LiteVersion.ofWire("moq-lite-06"));
    }
}

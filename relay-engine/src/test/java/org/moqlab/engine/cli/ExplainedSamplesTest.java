package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `lab explain` says of the samples, word for word but for the numbers of events.
final class ExplainedSamplesTest {
    private static String explain(String sample, String... question) {
        Path root = Path.of(System.getProperty("moqlab.root", ".."));
        String file = root.resolve("sample-meshes").resolve(sample).toString();
        List<String> arguments = new ArrayList<>(List.of("explain", file));
        arguments.addAll(List.of(question));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Lab.run(
                        arguments.toArray(String[]::new),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        new OwnDrivers());
        assertEquals("0", status + err.toString());
        return out.toString();
    }

    /// Compares words. Which number an event has depends on everything before it, and where a line
    /// breaks on the numbers; that every number is right is for [CitedEventsTest].
    private static void assertSays(String expected, String said) {
        assertEquals(words(expected), words(said));
    }

    private static String words(String text) {
        return text.replaceAll("#\\d+", "#").replaceAll("\\s+", " ");
    }

    @Test
    void theGhostOfTheFlagshipIsToldRoundItsCircle() {
        assertSays(
                """
                test at C, at 6s

                test is a ghost at C, 17 hops (#10398): nobody has published test since pub was stopped at 2s
                  (#476); it should have been gone by 3.005s.

                How it came here
                  C believes B, 17 hops: told over session 7 at 5.8225s (#10165, #10356).
                  B had it from A, 16 hops: told over session 1 at 5.5674s (#9397, #9588).
                  A had it from B, 15 hops: told over session 1 at 5.3123s (#8634, #8823), which is where we came
                    in.
                  Round and round it goes: 14 tellings further back, pub had announced it to A at 1.004s (#239,
                    #241). Nobody in this circle has heard it from a publisher since, and nobody has published test
                    since pub was stopped at 2s (#476).

                Where it leads
                  Now the best routes lead C → B → F → B (#10398, #10388, #10428): a circle, and nobody in it
                    publishes test.

                Why this route is the best
                  The route from B has been best since 5.8276s (#10398): promoted, fewest hops, newest among
                    equals, when the one before was lost because B took it back at 5.8225s (#10172, #10367).
                  It is in hold-down until 6.0776s (#10398); until then C tells its peers nothing of it.

                Why not another: same hops, only strictly fewer replaces the best
                  Not B with 17 hops over session 12, since 5.8275s (#10369).
                  Not A with 17 hops over session 2, since 5.8275s (#10202).
                  Not A with 17 hops over session 11, since 5.8275s (#10217).
                  Not D with 17 hops over session 13, since 5.8275s (#10265).
                  Not D with 17 hops over session 18, since 5.8275s (#10274).
                  Not E with 17 hops over session 14, since 5.8275s (#10295).
                  Not E with 17 hops over session 23, since 5.8275s (#10307).
                  Not F with 17 hops over session 15, since 5.8275s (#10327).
                  Not F with 17 hops over session 28, since 5.8275s (#10342).
                """,
                explain("zombie-mesh.yaml", "--relay", "C", "--namespace", "test", "--at", "6s"));
    }

    @Test
    void aLiveEntryLeadsBackToItsPublisher() {
        assertSays(
                """
                test at C, at 1.9s

                test is live at C, 2 hops (#439): pub has published test since 1s (#229).

                How it came here
                  C believes A, 2 hops: told over session 2 at 1.005s (#244, #283).
                  A had it from pub, which announced it over session 32 at 1.004s (#239, #241).
                  pub still publishes test (#229).

                Where it leads
                  Now the best routes lead C → A → pub (#439, #435): to who publishes it.

                Why this route is the best
                  The route from A has been best since 1.01s (#284): first heard.

                Why not another: same hops, only strictly fewer replaces the best
                  Not A with 2 hops over session 11, since 1.01s (#334).

                Why not another: more hops
                  Not B with 3 hops over session 7, since 1.015s (#349).
                  Not B with 3 hops over session 12, since 1.015s (#357).
                  Not D with 3 hops over session 13, since 1.015s (#389).
                  Not D with 3 hops over session 18, since 1.015s (#395).
                  Not E with 3 hops over session 14, since 1.015s (#409).
                  Not E with 3 hops over session 23, since 1.015s (#417).
                  Not F with 3 hops over session 15, since 1.015s (#429).
                  Not F with 3 hops over session 28, since 1.015s (#439).
                """,
                explain("zombie-mesh.yaml", "--relay", "C", "--at", "1.9s"));
    }

    @Test
    void aWithdrawnEntryIsToldBackToWhoStopped() {
        assertSays(
                """
                test at A, at 2.2s

                test is absent at A, and rightly: nobody has published test since pub was stopped at 2s (#29).

                Why it is not here
                  A had it until 2.1541s (#212): best with 31 hops lost, no standby left.
                  B had taken it back from A at 2.149s (#209, #211).
                  A had taken it back from B at 2.1439s (#203, #205).
                  B had taken it back from A at 2.1388s (#197, #199).
                  A had taken it back from B at 2.1337s (#191, #193).
                  B had taken it back from A at 2.1286s (#185, #187).
                  A had taken it back from B at 2.1235s (#179, #181).
                  B had taken it back from A at 2.1184s (#173, #175).
                  A had taken it back from B at 2.1133s (#167, #169).
                  So it went on, 22 more times; first of all A had taken it back from B at 2.0011s (#35, #37).
                  A ended session 2 with pub at 2.001s (#33): 0 cancel: stopped, because pub was stopped at 2s
                    (#29).
                """,
                explain("2-hop-list/identity-per-session.yaml", "--relay", "A", "--at", "2.2s"));
    }

    @Test
    void aStandbyMayBeNewerThanAPromotedBest() {
        assertSays(
                """
                test at F, at 2.018s

                test lingers at F, 5 hops (#5539): nobody has published test since pub was stopped at 2s (#640); it
                  may stay until 3.005s.

                How it came here
                  F believes C, 5 hops: told over session 15 at 2.0113s (#994, #2012).
                  C had it from D, 4 hops: told over session 13 at 2.0062s (#707, #803).
                  D had it from B, 3 hops: told over session 8 at 1.01s (#297, #476).
                  B had it from A, 2 hops: told over session 6 at 1.005s (#235, #290).
                  A had it from pub, which announced it over session 31 at 1.004s (#226, #228).
                  But nobody has published test since pub was stopped at 2s (#640).

                Where it leads
                  Now the best routes lead F → C (#5539): no further than C, which let go of it at 2.0164s (#5599).

                Why this route is the best
                  The route from C has been best since 2.0164s (#5539): promoted, fewest hops, oldest among equals,
                    when the one before was lost because B took it back at 2.0113s (#1503, #5311).

                Why not another: same hops, but newer, and the oldest of equals is promoted
                  Not C with 5 hops over session 28, since 2.0163s (#2281).
                  Not D with 5 hops over session 20, since 2.0163s (#2861).
                  Not D with 5 hops over session 29, since 2.0163s (#3041).
                  Not E with 5 hops over session 25, since 2.0163s (#3711).
                  Not E with 5 hops over session 30, since 2.0163s (#3801).
                """,
                explain("2-hop-list/path-hunting.yaml", "--relay", "F", "--at", "2.018s"));
    }

    @Test
    void aSubscriberAcceptedThenFailedLearnsWhoTookTheRouteBack() {
        assertSays(
                """
                sub, at 6s

                sub was accepted and then failed at 5.8285s (#10444): 0 cancel after 5.0 ms.

                How it went
                  sub asked A for catalog of test at 5.8235s (#10186), and was accepted at 5.8255s (#10192); relays
                    of gossip-2026-03 accept before they ask any further.
                  The failure came from A (#10319).
                  A ended it because F took it back at 5.8225s (#10137, #10317).
                  The best routes lead A → B → F → B (#10438, #10388, #10428), in a circle; nobody has published
                    test since pub was stopped at 2s (#476).
                """,
                explain("zombie-mesh.yaml", "--client", "sub", "--at", "6s"));
    }

    @Test
    void aSubscriberThatPlaysIsServedAlongAWay() {
        assertSays(
                """
                sub, at 1.9s

                sub plays catalog of test, since 1.01s (#343): first object after 4.0 ms.

                How it went
                  Its last object came at 1.81s (#475), pub → A → sub (#469, #473).
                  The best routes lead A → pub (#435), to who publishes it.
                """,
                explain("zombie-mesh.yaml", "--client", "sub", "--at", "1.9s"));
    }

    @Test
    void aSubscriberWithTheWrongNameIsToldWhatItMeans() {
        assertSays(
                """
                wrong, at 6s

                wrong waits for B to announce anon/test, since 1.002s (#62).

                What the name means
                  At /anon the name anon/test means anon/anon/test to every relay (#63).
                  B has anon/test (#6671), which at /anon is asked for as test.

                anon/anon/test is absent at B, and rightly: nobody has published anon/anon/test up to now (#6929).
                """,
                explain("names/false-negative.yaml", "--client", "wrong", "--at", "6s"));
    }

    @Test
    void aSubscriberOnRawQuicIsClosedWith401() {
        assertSays(
                """
                raw, at 1.9s

                raw has no session with A, since 1.004s (#55): lost A: 401 unauthorized.

                Why there is no session
                  raw ended session 6 with A at 1.004s (#54): 401.
                  A ended session 6 with raw at 1.003s (#46): 401 unauthorized, only "anon" is public.
                """,
                explain("names/public-prefix.yaml", "--client", "raw", "--at", "1.9s"));
    }

    @Test
    void aSubscriberOverWebTransportIsAnswered401() {
        assertSays(
                """
                top, at 1.9s

                top has no session with A, since 1.002s (#35): the other end answers 401 unauthorized.

                Why there is no session
                  top dialled A at 1s (#23).
                  A threw away session of top at / at 1.001s (#27): not public, answered 401.
                """,
                explain("names/public-prefix.yaml", "--client", "top", "--at", "1.9s"));
    }
}

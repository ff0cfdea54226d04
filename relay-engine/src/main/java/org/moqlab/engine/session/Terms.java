package org.moqlab.engine.session;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.lite.LiteVersion;

/// How this end stands in a session.
///
/// @param origin its identity, told where the wire has a place for it; unknown for none
/// @param inBand SETUP codes offered, best first, where the transport has negotiated none
/// @param exacting whether breaches up to moq-lite-03 end things as they do at the relays of March
///   2026 (WIRE §3.2, §3.4, §3.5): an unknown stream type or the end of an unknown namespace ends
///   the session, an octet after a subscription ends that subscription. Later relays shrug. On
///   moq-transport it stands for all in which the relays of March 2026 differ from later ones
/// @param exclude identity whose routes it does not want to be told, where the wire has a place for
///   it; unknown for none
/// @param strictEnds whether the end of a namespace that was never announced ends the session on
///   moq-lite-04 too, as it did before May 2026
/// @param everyEnd whether the peer is told the end of a namespace whatever it was told before
/// @param peerPublishes whether the peer may publish; only moq-transport makes a difference: the
///   peer is asked for namespaces, and what it offers is taken (WIRE §4.4)
/// @param path path a dialling end asks for in SETUP, on wires that have a place for it where the
///   transport carries no URL (WIRE §1.3); empty for none
/// @param price what the link costs, as the dialling end has it: it says so in SETUP where the wire
///   has a place, and adds it to what it hears; empty for what the peer says
/// @param onlySubscribes whether this end says that it will publish nothing, where the wire has a
///   place for that
public record Terms(
        Origin origin,
        List<Long> inBand,
        boolean exacting,
        Origin exclude,
        boolean strictEnds,
        boolean everyEnd,
        boolean peerPublishes,
        String path,
        OptionalLong price,
        boolean onlySubscribes) {
    /// Creates the value; the list is copied.
    public Terms {
        inBand = List.copyOf(inBand);
    }

    /// Terms for a peer that may publish.
    public Terms(
            Origin origin,
            List<Long> inBand,
            boolean exacting,
            Origin exclude,
            boolean strictEnds,
            boolean everyEnd) {
        this(
                origin,
                inBand,
                exacting,
                exclude,
                strictEnds,
                everyEnd,
                true,
                "",
                OptionalLong.empty(),
                false);
    }

    /// Terms of an end that does not want to hear of itself and keeps books of what it told.
    public Terms(Origin origin, List<Long> inBand, boolean exacting) {
        this(origin, inBand, exacting, origin, false, false);
    }

    /// The same terms under another identity.
    public Terms as(Origin other) {
        return new Terms(
                other,
                inBand,
                exacting,
                exclude,
                strictEnds,
                everyEnd,
                peerPublishes,
                path,
                price,
                onlySubscribes);
    }

    /// The same terms with other versions offered in band.
    public Terms offering(List<Long> versions) {
        return new Terms(
                origin,
                versions,
                exacting,
                exclude,
                strictEnds,
                everyEnd,
                peerPublishes,
                path,
                price,
                onlySubscribes);
    }

    /// The same terms for a peer that may not publish.
    public Terms subscribersOnly() {
        return new Terms(
                origin,
                inBand,
                exacting,
                exclude,
                strictEnds,
                everyEnd,
                false,
                path,
                price,
                onlySubscribes);
    }

    /// The same terms at a path that SETUP carries.
    public Terms at(String root) {
        return new Terms(
                origin,
                inBand,
                exacting,
                exclude,
                strictEnds,
                everyEnd,
                peerPublishes,
                root,
                price,
                onlySubscribes);
    }

    /// The same terms on a link of that price; empty for none of its own.
    public Terms priced(OptionalLong link) {
        return new Terms(
                origin,
                inBand,
                exacting,
                exclude,
                strictEnds,
                everyEnd,
                peerPublishes,
                path,
                link,
                onlySubscribes);
    }

    /// The same terms of an end that publishes nothing and says so.
    public Terms onlySubscribing() {
        return new Terms(
                origin, inBand, exacting, exclude, strictEnds, everyEnd, false, path, price, true);
    }

    /// A relay of March 2026: without identity, and exacting.
    public static final Terms MARCH_2026 =
            new Terms(Origin.UNKNOWN, List.of(LiteVersion.LITE_02.code()), true);
}

package org.moqlab.engine.routing.policy;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.routing.Loss;

/// The bugs that relays with fronts had between the policies of May and August 2026, and some that
/// the development branch never had, each put back on its own (GOSSIP B.2, family 4).
final class FrontQuirks {
    private static final List<FrontPolicy> ALL =
            List.of(
                    new OneAddressAPeer(),
                    new LingersAsLongAsItDials(),
                    new HiddenStandby(),
                    new ServesInCircles(),
                    new OneRefusalIsFinal(),
                    new EchoEvicts(),
                    new TellingIsNoExposure(),
                    new DisplacedForGood(),
                    new RearmedByChange(),
                    new NoGate(),
                    new NoHold());

    private FrontQuirks() {}

    static List<FrontPolicy> all() {
        return ALL;
    }

    /// No. 23, until pull request 2874: a peer is known by its address without the query, and when
    /// any of its announcements ends it is given up.
    private static final class OneAddressAPeer extends FrontQuirk {
        OneAddressAPeer() {
            super(new Gossip202608(), "old-unannounce-kills-new");
        }

        @Override
        public boolean followsAddresses() {
            return false;
        }
    }

    /// No. 27, until pull request 2704: what came over a session that was dialled stays listed for
    /// as long as the loop that dials would try, which is for ever, whether it still tries or not.
    private static final class LingersAsLongAsItDials extends FrontQuirk {
        /// A week, as long as any scenario.
        private static final long FOR_EVER = 7 * 24 * 3600 * FrontRules.SECOND;

        LingersAsLongAsItDials() {
            super(new Gossip202608(), "immortal-linger");
        }

        @Override
        public long linger(Loss loss, long linger) {
            return loss == Loss.RELAY ? FOR_EVER : linger;
        }
    }

    /// No. 29, until pull request 2473: a peer that the route in use leads back through is told of
    /// no other, so that nobody learns of a standby on the far side of him.
    private static final class HiddenStandby extends FrontQuirk {
        HiddenStandby() {
            super(new Gossip202608(), "hidden-standby");
        }

        @Override
        public boolean tellsStandby() {
            return false;
        }
    }

    /// No. 30, the second half of pull request 2473: whoever asks is served from the route in use,
    /// also when that leads back through him.
    private static final class ServesInCircles extends FrontQuirk {
        ServesInCircles() {
            super(new Gossip202608(), "subscription-cycle");
        }

        @Override
        public boolean servesAround() {
            return false;
        }

        @Override
        public boolean heedsListeners() {
            return false;
        }
    }

    /// No. 31, from pull request 2637 to 2666: the first source that refuses a track ends it.
    private static final class OneRefusalIsFinal extends FrontQuirk {
        OneRefusalIsFinal() {
            super(new Gossip202608(), "standby-without-the-track");
        }

        @Override
        public boolean oneRefusalIsFinal() {
            return true;
        }
    }

    /// No. 33, until pull request 2684: what comes back from somebody who was told looks like a
    /// rival. Nobody who was displaced was woken then, either.
    private static final class EchoEvicts extends FrontQuirk {
        EchoEvicts() {
            super(new Gossip202608(), "reflection-evicts-original");
        }

        @Override
        public boolean heedsListeners() {
            return false;
        }

        @Override
        public boolean wakesDisplaced() {
            return false;
        }
    }

    /// No. 34, until pull request 2718: only who reads a front counts as exposed to it, and not who
    /// was told.
    private static final class TellingIsNoExposure extends FrontQuirk {
        TellingIsNoExposure() {
            super(new Gossip202608(), "unknown-publisher-flap");
        }

        @Override
        public boolean heedsListeners() {
            return false;
        }
    }

    /// No. 35, until pull request 2740: who was displaced is not woken when the name is free again.
    private static final class DisplacedForGood extends FrontQuirk {
        DisplacedForGood() {
            super(new Gossip202608(), "never-gets-it-back");
        }

        @Override
        public boolean wakesDisplaced() {
            return false;
        }
    }

    /// No. 36, between pull requests 2742 and 2746: whatever changes in a displaced route gives it
    /// the right back to take the name over.
    private static final class RearmedByChange extends FrontQuirk {
        RearmedByChange() {
            super(new Gossip202608(), "eviction-ping-pong");
        }

        @Override
        public boolean rearmsOnChange() {
            return true;
        }
    }

    /// No. 39, which pull request 2424 was written to prevent: a front that is being read moves to
    /// whoever is cheaper, also when that one is about to move here.
    private static final class NoGate extends FrontQuirk {
        NoGate() {
            super(new Gossip202608(), "mutual-adoption");
        }

        @Override
        public boolean adopts(Move move) {
            return true;
        }
    }

    /// No. 40, which pull request 2925 was written to prevent: a front moves at once on what it was
    /// told last, however much of that is still on its way.
    private static final class NoHold extends FrontQuirk {
        NoHold() {
            super(new Gossip202608Dev(), "stale-cost-ring");
        }

        @Override
        public OptionalLong hold(Move move) {
            return OptionalLong.empty();
        }
    }
}

package org.moqlab.app.canvas;

/// How much a relay's box says, by the room there is. Sizes in px.
enum Detail {
    /// Everything.
    FULL(152, 60, 56, 36, 158, 196, 26, 12),
    /// Without the lines below the name.
    MEDIUM(118, 46, 46, 36, 158, 196, 26, 10),
    /// Name and hops only.
    COMPACT(86, 34, 40, 24, 142, 186, 15, 6),
    /// Name and hops, small.
    TINY(66, 28, 30, 22, 128, 170, 13, 4),
    /// Name and hops, as small as can be read, and of clients no more than what they are and how
    /// they fare.
    BRIEF(54, 22, 26, 16, 16, 18, 8, 3),
    /// Hops only, for meshes of many relays.
    DOT(26, 18, 25, 22, 128, 170, 6, 2),
    /// Hops only, and of clients no more than what they are and how they fare, for meshes of many
    /// clients.
    SPECK(26, 18, 25, 16, 16, 18, 6, 3);

    private final double width;
    private final double height;
    private final double cell;
    private final double clientHeight;
    private final double publisherWidth;
    private final double subscriberWidth;
    private final double reach;
    private final double apart;

    Detail(
            double width,
            double height,
            double cell,
            double clientHeight,
            double publisherWidth,
            double subscriberWidth,
            double reach,
            double apart) {
        this.width = width;
        this.height = height;
        this.cell = cell;
        this.clientHeight = clientHeight;
        this.publisherWidth = publisherWidth;
        this.subscriberWidth = subscriberWidth;
        this.reach = reach;
        this.apart = apart;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /// Width of the hop cell at the left of a relay's box.
    double cell() {
        return cell;
    }

    double clientHeight() {
        return clientHeight;
    }

    double clientWidth(boolean publisher) {
        return publisher ? publisherWidth : subscriberWidth;
    }

    /// How far a countdown ring reaches beyond the lower left corner of a relay's box.
    double reach() {
        return reach;
    }

    /// How much each box keeps clear around itself.
    double apart() {
        return apart;
    }

    /// Whether relays say no more than hops.
    boolean isDot() {
        return this == DOT || this == SPECK;
    }

    /// Whether clients say nothing in words.
    boolean isSpeck() {
        return this == SPECK || this == BRIEF;
    }

    /// Whether there is room for a sign of ghosts beside the name.
    boolean hasBadge() {
        return this != BRIEF && !isDot();
    }

    /// How far from their relay clients are put, as a share of what is usual.
    double nearness() {
        return isSpeck() ? 0.3 : 1;
    }

    /// Width of a client's box at this detail, for one that has a width at another.
    double clientWidth(Detail other, double width) {
        return clientWidth(width == other.publisherWidth);
    }

    /// Room that a box of this size keeps beside others at least, px.
    private double pitch() {
        return isSpeck() ? subscriberWidth + 2 * apart : subscriberWidth;
    }

    /// Whether boxes of this size could lie in a room side by side, if it had any shape.
    boolean fits(double area, int relays, int clients) {
        return relays * width * height + clients * subscriberWidth * clientHeight <= area;
    }

    /// The detail there is room for where everything lies `zoom` times farther apart.
    ///
    /// @param zoom 1 or more
    Detail at(double zoom) {
        for (Detail more : values()) {
            boolean fits =
                    (isSpeck() || !more.isSpeck())
                            && more.width <= width * zoom
                            && more.height <= height * zoom
                            && more.subscriberWidth <= pitch() * zoom;
            if (fits || more == this) {
                return more;
            }
        }
        return this;
    }

    /// Whether relays say more than name and hops, and clients have two lines.
    boolean hasLines() {
        return this == FULL || this == MEDIUM;
    }

    /// What saying less costs, in px of sessions hidden by clients.
    double silence() {
        return switch (this) {
            case FULL -> 0;
            case MEDIUM -> 150;
            case COMPACT -> 350;
            case TINY -> 700;
            case DOT -> 1_500;
            case BRIEF -> 2_000;
            case SPECK -> 3_000;
        };
    }
}

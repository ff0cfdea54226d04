package org.moqlab.app.theme;

import javafx.scene.paint.Color;

/// How eyes see colours: full colour vision and its three lacks at full severity, by the matrices
/// of Machado, Oliveira and Fernandes (2009); contrast by WCAG 2.2 and difference by CIEDE2000.
enum Vision {
    /// All cones.
    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    /// No red cones.
    PROTANOPIA(
            0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
            1.051998),
    /// No green cones.
    DEUTERANOPIA(
            0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
            0.968881),
    /// No blue cones.
    TRITANOPIA(
            1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
            0.303900);

    private final double rr;
    private final double rg;
    private final double rb;
    private final double gr;
    private final double gg;
    private final double gb;
    private final double br;
    private final double bg;
    private final double bb;

    Vision(
            double rr,
            double rg,
            double rb,
            double gr,
            double gg,
            double gb,
            double br,
            double bg,
            double bb) {
        this.rr = rr;
        this.rg = rg;
        this.rb = rb;
        this.gr = gr;
        this.gg = gg;
        this.gb = gb;
        this.br = br;
        this.bg = bg;
        this.bb = bb;
    }

    /// Linear light of the three primaries, 0 to 1.
    record Light(double r, double g, double b) {
        static Light of(Color color) {
            return new Light(
                    linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue()));
        }

        private static double linear(double c) {
            return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }

        double luminance() {
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        }
    }

    private record Lab(double l, double a, double b) {
        static Lab of(Light c) {
            double x = (0.4124564 * c.r() + 0.3575761 * c.g() + 0.1804375 * c.b()) / 0.95047;
            double y = 0.2126729 * c.r() + 0.7151522 * c.g() + 0.0721750 * c.b();
            double z = (0.0193339 * c.r() + 0.1191920 * c.g() + 0.9503041 * c.b()) / 1.08883;
            return new Lab(116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z)));
        }

        private static double f(double t) {
            return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        }
    }

    /// A colour as these eyes see it.
    Light seen(Color color) {
        Light c = Light.of(color);
        return new Light(
                Math.clamp(rr * c.r() + rg * c.g() + rb * c.b(), 0, 1),
                Math.clamp(gr * c.r() + gg * c.g() + gb * c.b(), 0, 1),
                Math.clamp(br * c.r() + bg * c.g() + bb * c.b(), 0, 1));
    }

    /// Contrast of two colours, 1 to 21.
    static double contrast(Color a, Color b) {
        double la = Light.of(a).luminance() + 0.05;
        double lb = Light.of(b).luminance() + 0.05;
        return Math.max(la, lb) / Math.min(la, lb);
    }

    /// CIEDE2000 difference of two colours.
    static double difference(Light first, Light second) {
        Lab p = Lab.of(first);
        Lab q = Lab.of(second);
        double chroma = (Math.hypot(p.a(), p.b()) + Math.hypot(q.a(), q.b())) / 2;
        double g = 0.5 * (1 - Math.sqrt(seventh(chroma)));
        double a1 = p.a() * (1 + g);
        double a2 = q.a() * (1 + g);
        double c1 = Math.hypot(a1, p.b());
        double c2 = Math.hypot(a2, q.b());
        double h1 = Math.atan2(p.b(), a1);
        double h2 = Math.atan2(q.b(), a2);
        double turn = Math.atan2(Math.sin(h2 - h1), Math.cos(h2 - h1));
        double dh = 2 * Math.sqrt(c1 * c2) * Math.sin(turn / 2);
        double hue = c1 * c2 == 0 ? h1 + h2 : h1 + turn / 2;
        double c = (c1 + c2) / 2;
        double l = (p.l() + q.l()) / 2;
        double t =
                1
                        - 0.17 * Math.cos(hue - Math.toRadians(30))
                        + 0.24 * Math.cos(2 * hue)
                        + 0.32 * Math.cos(3 * hue + Math.toRadians(6))
                        - 0.2 * Math.cos(4 * hue - Math.toRadians(63));
        double off = (l - 50) * (l - 50);
        double lightness = (q.l() - p.l()) / (1 + 0.015 * off / Math.sqrt(20 + off));
        double saturation = (c2 - c1) / (1 + 0.045 * c);
        double tint = dh / (1 + 0.015 * c * t);
        double degrees = Math.floorMod(Math.round(Math.toDegrees(hue)), 360);
        double bump = 30 * Math.exp(-Math.pow((degrees - 275) / 25, 2));
        double rotation = -2 * Math.sqrt(seventh(c)) * Math.sin(Math.toRadians(2 * bump));
        return Math.sqrt(
                lightness * lightness
                        + saturation * saturation
                        + tint * tint
                        + rotation * saturation * tint);
    }

    private static double seventh(double c) {
        double power = Math.pow(c, 7);
        return power / (power + Math.pow(25, 7));
    }
}

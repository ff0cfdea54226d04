package org.moqlab.engine.process;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;

/// What a relay counts, in the text format of Prometheus. No label holds a name from outside, so
/// that there are never more series than relays have kinds of events.
final class Metrics {
    /// What the format is called.
    static final String KIND = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double SECOND = 1e9;

    private Metrics() {}

    static byte[] of(Inspected relay) {
        MetricSnapshots all =
                MetricSnapshots.of(
                        gauge(
                                "moqlab_relay_uptime_seconds",
                                "Time since the start",
                                (double) relay.process().now() / SECOND),
                        gauge(
                                "moqlab_relay_namespaces",
                                "Namespaces in the table",
                                relay.rows().size()),
                        gauge(
                                "moqlab_relay_routes",
                                "Routes in the table, standbys too",
                                (double) routes(relay)),
                        sessions(relay),
                        gauge(
                                "moqlab_relay_record_octets",
                                "What the record kept weighs",
                                (double) relay.chronicle().journal().weight()),
                        events(relay.chronicle().counts()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, all);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every octet", e);
        }
        return out.toByteArray();
    }

    private static long routes(Inspected relay) {
        long routes = 0;
        for (RowView row : relay.rows().values()) {
            routes += 1 + row.row().standbys();
        }
        return routes;
    }

    private static GaugeSnapshot sessions(Inspected relay) {
        String name = relay.settings().name();
        Collection<SessionView> all = relay.snapshot().sessions().values();
        long accepted =
                all.stream().filter(s -> s.acceptor().equals(name) && s.acceptorUp()).count();
        long dialled = all.stream().filter(s -> s.dialer().equals(name) && s.dialerUp()).count();
        return GaugeSnapshot.builder()
                .name("moqlab_relay_sessions")
                .help("Open sessions")
                .dataPoint(point("role", "accepted", (double) accepted))
                .dataPoint(point("role", "dialled", (double) dialled))
                .build();
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }

    private static GaugeDataPointSnapshot point(String label, String word, double value) {
        return GaugeDataPointSnapshot.builder().labels(Labels.of(label, word)).value(value).build();
    }

    private static CounterSnapshot events(Map<Kind, Long> counts) {
        CounterSnapshot.Builder events =
                CounterSnapshot.builder()
                        .name("moqlab_relay_events")
                        .help("Events recorded, by kind");
        counts.forEach((kind, count) ->
                events.dataPoint(
                        CounterDataPointSnapshot.builder()
                                .labels(Labels.of("kind", Chronicle.word(kind)))
                                .value((double) count)
                                .build()));
        return events.build();
    }
}

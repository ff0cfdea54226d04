package org.moqlab.engine.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.moqlab.engine.mesh.Verdicts.Outcome;

/// Reports as a JUnit XML file: a suite a play, a case a point. Written when all is over.
final class JUnitReporter implements Reporter {
    private static final int NANO_DIGITS = 9;
    private static final int SHOWN_DIGITS = 3;

    private final Path file;
    private final List<Report> reports = new ArrayList<>();

    JUnitReporter(Path file) {
        this.file = file;
    }

    /// Makes sure early that the file can be written.
    @Override
    public void begin(int plays) throws IOException {
        Files.writeString(file, "");
    }

    @Override
    public void ended(Report report) {
        reports.add(report);
    }

    @Override
    public void end() throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "moq-mesh-lab");
            for (Report report : reports) {
                suite(xml, report);
            }
            line(xml, 0);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            out.write('\n');
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        long failures = report.outcomes().stream().filter(outcome -> !outcome.ok()).count();
        line(xml, 1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", Plain.line(report.play().label()));
        xml.writeAttribute("tests", Integer.toString(report.outcomes().size()));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("time", seconds(report.figures().took()));
        for (Outcome outcome : report.outcomes()) {
            line(xml, 2);
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", Plain.line(report.play().label()));
            xml.writeAttribute("name", Plain.line(outcome.text()));
            if (!outcome.ok()) {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", Plain.line(outcome.found()));
                xml.writeCharacters("judged " + report.judged());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        line(xml, 2);
        xml.writeStartElement("system-out");
        xml.writeCharacters(
                Plain.line(report.play().scenario().title())
                        + "\n"
                        + report.how()
                        + "\n"
                        + String.join("\n", report.comments().stream().map(Plain::line).toList()));
        xml.writeEndElement();
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, NANO_DIGITS)
                .setScale(SHOWN_DIGITS, RoundingMode.HALF_UP)
                .toPlainString();
    }
}

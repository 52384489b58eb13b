#include "logs/stacktrace.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace yagura::logs {

namespace {

QString texts(const char *text)
{
    return QString::fromLatin1(text);
}

bool isLibraryPackage(const QString &symbol)
{
    static const QStringList prefixes = [] {
        QStringList list;
        for (const char *one : {"java.",
                                "javax.",
                                "jakarta.",
                                "jdk.",
                                "sun.",
                                "com.sun.",
                                "kotlin.",
                                "kotlinx.",
                                "scala.",
                                "groovy.",
                                "clojure.",
                                "org.springframework.",
                                "org.apache.",
                                "org.hibernate.",
                                "org.eclipse.",
                                "org.jboss.",
                                "org.postgresql.",
                                "org.aspectj.",
                                "org.slf4j.",
                                "org.jetbrains.",
                                "org.mongodb.",
                                "org.junit.",
                                "com.zaxxer.",
                                "com.mysql.",
                                "com.fasterxml.",
                                "com.google.",
                                "com.netflix.",
                                "com.mongodb.",
                                "ch.qos.",
                                "io.netty.",
                                "io.grpc.",
                                "io.opentelemetry.",
                                "io.micrometer.",
                                "io.vertx.",
                                "io.undertow.",
                                "io.lettuce.",
                                "reactor.",
                                "rx.",
                                "akka.",
                                "okhttp3.",
                                "retrofit2.",
                                "redis.clients.",
                                "feign.",
                                "net.bytebuddy.",
                                "System.",
                                "Microsoft.",
                                "runtime.",
                                "net/http.",
                                "internal/",
                                "database/sql."})
            list << QString::fromLatin1(one);
        return list;
    }();
    return std::ranges::any_of(prefixes, [&](const QString &prefix) { return symbol.startsWith(prefix); });
}

bool isLibraryPath(const QString &path)
{
    for (const char *part : {"site-packages/", "dist-packages/", "node_modules/", "node:", "/usr/lib/python",
                             "lib/python3", "/usr/local/go/", "/pkg/mod/", "<frozen ", "internal/modules/"})
        if (path.contains(QString::fromLatin1(part)))
            return true;
    return false;
}

// Two levels of a dotted name ("org.springframework"), one for the JDK's own.
QString packageOf(const QString &symbol)
{
    const auto parts = symbol.split(u'.');
    if (parts.size() < 3)
        return parts.value(0);
    if (parts[0] == texts("java") || parts[0] == texts("jdk") || parts[0] == texts("sun"))
        return texts("java.base");
    const QString both = parts[0] + u'.' + parts[1];
    return both;
}

QString packageOfPath(const QString &path)
{
    for (const char *part : {"site-packages/", "dist-packages/", "node_modules/", "/pkg/mod/"}) {
        const QString mark = QString::fromLatin1(part);
        if (const auto at = path.lastIndexOf(mark); at >= 0)
            return path.mid(at + mark.size()).section(u'/', 0, 0);
    }
    return path.startsWith(texts("node:")) ? texts("node") : path.section(u'/', -2, -2);
}

QString fileName(const QString &path)
{
    return path.section(u'/', -1);
}

// One line as a frame, by whichever language it looks like.
class FrameReader
{
public:
    static bool read(const QString &line, StackFrame &frame)
    {
        return readJava(line, frame) || readJavaScript(line, frame) || readPython(line, frame)
            || readDotNet(line, frame);
    }

private:
    static bool readJava(const QString &line, StackFrame &frame)
    {
        static const QRegularExpression pattern(
            texts(R"(^\s*at (?:[\w.-]+@?[\w.-]*/)?([\w.$<>/]+)\(([^()]*)\)(?:\s*[~\[].*)?$)"));
        const auto match = pattern.match(line);
        if (!match.hasMatch() || !match.captured(1).contains(u'.') || match.captured(2).contains(u'/'))
            return false;
        frame = {match.captured(1), match.captured(2), packageOf(match.captured(1)),
                 !isLibraryPackage(match.captured(1))};
        return true;
    }

    static bool readJavaScript(const QString &line, StackFrame &frame)
    {
        static const QRegularExpression pattern(
            texts(R"(^\s*at (?:(.+?) \()?((?:[\w]+:)?[^\s()]+?:\d+(?::\d+)?)\)?$)"));
        const auto match = pattern.match(line);
        if (!match.hasMatch())
            return false;
        const QString path = match.captured(2);
        frame = {match.captured(1).isEmpty() ? texts("(anonymous)") : match.captured(1), fileName(path),
                 packageOfPath(path), !isLibraryPath(path)};
        return true;
    }

    static bool readPython(const QString &line, StackFrame &frame)
    {
        static const QRegularExpression pattern(
            texts(R"re(^\s*File "([^"]+)", line (\d+)(?:, in (.+))?$)re"));
        const auto match = pattern.match(line);
        if (!match.hasMatch())
            return false;
        const QString path = match.captured(1);
        const QString location = fileName(path) + u':' + match.captured(2);
        frame = {match.captured(3), location, packageOfPath(path), !isLibraryPath(path)};
        return true;
    }

    static bool readDotNet(const QString &line, StackFrame &frame)
    {
        static const QRegularExpression pattern(
            texts(R"(^\s*at ([\w.`<>\[\], ]+)\([^()]*\)(?: in (.+):line (\d+))?$)"));
        const auto match = pattern.match(line);
        if (!match.hasMatch() || !match.captured(1).contains(u'.'))
            return false;
        const QString path = QString(match.captured(2)).replace(u'\\', u'/');
        const QString location
            = path.isEmpty() ? QString() : QString(fileName(path) + u':' + match.captured(3));
        frame = {match.captured(1), location, packageOf(match.captured(1)),
                 !isLibraryPackage(match.captured(1))};
        return true;
    }
};

class TraceReader
{
public:
    explicit TraceReader(int maximumFrames)
        : m_left(maximumFrames)
    { }

    void line(const QString &text)
    {
        static const QRegularExpression more(texts(R"(^\s*\.\.\. (\d+) (?:more|common frames omitted)\s*$)"));
        static const QRegularExpression goFrame(texts(R"(^\s+(/\S+):(\d+)(?: \+0x[0-9a-f]+)?$)"));
        StackFrame frame;
        if (const auto match = more.match(text); match.hasMatch() && !m_trace.sections.isEmpty()) {
            m_trace.sections.last().commonFrames = match.captured(1).toInt();
        } else if (const auto go = goFrame.match(text); go.hasMatch() && !m_previous.isEmpty()) {
            const QString path = go.captured(1);
            const QString symbol = m_previous.section(u'(', 0, 0).trimmed();
            const QString location = fileName(path) + u':' + go.captured(2);
            add({symbol, location, packageOfPath(path), !isLibraryPath(path) && !isLibraryPackage(symbol)});
        } else if (FrameReader::read(text, frame)) {
            add(frame);
        } else {
            header(text);
        }
        m_previous = text;
    }

    StackTrace finish()
    {
        m_trace.sections.removeIf(
            [](const StackSection &section) { return section.frames.isEmpty() && section.type.isEmpty(); });
        return m_frames > 0 ? m_trace : StackTrace();
    }

private:
    void add(const StackFrame &frame)
    {
        if (m_left-- <= 0)
            return;
        ++m_frames;
        if (m_trace.sections.isEmpty())
            m_trace.sections.append(StackSection());
        m_trace.sections.last().frames.append(frame);
    }

    // "Caused by: a.b.CException: reason", or the first line, or Python's last.
    void header(const QString &text)
    {
        static const QRegularExpression cause(
            texts(R"(^\s*(?:Caused by|Suppressed|\[cause\]|--->)[: ]\s*(.+)$)"));
        static const QRegularExpression named(texts(
            R"(^\s*(?:Exception in thread "[^"]*" )?([A-Za-z_][\w.$]*(?:Exception|Error|Throwable|Fault|Failure|Warning|Interrupt|Exit))(?::\s*(.*))?$)"));
        const auto caused = cause.match(text);
        const auto match = named.match(caused.hasMatch() ? caused.captured(1) : text);
        if (!caused.hasMatch() && !match.hasMatch())
            return;
        const QString type = match.hasMatch() ? match.captured(1) : caused.captured(1).section(u':', 0, 0);
        const QString message
            = match.hasMatch() ? match.captured(2) : caused.captured(1).section(u':', 1).trimmed();
        // Python names the error below its frames.
        const bool below
            = !caused.hasMatch() && !m_trace.sections.isEmpty() && m_trace.sections.last().type.isEmpty();
        if (!below) {
            m_trace.sections.append(StackSection());
            m_trace.sections.last().isCause = caused.hasMatch();
        }
        m_trace.sections.last().type = type;
        m_trace.sections.last().message = message;
    }

    StackTrace m_trace;
    QString m_previous;
    int m_left = 0;
    int m_frames = 0;
};

} // namespace

int StackSection::ownFrames() const
{
    return static_cast<int>(std::ranges::count_if(frames, &StackFrame::isOwn));
}

int StackTrace::frameCount() const
{
    int count = 0;
    for (const StackSection &section : sections)
        count += static_cast<int>(section.frames.size());
    return count;
}

StackTrace readStackTrace(const QString &text, int maximumFrames)
{
    TraceReader reader(maximumFrames);
    // Some shippers escape the line breaks.
    const bool escaped = !text.contains(u'\n') && text.contains(QStringLiteral("\\n"));
    const QString unescaped = escaped ? QString(text)
                                            .replace(QStringLiteral("\\n"), QStringLiteral("\n"))
                                            .replace(QStringLiteral("\\t"), QStringLiteral("\t"))
                                      : text;
    const auto lines = QStringView(unescaped).left(1 << 20).split(u'\n');
    for (const QStringView line : lines) {
        const QString one = line.left(2'000).toString();
        reader.line(one.endsWith(u'\r') ? one.chopped(1) : one);
    }
    return reader.finish();
}

QList<FoldedPackage> foldedPackages(const StackSection &section)
{
    QList<FoldedPackage> folded;
    for (const StackFrame &frame : section.frames) {
        if (frame.isOwn)
            continue;
        const auto known = std::ranges::find(folded, frame.package, &FoldedPackage::package);
        if (known == folded.end())
            folded.append({frame.package, 1});
        else
            ++known->frames;
    }
    std::ranges::stable_sort(folded, std::ranges::greater(), &FoldedPackage::frames);
    return folded;
}

} // namespace yagura::logs

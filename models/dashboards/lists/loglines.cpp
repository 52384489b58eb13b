#include "dashboards/lists/loglines.h"

#include "logs/logfields.h"
#include "logs/sourcewire.h"

#include <QRegularExpression>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr qsizetype longestMessage = 16 * 1024;
constexpr qsizetype longestLabel = 512;
constexpr qsizetype mostLabels = 60;

QString textOf(std::string_view utf8)
{
    const auto shown = utf8.substr(0, static_cast<size_t>(longestMessage));
    return QString::fromUtf8(shown.data(), static_cast<qsizetype>(shown.size()));
}

// Fields that stand in the line already.
bool isShownElsewhere(const QString &name)
{
    const auto match = logs::roleOf(name.toStdString());
    return match && (match->role == logs::FieldRole::Message || match->role == logs::FieldRole::Time);
}

LogLabels labelsOf(std::string_view source)
{
    LogLabels labels;
    const auto fields = logs::sourcewire::readFields(source, longestLabel);
    for (const auto &field : fields) {
        if (labels.size() < mostLabels && !isShownElsewhere(field.name))
            labels.append({field.name, field.value});
    }
    return labels;
}

QString messageOf(std::string_view message, bool prettifies)
{
    const bool isJson = message.starts_with('{') || message.starts_with('[');
    return prettifies && isJson ? logs::sourcewire::indented(message, longestMessage) : textOf(message);
}

// "name=value" of those fields that the document has; the line itself goes by its field's name or Grafana's.
QString fieldsText(std::string_view source, const QString &message, const QStringList &wanted)
{
    const auto all = logs::sourcewire::readFields(source, longestLabel);
    QStringList parts;
    for (const QString &name : wanted) {
        const auto role = logs::roleOf(name.toStdString());
        const bool isLine = role && role->role == logs::FieldRole::Message;
        const auto field = std::ranges::find_if(all, [&name](const auto &one) { return one.name == name; });
        if (isLine || name == QLatin1String("___LOG_LINE_BODY___"))
            parts << message;
        else if (field != all.end())
            parts << name + QLatin1Char('=') + field->value;
    }
    return parts.join(QStringLiteral("  "));
}

LogLabels sharedBy(const std::vector<LogLine> &lines)
{
    if (lines.empty())
        return {};
    LogLabels shared = lines.front().labels;
    for (const LogLine &line : lines)
        shared.removeIf([&](const LogLabel &label) { return !line.labels.contains(label); });
    return shared;
}

} // namespace

QString dedupKey(const QString &message, LogDedup dedup)
{
    static const QRegularExpression date(QStringLiteral(
        "\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-6]\\d(?:\\.\\d+)?(?:[+-][0-2]\\d:?[0-5]\\d|Z)"));
    static const QRegularExpression digit(QStringLiteral("\\d"));
    static const QRegularExpression word(QStringLiteral("\\w"));
    QString key = message;
    switch (dedup) {
    case LogDedup::Exact:
        return key.remove(date);
    case LogDedup::Numbers:
        return key.remove(digit);
    case LogDedup::Signature:
        return key.remove(word);
    case LogDedup::None:
        break;
    }
    return key;
}

LogLines logLines(const logs::LogBuffer &rows, const LogsOptions &options)
{
    LogLines made;
    made.received = static_cast<int>(rows.size());
    QString lastKey;
    for (size_t row = 0; row < rows.size(); ++row) {
        LogLine line;
        line.message = messageOf(rows.message(row), options.prettifies);
        if (options.dedup != LogDedup::None) {
            const QString key = dedupKey(line.message, options.dedup);
            if (!made.lines.empty() && key == lastKey) {
                ++made.lines.back().count;
                continue;
            }
            lastKey = key;
        }
        const QString id = textOf(rows.id(row));
        line.id = id.isEmpty() ? QString::number(row) : textOf(rows.index(row)) + QLatin1Char('/') + id;
        line.timeNs = rows.timeNs(row);
        line.level = rows.level(row);
        line.service = textOf(rows.service(row));
        if (rows.trace(row).isValid())
            line.traceId = rows.trace(row).toString();
        if (rows.span(row).isValid())
            line.spanId = rows.span(row).toString();
        line.labels = labelsOf(rows.source(row));
        if (!options.fields.isEmpty())
            line.message = fieldsText(rows.source(row), line.message, options.fields);
        made.lines.push_back(std::move(line));
    }
    made.common = sharedBy(made.lines);
    for (LogLine &line : made.lines) {
        line.own = line.labels;
        line.own.removeIf([&](const LogLabel &label) { return made.common.contains(label); });
    }
    return made;
}

} // namespace yagura::dashboards

#include "dashboards/frames/fieldnames.h"

#include <QRegularExpression>

namespace yagura::dashboards::frames {

namespace {

QString singleLabelName(const Frames &frames)
{
    QString single;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            for (const auto &[name, value] : field.labels.pairs()) {
                if (!single.isEmpty() && name != single)
                    return {};
                single = name;
            }
        }
    }
    return single;
}

// Of "labels.x" or "labels["x"]".
QString labelNameIn(QStringView path)
{
    static const QRegularExpression access(QStringLiteral("^labels(?:\\.(.+)|\\[\"(.+)\"\\])$"));
    const auto match = access.match(path.toString());
    return match.captured(1) + match.captured(2);
}

} // namespace

FieldNames::FieldNames(const Frames &all)
    : m_singleLabel(singleLabelName(all))
{ }

QString FieldNames::raw(const Field &field, const Frame &frame) const
{
    if (field.type() == FieldType::Time && field.labels.isEmpty())
        return field.name.isEmpty() ? timeFieldName : field.name;
    QStringList parts;
    if (!frame.name.isEmpty())
        parts << frame.name;
    if (!field.name.isEmpty() && field.name != valueFieldName)
        parts << field.name;
    const QString label = m_singleLabel.isEmpty()
        ? (field.labels.isEmpty() ? QString() : field.labels.toString())
        : field.labels.value(m_singleLabel);
    if (!label.isEmpty())
        parts << label;
    if (parts.isEmpty())
        return field.name.isEmpty() ? valueFieldName : field.name;
    return parts.join(QLatin1Char(' '));
}

QStringList FieldNames::of(const Frame &frame) const
{
    QHash<QString, int> uses;
    for (const Field &field : frame.fields)
        ++uses[field.name];
    QHash<QString, int> seen;
    QStringList names;
    for (const Field &field : frame.fields) {
        const QString made = field.config.sourceName.isEmpty() ? raw(field, frame) : field.config.sourceName;
        if (field.config.displayName && !field.config.displayName->isEmpty()) {
            names << expandedFieldText(*field.config.displayName, field, frame, made);
            continue;
        }
        const bool numbered = field.type() != FieldType::Time || !field.labels.isEmpty();
        const bool ambiguous = numbered && field.config.sourceName.isEmpty() && made == field.name
            && uses.value(field.name) > 1;
        names << (ambiguous ? QString(made + QLatin1Char(' ') + QString::number(++seen[field.name])) : made);
    }
    return names;
}

QString expandedFieldText(const QString &text, const Field &field, const Frame &frame,
                          const QString &displayName)
{
    static const QRegularExpression reference(QStringLiteral("\\$\\{__(field|series|frame)\\.([^}]+)\\}"));
    QString out;
    qsizetype at = 0;
    for (auto it = reference.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
        const QStringView of = match.capturedView(1);
        const QStringView path = match.capturedView(2);
        const bool ofField = of == QLatin1String("field");
        if (ofField && path == QLatin1String("name"))
            out += field.name;
        else if (ofField && path == QLatin1String("displayName"))
            out += displayName;
        else if (ofField && path == QLatin1String("labels"))
            out += field.labels.toString();
        else if (ofField && path.startsWith(QLatin1String("labels")))
            out += field.labels.value(labelNameIn(path));
        else if (!ofField && path == QLatin1String("name"))
            out += frame.name;
        else if (of == QLatin1String("frame") && path == QLatin1String("refId"))
            out += frame.refId;
        else
            out += match.capturedView();
    }
    return out + QStringView(text).mid(at);
}

} // namespace yagura::dashboards::frames

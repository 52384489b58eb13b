#include "dashboards/fieldlinks.h"

#include "dashboards/options/optionvalues.h"

#include <QRegularExpression>
#include <QUrl>

namespace yagura::dashboards {

namespace {

const QString linksKey = QStringLiteral("links");

// "fields", "Namespace" of ".fields.Namespace" or ".fields["Namespace"]".
QStringList segmentsOf(const QString &path)
{
    static const QRegularExpression segment(QStringLiteral(R"(\.([^.\[\]]+)|\[["']?([^\]"']+)["']?\])"));
    QStringList segments;
    for (auto it = segment.globalMatch(path); it.hasNext();) {
        const auto found = it.next();
        segments << found.captured(1) + found.captured(2);
    }
    return segments;
}

QString valueOf(const LinkSubject &subject, const QString &form)
{
    if (form == QLatin1String("time"))
        return subject.at ? QString::number(toUnixMilliseconds(*subject.at)) : QString();
    const bool isRaw = form == QLatin1String("raw") || form == QLatin1String("numeric");
    return isRaw && !subject.raw.isEmpty() ? subject.raw : subject.text;
}

QString labelsText(const Labels &labels)
{
    QStringList parts;
    for (const auto &[name, value] : labels.pairs())
        parts << QStringLiteral("%1=\"%2\"").arg(name, value);
    return parts.join(QStringLiteral(", "));
}

std::optional<QString> ofField(const LinkSubject &subject, const QStringList &path)
{
    const QString &first = path.value(0);
    if (first != QLatin1String("labels"))
        return subject.name; // name, displayName
    return path.size() > 1 ? subject.labels.value(path[1]) : labelsText(subject.labels);
}

std::optional<QString> ofRow(const LinkSubject &subject, const QStringList &path)
{
    if (path.value(0) != QLatin1String("fields") || path.size() < 2)
        return std::nullopt;
    return subject.inRow ? subject.inRow(path[1]) : std::nullopt;
}

std::optional<QString> wordOf(const LinkSubject &subject, const QRegularExpressionMatch &found)
{
    const QString root = found.captured(1);
    const QStringList path = segmentsOf(found.captured(2));
    if (root.isEmpty()) // $__cell, $__cell_2
        return found.captured(3).isEmpty() || !subject.inRow ? subject.text
                                                             : subject.inRow(found.captured(3));
    if (root == QLatin1String("value"))
        return valueOf(subject, path.value(0));
    if (root == QLatin1String("series"))
        return subject.name;
    return root == QLatin1String("field") ? ofField(subject, path) : ofRow(subject, path);
}

enum class Encoding { AddressPart, Plain };

QString filledIn(const QString &form, const LinkSubject &subject, Encoding encoding)
{
    static const QRegularExpression reference(QStringLiteral(
        R"(\$\{__(value|series|field|data)((?:\.[^}\[\].:]+|\[[^\]]+\])*)(?::[^}]*)?\}|\$__cell(?:_(\d+))?\b)"));
    QString filled;
    qsizetype at = 0;
    for (auto it = reference.globalMatch(form); it.hasNext();) {
        const auto found = it.next();
        filled += QStringView(form).mid(at, found.capturedStart() - at);
        at = found.capturedEnd();
        const QString word = wordOf(subject, found).value_or(QString());
        // What begins the address may be one of its own.
        const bool isPart = encoding == Encoding::AddressPart && !filled.isEmpty();
        filled += isPart ? QString::fromLatin1(QUrl::toPercentEncoding(word)) : word;
    }
    return filled + form.mid(at);
}

} // namespace

bool hasLinks(const frames::FieldConfig &config)
{
    return !config.custom.value(linksKey).toList().isEmpty();
}

QStringList linkTitles(const frames::FieldConfig &config)
{
    QStringList titles;
    for (const QVariant &one : config.custom.value(linksKey).toList()) {
        const QString title = textAt(one.toMap(), u"title");
        if (!title.isEmpty())
            titles << title;
    }
    return titles;
}

std::vector<FieldLink> fieldLinks(const frames::FieldConfig &config, const LinkSubject &subject)
{
    std::vector<FieldLink> links;
    for (const QVariant &one : config.custom.value(linksKey).toList()) {
        const QVariantMap form = one.toMap();
        FieldLink link;
        link.address = filledIn(textAt(form, u"url"), subject, Encoding::AddressPart);
        link.title = filledIn(textAt(form, u"title"), subject, Encoding::Plain);
        if (link.address.isEmpty())
            continue; // into another tool's own screens
        if (link.title.isEmpty())
            link.title = link.address;
        links.push_back(std::move(link));
    }
    return links;
}

} // namespace yagura::dashboards

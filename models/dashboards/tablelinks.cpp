#include "dashboards/tablelinks.h"

#include "dashboards/options/optionvalues.h"

#include <QRegularExpression>
#include <QUrl>

namespace yagura::dashboards {

namespace {

QVariantMap linkOf(const TableColumn &column)
{
    return column.field.custom.value(QStringLiteral("links")).toList().value(0).toMap();
}

QString textOf(const TableCell &cell)
{
    return cell.text.isEmpty() ? cell.shown.toString() : cell.text;
}

// The column called so, or the one with that number.
std::optional<size_t> columnNamed(const TableFrame &frame, const QString &name)
{
    for (size_t c = 0; c < frame.columns.size(); ++c) {
        if (frame.columns[c].title == name || frame.columns[c].name == name)
            return c;
    }
    bool isNumber = false;
    const qulonglong number = name.toULongLong(&isNumber);
    return isNumber && number < frame.columns.size() ? std::optional(static_cast<size_t>(number))
                                                     : std::nullopt;
}

} // namespace

QString cellLinkTitle(const TableColumn &column)
{
    return textAt(linkOf(column), u"title");
}

QString cellAddress(const TableFrame &frame, size_t row, size_t column)
{
    static const QRegularExpression reference(QStringLiteral(
        R"(\$\{__(value|data\.fields)(?:\.(text|raw|numeric|[^}\[\].:]+)|\[\"?([^\]\"]+)\"?\])(?:\.(?:text|raw|numeric))?(?::\w+)?\}|\$__cell\b)"));
    const QString form = textAt(linkOf(frame.columns[column]), u"url");
    const std::vector<TableCell> &cells = frame.rows[row].cells;
    QString address;
    qsizetype at = 0;
    for (auto it = reference.globalMatch(form); it.hasNext();) {
        const auto found = it.next();
        address += QStringView(form).mid(at, found.capturedStart() - at);
        at = found.capturedEnd();
        std::optional<size_t> meant = column;
        if (found.captured(1) == QLatin1String("data.fields"))
            meant = columnNamed(frame, found.captured(2) + found.captured(3));
        if (meant)
            address += QString::fromLatin1(QUrl::toPercentEncoding(textOf(cells[*meant])));
    }
    return address + form.mid(at);
}

} // namespace yagura::dashboards

#include "dashboards/tablelinks.h"

#include <cmath>

namespace yagura::dashboards {

namespace {

QString textOf(const TableCell &cell)
{
    return cell.text.isEmpty() ? cell.shown.toString() : cell.text;
}

QString rawOf(const TableCell &cell)
{
    return std::isnan(cell.number) ? cell.text : frames::plainNumberText(cell.number);
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

std::vector<FieldLink> cellLinks(const TableFrame &frame, size_t row, size_t column)
{
    const TableColumn &description = frame.columns[column];
    if (!hasLinks(description.field))
        return {};
    const std::vector<TableCell> &cells = frame.rows[row].cells;
    LinkSubject subject;
    subject.name = description.title;
    subject.text = textOf(cells[column]);
    subject.raw = rawOf(cells[column]);
    subject.inRow = [&](const QString &name) -> std::optional<QString> {
        const auto meant = columnNamed(frame, name);
        return meant ? std::optional(textOf(cells[*meant])) : std::nullopt;
    };
    return fieldLinks(description.field, subject);
}

} // namespace yagura::dashboards

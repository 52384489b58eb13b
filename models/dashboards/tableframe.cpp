#include "dashboards/tableframe.h"

#include "dashboards/reduce.h"

#include <QCollator>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace yagura::dashboards {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
const QString timeName = QStringLiteral("Time");
const QString metricLabel = QStringLiteral("__name__");

struct RawRow
{
    Labels labels;
    std::int64_t timeMs = 0;
    std::vector<double> values; // one an answer
};

std::vector<RawRow> joinedRows(const std::vector<QueryAnswer> &answers)
{
    std::vector<RawRow> rows;
    QHash<Labels, size_t> places;
    for (size_t a = 0; a < answers.size(); ++a) {
        if (!answers[a].result)
            continue;
        for (const metrics::Series &series : answers[a].result->series) {
            const auto value = reduced(series.values, QStringLiteral("lastNotNull"));
            if (!value)
                continue;
            Labels labels = series.labels;
            if (answers.size() > 1)
                labels.remove(metricLabel); // else the answers would never meet
            const auto known = places.constFind(labels);
            const size_t at = known == places.constEnd() ? rows.size() : *known;
            if (known == places.constEnd()) {
                places.insert(labels, at);
                rows.push_back({labels, series.timesMs.back(), std::vector<double>(answers.size(), missing)});
            }
            rows[at].values[a] = *value;
            rows[at].timeMs = std::max(rows[at].timeMs, series.timesMs.back());
        }
    }
    return rows;
}

QStringList labelNames(const std::vector<RawRow> &rows)
{
    std::set<QString> names;
    for (const RawRow &row : rows) {
        for (const auto &[name, value] : row.labels.pairs())
            names.insert(name);
    }
    return QStringList(names.begin(), names.end());
}

TableFrame rawFrame(const std::vector<QueryAnswer> &answers)
{
    const std::vector<RawRow> rows = joinedRows(answers);
    const QStringList labels = labelNames(rows);
    TableFrame frame;
    frame.columns.push_back({timeName, timeName, ColumnKind::Time, {}});
    for (const QString &label : labels)
        frame.columns.push_back({label, label, ColumnKind::Text, {}});
    for (const QueryAnswer &answer : answers) {
        const QString name
            = answers.size() == 1 ? QStringLiteral("Value") : QStringLiteral("Value #") + answer.query.refId;
        frame.columns.push_back({name, name, ColumnKind::Number, {}});
    }
    for (const RawRow &raw : rows) {
        TableRow row{raw.labels.toString(), {{{}, static_cast<double>(raw.timeMs)}}};
        for (const QString &label : labels)
            row.cells.push_back({raw.labels.value(label), 0});
        for (const double value : raw.values)
            row.cells.push_back({{}, value});
        frame.rows.push_back(std::move(row));
    }
    return frame;
}

TableFrame picked(const TableFrame &frame, const std::vector<size_t> &columns)
{
    TableFrame out;
    for (const size_t column : columns)
        out.columns.push_back(frame.columns[column]);
    for (const TableRow &row : frame.rows) {
        TableRow kept{row.key, {}};
        for (const size_t column : columns)
            kept.cells.push_back(row.cells[column]);
        out.rows.push_back(std::move(kept));
    }
    return out;
}

TableFrame organized(const TableFrame &frame, const TableShape &shape)
{
    std::vector<size_t> order;
    for (size_t i = 0; i < frame.columns.size(); ++i) {
        if (!shape.excluded.contains(frame.columns[i].name))
            order.push_back(i);
    }
    const int behind = std::numeric_limits<int>::max();
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        return shape.positions.value(frame.columns[a].name, behind)
            < shape.positions.value(frame.columns[b].name, behind);
    });
    TableFrame out = picked(frame, order);
    for (TableColumn &column : out.columns)
        column.title = shape.renamed.value(column.name, column.name);
    return out;
}

void sortRows(TableFrame &frame, const TableShape &shape)
{
    const auto column = std::find_if(frame.columns.begin(), frame.columns.end(),
                                     [&](const TableColumn &c) { return c.title == shape.sortBy; });
    if (shape.sortBy.isEmpty() || column == frame.columns.end())
        return;
    const auto at = static_cast<size_t>(column - frame.columns.begin());
    std::stable_sort(frame.rows.begin(), frame.rows.end(), [&](const TableRow &a, const TableRow &b) {
        const bool descending = shape.sortOrder == Qt::DescendingOrder;
        return cellLess((descending ? b : a).cells[at], (descending ? a : b).cells[at], column->kind);
    });
}

} // namespace

bool TableCell::operator==(const TableCell &other) const
{
    return text == other.text && (number == other.number || (std::isnan(number) && std::isnan(other.number)));
}

bool cellLess(const TableCell &a, const TableCell &b, ColumnKind kind)
{
    if (kind != ColumnKind::Text) {
        if (std::isnan(a.number) || std::isnan(b.number))
            return std::isnan(a.number) && !std::isnan(b.number); // missing is the least
        return a.number < b.number;
    }
    static thread_local const QCollator collator = [] {
        QCollator natural{QLocale(QLocale::English)}; // the C locale knows no numeric order
        natural.setNumericMode(true);
        return natural;
    }();
    return collator.compare(a.text, b.text) < 0;
}

TableFrame tableOf(const Panel &panel, const std::vector<QueryAnswer> &answers)
{
    TableFrame frame = organized(rawFrame(answers), panel.table);
    for (TableColumn &column : frame.columns) {
        const qsizetype sign = column.name.indexOf(QLatin1Char('#'));
        const QString refId = sign < 0 ? QString() : column.name.mid(sign + 1);
        column.field = fieldOptionsFor(panel, column.title, refId);
        if (column.field.displayName)
            column.title = *column.field.displayName;
    }
    sortRows(frame, panel.table);
    return frame;
}

TableFrame latestValues(const std::vector<PanelSeries> &series)
{
    TableFrame frame;
    frame.columns = {{QStringLiteral("Series"), QStringLiteral("Series"), ColumnKind::Text, {}},
                     {QStringLiteral("Last"), QStringLiteral("Last"), ColumnKind::Number, {}}};
    if (!series.empty())
        frame.columns.back().field = series.front().field;
    for (const PanelSeries &one : series) {
        const auto value = reduced(one.series->values, QStringLiteral("lastNotNull"));
        const QString key = one.refId + QLatin1Char(' ') + one.series->labels.toString();
        frame.rows.push_back({key, {{one.name, 0}, {{}, value.value_or(missing)}}});
    }
    return frame;
}

} // namespace yagura::dashboards

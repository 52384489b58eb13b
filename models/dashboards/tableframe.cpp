#include "dashboards/tableframe.h"

#include "dashboards/frames/fielddisplay.h"
#include "dashboards/frames/fieldnames.h"
#include "dashboards/frames/reducer.h"
#include "dashboards/frames/transform/transformation.h"
#include "dashboards/options/optionvalues.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::dashboards {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

using frames::Field;
using frames::FieldType;
using frames::Frame;
using frames::Frames;

ColumnKind kindOf(const Field &field)
{
    switch (field.type()) {
    case FieldType::Time:
        return ColumnKind::Time;
    case FieldType::Number:
        return ColumnKind::Number;
    case FieldType::Trend:
        return ColumnKind::Trend;
    case FieldType::Boolean:
    case FieldType::Text:
        break;
    }
    return ColumnKind::Text;
}

bool isHidden(const Field &field)
{
    const QVariant &custom = field.config.custom.value(QStringLiteral("hidden"));
    const QVariantMap from = field.config.custom.value(QStringLiteral("hideFrom")).toMap();
    return custom.toBool() || truthAt(from, u"viz", false);
}

bool isSingleRow(const Frame &frame)
{
    return frame.kind == frames::FrameKind::Series && frame.length() <= 1;
}

bool isJoined(const Frames &all)
{
    return all.size() > 1 && std::all_of(all.begin(), all.end(), isSingleRow);
}

// Time, then the labels by name, then the values.
bool comesBefore(const Field &a, const Field &b)
{
    const auto rank = [](const Field &field) {
        return field.type() == FieldType::Time ? 0 : field.type() == FieldType::Text ? 1 : 2;
    };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    return a.type() == FieldType::Text && a.name < b.name;
}

// One row a label set, one column a query.
Frames joined(const Frames &all)
{
    const bool hasSeveral = std::any_of(all.begin(), all.end(),
                                        [&](const Frame &frame) { return frame.refId != all.front().refId; });
    Frames plain = all;
    for (Frame &frame : plain) {
        for (Field &field : frame.fields) {
            field.config.sourceName.clear(); // names a series, not a column
            if (hasSeveral && field.type() == FieldType::Number)
                field.name = frames::valueFieldName + QStringLiteral(" #") + frame.refId;
        }
    }
    frames::Transformations steps(2);
    steps[0].step = frames::LabelsToFields{};
    steps[1].step = frames::Merge{};
    Frames merged = frames::transformed(std::move(plain), steps).frames;
    for (Frame &frame : merged)
        std::stable_sort(frame.fields.begin(), frame.fields.end(), comesBefore);
    return merged;
}

TableCell cellOf(const Field &field, const frames::FieldDisplay &display, size_t row)
{
    const frames::Cell raw = field.values.cell(row);
    const frames::DisplayValue value = display.value(raw);
    TableCell cell;
    cell.number = value.number.value_or(missing);
    cell.shown = value.text;
    cell.color = value.color;
    if (field.type() == FieldType::Text || field.type() == FieldType::Boolean || !value.number
        || value.mapping)
        cell.text = value.toString();
    if (const auto *trend = std::get_if<std::shared_ptr<const frames::Trend>>(&raw))
        cell.trend = *trend;
    return cell;
}

// Columns whose values name the row: texts, or everything where there is none.
std::vector<size_t> namingColumns(const TableFrame &table)
{
    std::vector<size_t> naming;
    for (size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].kind == ColumnKind::Text)
            naming.push_back(c);
    }
    return naming;
}

void setKeys(TableFrame &table)
{
    const std::vector<size_t> naming = namingColumns(table);
    QHash<QString, int> uses;
    for (TableRow &row : table.rows) {
        QStringList parts;
        for (const size_t column : naming)
            parts << row.cells[column].text;
        const QString name = parts.join(QChar(0x1f));
        const int use = uses[name]++;
        row.key = use == 0 ? name : name + QChar(0x1e) + QString::number(use);
    }
}

void sortRows(TableFrame &frame, const TableOptions &options)
{
    const auto column = std::find_if(frame.columns.begin(), frame.columns.end(),
                                     [&](const TableColumn &c) { return c.title == options.sortBy; });
    if (options.sortBy.isEmpty() || column == frame.columns.end())
        return;
    const auto at = static_cast<size_t>(column - frame.columns.begin());
    std::stable_sort(frame.rows.begin(), frame.rows.end(), [&](const TableRow &a, const TableRow &b) {
        const bool descending = options.sortOrder == Qt::DescendingOrder;
        return cellLess((descending ? b : a).cells[at], (descending ? a : b).cells[at], column->kind);
    });
}

class FrameTable
{
public:
    FrameTable(const Frame &frame, const QStringList &names, const TableContext &context)
        : m_frame(frame)
        , m_rows(frame.length())
    {
        m_table.rows.resize(m_rows);
        for (size_t f = 0; f < frame.fields.size(); ++f) {
            if (!isHidden(frame.fields[f]))
                addColumn(frame.fields[f], names[static_cast<qsizetype>(f)], context);
        }
    }

    [[nodiscard]] TableFrame take(const TableOptions &options)
    {
        setKeys(m_table);
        sortRows(m_table, options);
        if (options.hasFooter)
            addFooter(options);
        return std::move(m_table);
    }

private:
    void addColumn(const Field &field, const QString &title, const TableContext &context)
    {
        frames::DisplayContext displaying;
        displaying.zone = context.zone;
        displaying.now = context.now;
        displaying.displayName = title;
        displaying.seriesNumber = static_cast<int>(m_table.columns.size());
        const frames::FieldDisplay display(field, displaying);
        TableColumn column{field.name, title, kindOf(field), field.config};
        column.low = display.range().low;
        column.high = display.range().high;
        column.type = field.type();
        m_table.columns.push_back(std::move(column));
        m_fields.push_back(&field);
        for (size_t row = 0; row < m_rows; ++row)
            m_table.rows[row].cells.push_back(cellOf(field, display, row));
    }

    void addFooter(const TableOptions &options)
    {
        for (size_t c = 0; c < m_fields.size(); ++c) {
            const Field &field = *m_fields[c];
            const TableColumn &column = m_table.columns[c];
            const bool isWanted = options.footerFields.isEmpty()
                || options.footerFields.contains(column.title) || options.footerFields.contains(column.name);
            QStringList texts;
            for (const QString &calculation : options.footerCalculations) {
                if (isWanted && column.kind == ColumnKind::Number)
                    texts << frames::FieldDisplay(field)
                                 .value(frames::calculated(field.values, calculation))
                                 .toString();
            }
            if (c == 0 && options.countsRows)
                texts << QString::number(m_rows);
            m_table.footer.push_back(texts.join(QStringLiteral(", ")));
        }
    }

    const Frame &m_frame;
    size_t m_rows;
    std::vector<const Field *> m_fields;
    TableFrame m_table;
};

} // namespace

bool TableCell::operator==(const TableCell &other) const
{
    const bool sameNumber = number == other.number || (std::isnan(number) && std::isnan(other.number));
    return sameNumber && text == other.text && shown == other.shown && color == other.color
        && trend == other.trend;
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

QStringList tableChoices(const frames::NamedFrames &data)
{
    if (isJoined(data.frames))
        return {QString()};
    QStringList choices;
    for (size_t i = 0; i < data.frames.size(); ++i) {
        const Frame &frame = data.frames[i];
        const QString &value = data.names[i].isEmpty() ? frame.refId : data.names[i].back();
        choices << (frame.name.isEmpty() ? frame.kind == frames::FrameKind::Series ? value : frame.refId
                                         : frame.name);
    }
    return choices;
}

TableFrame tableOf(const frames::NamedFrames &data, const TableOptions &options, const TableContext &context)
{
    if (data.frames.empty())
        return {};
    if (isJoined(data.frames)) {
        const Frames one = joined(data.frames);
        return one.empty()
            ? TableFrame{}
            : FrameTable(one.front(), frames::FieldNames(one).of(one.front()), context).take(options);
    }
    const size_t at = std::min(static_cast<size_t>(options.frame), data.frames.size() - 1);
    return FrameTable(data.frames[at], data.names[at], context).take(options);
}

TableFrame latestValues(const frames::NamedFrames &data, const TableContext &context)
{
    TableFrame table;
    table.columns = {{QStringLiteral("Series"), QStringLiteral("Series"), ColumnKind::Text, {}},
                     {QStringLiteral("Last"), QStringLiteral("Last"), ColumnKind::Number, {}}};
    for (size_t i = 0; i < data.frames.size(); ++i) {
        const Frame &frame = data.frames[i];
        for (size_t f = 0; f < frame.fields.size(); ++f) {
            const Field &field = frame.fields[f];
            if (field.type() != FieldType::Number)
                continue;
            frames::DisplayContext displaying;
            displaying.zone = context.zone;
            const frames::DisplayValue last
                = frames::FieldDisplay(field, displaying)
                      .value(frames::calculated(field.values, QStringLiteral("lastNotNull")));
            TableRow row;
            row.cells.push_back({data.names[i][static_cast<qsizetype>(f)], 0});
            row.cells.push_back({{}, last.number.value_or(missing), last.text, last.color, {}});
            table.rows.push_back(std::move(row));
        }
    }
    setKeys(table);
    return table;
}

} // namespace yagura::dashboards

#include "dashboards/panelfigures.h"

#include "dashboards/frames/reducer.h"

#include <cmath>

namespace yagura::dashboards {

namespace {

using frames::Cell;
using frames::Field;
using frames::FieldType;
using frames::Frame;

// "": numbers; otherwise a name or a pattern.
class WantedFields
{
public:
    explicit WantedFields(const QString &fields)
        : m_name(fields)
    {
        if (fields.startsWith(QLatin1Char('/'))) {
            if (auto pattern = frames::patternOf(fields))
                m_pattern = std::move(*pattern);
        }
    }

    [[nodiscard]] bool has(const Field &field, const QString &shown) const
    {
        if (m_name.isEmpty())
            return field.type() == FieldType::Number || field.type() == FieldType::Trend;
        if (m_pattern)
            return m_pattern->matches(shown);
        return shown == m_name || field.name == m_name;
    }

private:
    QString m_name;
    std::optional<frames::Pattern> m_pattern;
};

std::optional<double> changeOf(const frames::Column &values)
{
    const auto first = frames::numberOf(frames::calculated(values, QStringLiteral("firstNotNull")));
    const auto last = frames::numberOf(frames::calculated(values, QStringLiteral("lastNotNull")));
    if (!first || !last || *first == 0 || !std::isfinite(*first) || !std::isfinite(*last))
        return std::nullopt;
    return (*last - *first) / std::abs(*first);
}

// What the row is about: its texts, and the field where several have numbers.
QString rowName(const Frame &frame, size_t row, const QString &field, bool hasSeveral)
{
    QStringList parts;
    for (const Field &one : frame.fields) {
        if (one.type() == FieldType::Text && !one.values.text(row).isEmpty())
            parts << one.values.text(row);
    }
    if (hasSeveral || parts.isEmpty())
        parts << field;
    return parts.join(QLatin1Char(' '));
}

class FigureMaker
{
public:
    FigureMaker(const frames::NamedFrames &data, const ReduceOptions &options, const FigureContext &context)
        : m_data(data)
        , m_options(options)
        , m_context(context)
        , m_wanted(options.fields)
        , m_shared(frames::numericRange(data.frames))
    { }

    std::vector<PanelFigure> all()
    {
        for (size_t i = 0; i < m_data.frames.size(); ++i)
            addFrame(m_data.frames[i], m_data.names[i]);
        return std::move(m_figures);
    }

private:
    void addFrame(const Frame &frame, const QStringList &names)
    {
        std::vector<size_t> wanted;
        for (size_t f = 0; f < frame.fields.size(); ++f) {
            if (m_wanted.has(frame.fields[f], names[static_cast<qsizetype>(f)]))
                wanted.push_back(f);
        }
        if (m_options.everyRow) {
            addRows(frame, names, wanted);
            return;
        }
        for (const size_t f : wanted)
            addReduced(frame.fields[f], names[static_cast<qsizetype>(f)]);
    }

    void addRows(const Frame &frame, const QStringList &names, const std::vector<size_t> &wanted)
    {
        for (size_t row = 0; row < frame.length(); ++row) {
            for (const size_t f : wanted) {
                if (static_cast<int>(m_figures.size()) >= m_options.limit)
                    return;
                const QString name = rowName(frame, row, names[static_cast<qsizetype>(f)], wanted.size() > 1);
                add(frame.fields[f], name, frame.fields[f].values.cell(row));
            }
        }
    }

    void addReduced(const Field &field, const QString &name)
    {
        add(field, name, frames::calculated(field.values, m_options.calculation));
        m_figures.back().course = field.values;
        m_figures.back().change = changeOf(field.values);
    }

    void add(const Field &field, const QString &name, const Cell &cell)
    {
        frames::DisplayContext context;
        context.zone = m_context.zone;
        context.now = m_context.now;
        context.seriesNumber = static_cast<int>(m_figures.size());
        context.displayName = name;
        context.sharedRange = m_shared;
        const frames::FieldDisplay display(field, context);
        PanelFigure figure;
        figure.name = name;
        figure.value = display.value(cell);
        figure.range = display.range();
        figure.field = field.config;
        figure.labels = field.labels;
        figure.unit = display.unit();
        m_figures.push_back(std::move(figure));
    }

    const frames::NamedFrames &m_data;
    const ReduceOptions &m_options;
    const FigureContext &m_context;
    WantedFields m_wanted;
    std::optional<frames::ValueRange> m_shared;
    std::vector<PanelFigure> m_figures;
};

} // namespace

std::vector<PanelFigure> figuresOf(const frames::NamedFrames &data, const ReduceOptions &options,
                                   const FigureContext &context)
{
    return FigureMaker(data, options, context).all();
}

} // namespace yagura::dashboards

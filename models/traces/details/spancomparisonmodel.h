// Spans side by side: a row a figure or tag, a column a span. What differs is told from what is equal by the
// bytes, so long values are compared without being decoded. Owned by the details pane; GUI thread.
#pragma once

#include "traces/opentrace.h"

#include <QAbstractTableModel>

namespace yagura::traces {

// Holds its trace, so that spans of several traces can be compared.
struct ComparedSpan
{
    std::shared_ptr<const OpenTrace> open;
    std::uint32_t row = NoIndex;

    [[nodiscard]] std::uint32_t span() const { return open->tree.spans[row]; }
    bool operator==(const ComparedSpan &) const = default;
};

class SpanComparisonModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Line { Duration, Self, Start, Tag, ProcessTag };
    enum Role {
        LineRole = Qt::UserRole, // Line as int
        DiffersRole, // of a row: not all spans have the same value
        IsMissingRole, // the span has no such tag
        NanosecondsRole, // of Duration, Self and Start (since the trace began)
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSpans(std::vector<ComparedSpan> spans);
    void setOnlyDifferent(bool isOnly);
    [[nodiscard]] const std::vector<ComparedSpan> &spans() const { return m_spans; }
    [[nodiscard]] int differences() const; // tags that differ

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    // The key, then a span each.
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Line line = Line::Tag;
        QString key;
        std::vector<const Attribute *> values; // a span each; null: has none
        bool differs = false;
    };
    void collect();
    void addTags(Line line);
    void show();
    [[nodiscard]] Slice tagsOf(const ComparedSpan &span, Line line) const;
    [[nodiscard]] std::int64_t figureOf(const ComparedSpan &span, Line line) const;
    [[nodiscard]] bool areEqual(const Row &row) const;

    std::vector<ComparedSpan> m_spans;
    std::vector<Row> m_all;
    std::vector<size_t> m_shown;
    bool m_isOnlyDifferent = false;
};

} // namespace yagura::traces

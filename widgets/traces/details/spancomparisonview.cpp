#include "traces/details/spancomparisonview.h"

#include "core/text.h"
#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/safetext.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "traces/tracetext.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;
using Model = SpanComparisonModel;

constexpr int RowHeight = 22;
constexpr int KeyWidth = 132;
constexpr int ColumnWidth = 128;
constexpr int MarkWidth = 3;

QString figureName(Model::Line line)
{
    switch (line) {
    case Model::Line::Duration:
        return SpanComparisonView::tr("Duration");
    case Model::Line::Self:
        return SpanComparisonView::tr("Self time");
    default:
        return SpanComparisonView::tr("Starts");
    }
}

// The model in words; it knows none itself.
class WordedModel : public SpanComparisonModel
{
public:
    using SpanComparisonModel::SpanComparisonModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const auto plain = SpanComparisonModel::data(index, role);
        if (role != Qt::DisplayRole || plain.isValid())
            return plain;
        const auto line = static_cast<Line>(SpanComparisonModel::data(index, LineRole).toInt());
        if (index.column() == 0)
            return figureName(line);
        const auto ns = SpanComparisonModel::data(index, NanosecondsRole);
        if (!ns.isValid())
            return kit::missingText();
        return line == Line::Start ? offsetText(ns.toLongLong()) : durationOf(ns.toLongLong()).joined();
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section == 1)
            return SpanComparisonView::tr("This span");
        const auto name = SpanComparisonModel::headerData(section, orientation, role);
        return role == Qt::DisplayRole && name.isValid() ? QVariant(kit::safeText(name.toString())) : name;
    }
};

// Keys of the process say so; a row whose values differ has a mark in front.
class KeyDelegate : public kit::CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override
    {
        const bool differs = index.data(Model::DiffersRole).toBool();
        if (differs)
            painter.fillRect(rect.left() - 12, rect.top() + 3, MarkWidth, rect.height() - 7,
                             theme.color(ColorRole::Accent));
        const auto line = static_cast<Model::Line>(index.data(Model::LineRole).toInt());
        const bool isTag = line == Model::Line::Tag || line == Model::Line::ProcessTag;
        const QString suffix = SpanComparisonView::tr("process");
        const bool fits = contentWidth(index) + kit::space::small + 2
                + QFontMetrics(kit::textFont(TextStyle::Label)).horizontalAdvance(suffix)
            <= rect.width();
        kit::paintTextCell(painter, rect,
                           {.text = index.data().toString(),
                            .style = isTag ? TextStyle::Mono : TextStyle::Body,
                            .role = differs ? ColorRole::Text : ColorRole::TextMuted,
                            .suffix = line == Model::Line::ProcessTag && fits ? suffix : QString()},
                           theme);
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        return QFontMetrics(kit::textFont(TextStyle::Mono)).horizontalAdvance(index.data().toString());
    }
};

kit::TextCell valueCell(const QModelIndex &index)
{
    const auto line = static_cast<Model::Line>(index.data(Model::LineRole).toInt());
    const bool isTag = line == Model::Line::Tag || line == Model::Line::ProcessTag;
    const bool differs = index.data(Model::DiffersRole).toBool();
    const bool isMissing = index.data(Model::IsMissingRole).toBool();
    return {.text = index.data().toString(),
            .style = !isTag             ? TextStyle::Strong
                : differs && !isMissing ? TextStyle::MonoStrong
                                        : TextStyle::Mono,
            .role = differs && !isMissing ? ColorRole::Text : ColorRole::TextMuted};
}

} // namespace

SpanComparisonView::SpanComparisonView(QWidget *parent)
    : QWidget(parent)
    , m_model(new WordedModel(this))
    , m_table(new kit::DataTable(tr("Spans side by side")))
    , m_sum(new kit::PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_only(new kit::Button(tr("Only what differs"), kit::ButtonKind::Outlined))
{
    m_only->setCheckable(true);
    m_only->setControlSize(kit::ControlSize::Small);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(15, kit::space::small, kit::space::medium, kit::space::small);
    head->addWidget(m_sum, 1);
    head->addWidget(m_only);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    setUpTable();
    connect(m_only, &QAbstractButton::toggled, m_model, &SpanComparisonModel::setOnlyDifferent);
    connect(m_table, &kit::DataTable::rowActivated, this, [this](const QModelIndex &index) {
        if (index.column() > 0)
            Q_EMIT spanRequested(m_model->spans()[static_cast<size_t>(index.column() - 1)]);
    });
}

void SpanComparisonView::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setRowHeight(RowHeight);
    m_table->setItemDelegate(new kit::TextDelegate(m_table, valueCell));
    m_table->setItemDelegateForColumn(0, new KeyDelegate(m_table));
}

void SpanComparisonView::setSpans(std::vector<ComparedSpan> spans)
{
    m_model->setSpans(std::move(spans));
    std::vector<kit::ColumnSpec> columns{
        {.width = kit::ColumnWidth::Stretch, .pixels = KeyWidth, .weight = 1}};
    columns.resize(1 + m_model->spans().size(),
                   {.width = kit::ColumnWidth::Stretch, .pixels = ColumnWidth - 40, .weight = 1});
    m_table->setColumns(std::move(columns));
    const int differing = m_model->differences();
    m_sum->setText(differing == 0 ? tr("All tags are equal.") : tr("%n tags differ", nullptr, differing));
}

int SpanComparisonView::wantedWidth(int usual) const
{
    const int column = std::max(ColumnWidth, usual * 2 / 5);
    return column * (1 + static_cast<int>(m_model->spans().size())) + kit::space::huge;
}

} // namespace yagura::traces

#include "traces/details/attributetable.h"

#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "traces/details/attributetext.h"
#include "traces/filter/spanfilter.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int RowHeight = 22;
constexpr int MostInHeight = 100'000; // rows; widgets have a greatest height
constexpr qlonglong LongValue = 256; // bytes, from which the size is told
constexpr qlonglong ShortText = 24; // bytes of statements, JSON and the like, from which it is
constexpr int SizeWidth = 64; // px at the right that the size takes
constexpr qlonglong CopiedAtOnce = 1 << 20; // bytes; more is decoded on a worker
constexpr qsizetype LongestClause = 1'000;

// Values that are better read in full say how long they are.
bool hasSize(const QModelIndex &index)
{
    const auto form = static_cast<ValueForm>(index.data(AttributeModel::FormRole).toInt());
    const auto bytes = index.data(AttributeModel::BytesRole).toLongLong();
    return bytes >= (form == ValueForm::Plain ? LongValue : ShortText);
}

// The value as far as there is room; of a long one how long it is.
class ValueDelegate : public kit::CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override
    {
        QRect room = rect;
        const QString size = sizeOf(index);
        if (!size.isEmpty()) {
            const QFont font = kit::textFont(TextStyle::Label);
            painter.setFont(font);
            painter.setPen(theme.color(ColorRole::Accent));
            painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, size);
            room.adjust(0, 0, -QFontMetrics(font).horizontalAdvance(size) - kit::space::small, 0);
        }
        const bool fails = index.data(AttributeModel::TellsFailureRole).toBool();
        kit::paintTextCell(painter, room,
                           {.text = index.data().toString(),
                            .style = TextStyle::Mono,
                            .role = fails ? ColorRole::Critical : ColorRole::Text},
                           theme);
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        const auto text = kit::safeText(index.data().toString(), kit::LineBreaks::Shown, 500);
        return QFontMetrics(kit::textFont(TextStyle::Mono)).horizontalAdvance(text) + 1;
    }

private:
    [[nodiscard]] static QString sizeOf(const QModelIndex &index)
    {
        const auto bytes = index.data(AttributeModel::BytesRole).toLongLong();
        return hasSize(index) ? kit::bytesText(static_cast<double>(bytes)).joined() : QString();
    }
};

QString valueFor(const OpenTrace &open, const Attribute &attribute)
{
    return open.trace.valueText(attribute, LongestClause + 1);
}

} // namespace

AttributeTable::AttributeTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new AttributeModel(this))
    , m_table(new kit::DataTable(tr("Attributes")))
    , m_searchLine(new QWidget)
    , m_search(new kit::SearchField(tr("Search the tags")))
    , m_nothing(new kit::PlainLabel(tr("None."), TextStyle::Body, ColorRole::TextMuted))
{
    m_nothing->setContentsMargins(15, 6, 15, 6);
    m_searchLine->hide();
    auto *searching = new QVBoxLayout(m_searchLine);
    searching->setContentsMargins(kit::space::medium, kit::space::tiny, kit::space::medium, kit::space::tiny);
    searching->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_searchLine);
    layout->addWidget(m_nothing);
    layout->addWidget(m_table);
    layout->addStretch();
    setUpTable();
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showRows();
    });
    m_search->installEventFilter(this);
}

void AttributeTable::setUpTable()
{
    m_table->setModel(m_model);
    m_table->horizontalHeader()->hide();
    m_table->setRowHeight(RowHeight);
    m_table->setColumns({{.width = kit::ColumnWidth::Stretch, .pixels = 90, .weight = 11},
                         {.width = kit::ColumnWidth::Fixed, .pixels = 44},
                         {.width = kit::ColumnWidth::Stretch, .pixels = 90, .weight = 14}});
    const auto text = [this](int column, TextStyle style, ColorRole role) {
        m_table->setItemDelegateForColumn(
            column, new kit::TextDelegate(m_table, [style, role](const QModelIndex &index) {
                return kit::TextCell{.text = index.data().toString(), .style = style, .role = role};
            }));
    };
    text(AttributeModel::KeyColumn, TextStyle::Mono, ColorRole::TextMuted);
    text(AttributeModel::TypeColumn, TextStyle::Label, ColorRole::TextMuted);
    m_table->setItemDelegateForColumn(AttributeModel::ValueColumn, new ValueDelegate(m_table));
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &kit::DataTable::rowActivated, this, &AttributeTable::showValue);
}

void AttributeTable::setAttributes(std::shared_ptr<const OpenTrace> open, Slice attributes,
                                   const QString &prefix)
{
    m_prefix = prefix;
    // The cell stays where it was, as the tags of neighbours are alike.
    const auto current = m_table->currentIndex();
    const QString key = current.isValid() ? current.siblingAtColumn(0).data().toString() : QString();
    m_model->setAttributes(std::move(open), attributes);
    for (int row = 0; !key.isEmpty() && row < m_model->rowCount(); ++row) {
        if (m_model->index(row, 0).data().toString() == key) {
            m_table->setCurrentIndex(m_model->index(row, 0));
            break;
        }
    }
    showRows();
}

int AttributeTable::fullHeight() const
{
    return std::min(m_model->rowCount(), MostInHeight) * RowHeight + 2;
}

void AttributeTable::showRows()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_table->setMaximumHeight(std::max(RowHeight, fullHeight()));
    m_nothing->setVisible(isEmpty);
    m_nothing->setText(m_search->text().isEmpty() ? tr("None.") : tr("No tag contains this."));
}

void AttributeTable::startSearch()
{
    m_searchLine->show();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void AttributeTable::endSearch()
{
    m_search->clear();
    m_searchLine->hide();
    m_table->setFocus(Qt::ShortcutFocusReason);
}

bool AttributeTable::isSearching() const
{
    return !m_searchLine->isHidden();
}

int AttributeTable::currentRow() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

void AttributeTable::copyValue()
{
    copy({});
}

void AttributeTable::copyPair()
{
    if (currentRow() >= 0)
        copy(m_model->index(currentRow(), AttributeModel::KeyColumn).data().toString() + u'=');
}

void AttributeTable::copy(const QString &prefix)
{
    if (currentRow() < 0)
        return;
    const auto open = m_model->trace();
    const auto *attribute = m_model->at(currentRow());
    const auto whole
        = [open, attribute, prefix]() -> QString { return prefix + wholeValue(open->trace, *attribute); };
    if (valueBytes(open->trace, *attribute) <= CopiedAtOnce) {
        m_copying.cancel();
        return QGuiApplication::clipboard()->setText(whole());
    }
    m_copying.start(
        runOnWorker(QThreadPool::globalInstance(), [whole]() -> Result<QString> { return whole(); }), this,
        [](Result<QString> text) {
            if (text)
                QGuiApplication::clipboard()->setText(*text);
        });
}

QString AttributeTable::clauseOf(int row, FilterSense sense) const
{
    const auto *attribute = m_model->at(row);
    if (attribute->type == AttributeType::Binary || attribute->type == AttributeType::Null)
        return {};
    const auto value = valueFor(*m_model->trace(), *attribute);
    if (value.size() > LongestClause)
        return {};
    const auto clause = filterClause(m_prefix + m_model->trace()->trace.names[attribute->key], value);
    if (!SpanFilter::parse(clause))
        return {};
    return sense == FilterSense::For ? clause : QString(QStringLiteral("not ") + clause);
}

void AttributeTable::filter(FilterSense sense)
{
    const auto clause = currentRow() >= 0 ? clauseOf(currentRow(), sense) : QString();
    if (!clause.isEmpty())
        Q_EMIT filterRequested(clause);
}

void AttributeTable::showValue()
{
    if (currentRow() >= 0)
        Q_EMIT valueRequested(*m_model->at(currentRow()));
}

void AttributeTable::openMenu(const QPoint &at)
{
    if (currentRow() < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QKeySequence &key, auto run) {
        auto *action = menu->addAction(text, this, run);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut); // only shown: the pane's actions hear the keys
        return action;
    };
    const bool canFilter = !clauseOf(currentRow(), FilterSense::For).isEmpty();
    add(tr("Show all of the value"), Qt::Key_Return, [this] { showValue(); });
    menu->addSeparator();
    add(tr("Copy the value"), QKeySequence::Copy, [this] { copyValue(); });
    add(tr("Copy key=value"), Qt::ALT | Qt::Key_C, [this] { copyPair(); });
    menu->addSeparator();
    add(tr("Filter for this"), Qt::ALT | Qt::Key_Return, [this] {
        filter(FilterSense::For);
    })->setEnabled(canFilter);
    add(tr("Filter out this"), Qt::ALT | Qt::SHIFT | Qt::Key_Return, [this] {
        filter(FilterSense::Out);
    })->setEnabled(canFilter);
    menu->popup(at);
}

bool AttributeTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            return endSearch(), true;
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_table->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    if (watched == m_table->viewport() && event->type() == QEvent::MouseButtonRelease) {
        // The size of a long value is a link to all of it.
        auto *mouse = static_cast<QMouseEvent *>(event);
        const auto index = m_table->indexAt(mouse->position().toPoint());
        const bool isLink = index.column() == AttributeModel::ValueColumn && hasSize(index)
            && mouse->position().x() > m_table->visualRect(index).right() - SizeWidth;
        if (mouse->button() == Qt::LeftButton && isLink)
            Q_EMIT valueRequested(*m_model->at(index.row()));
    }
    if (watched == m_table && event->type() == QEvent::ContextMenu) {
        auto *context = static_cast<QContextMenuEvent *>(event);
        const QPoint inTable = m_table->viewport()->mapFromGlobal(context->globalPos());
        const bool isMouse = context->reason() == QContextMenuEvent::Mouse;
        if (isMouse && m_table->indexAt(inTable).isValid())
            m_table->setCurrentIndex(m_table->indexAt(inTable));
        const auto rect = m_table->visualRect(m_table->currentIndex());
        openMenu(isMouse ? context->globalPos() : m_table->viewport()->mapToGlobal(rect.bottomLeft()));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace yagura::traces

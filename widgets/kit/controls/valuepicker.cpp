#include "kit/controls/valuepicker.h"

#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace yagura::kit {

namespace {

constexpr int leastWidth = 240;
constexpr int mostWidth = 480;
constexpr int mostRows = 12;
constexpr int page = 10;
constexpr int valueRole = Qt::UserRole;

} // namespace

ValuePicker::ValuePicker(PickerContent content, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_content(std::move(content))
    , m_values(m_content.current)
    , m_search(new SearchField(tr("Search values"), {}, this))
    , m_model(new QStandardItemModel(this))
    , m_shown(new QSortFilterProxyModel(this))
    , m_list(new QListView(this))
    , m_count(new PlainLabel({}, TextStyle::Label, ColorRole::TextMuted, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Values of %1").arg(safeText(m_content.title)));
    m_shown->setSourceModel(m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_shown);
    m_list->setAccessibleName(tr("Values"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFocusPolicy(Qt::NoFocus); // the field has the keys
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::small, space::small, space::small, space::small);
    layout->setSpacing(space::tiny);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_count);
    if (isForSeveral())
        layout->addWidget(makeButtons());
    fill();
    narrow({});
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ValuePicker::narrow);
    connect(m_list, &QListView::clicked, this, &ValuePicker::pick);
    setFocusProxy(m_search);
}

QWidget *ValuePicker::makeButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, space::tiny, 0, 0);
    layout->setSpacing(space::small);
    const auto add = [&](const QString &text, ButtonKind kind, auto act) {
        auto *button = new Button(text, kind, row);
        button->setControlSize(ControlSize::Small);
        connect(button, &QAbstractButton::clicked, this, act);
        layout->addWidget(button);
        return button;
    };
    add(tr("All"), ButtonKind::Quiet, &ValuePicker::tickAll);
    add(tr("Clear"), ButtonKind::Quiet, &ValuePicker::clear);
    layout->addStretch(1);
    add(tr("Apply"), ButtonKind::Filled, [this] {
        take();
        close();
    })->setKeyHint(tr("Ctrl Enter"));
    return row;
}

void ValuePicker::fill()
{
    const auto add = [&](const QString &text, const QString &value) {
        auto *item = new QStandardItem(safeText(text));
        item->setData(value, valueRole);
        item->setCheckable(isForSeveral());
        m_model->appendRow(item);
    };
    if (m_content.all)
        add(tr("All"), *m_content.all);
    for (const PickerOption &option : m_content.options)
        add(option.text, option.value);
    showTicks();
}

void ValuePicker::showTicks()
{
    const QSet<QString> ticked(m_values.begin(), m_values.end());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem &item = *m_model->item(row);
        const bool isTicked = ticked.contains(item.data(valueRole).toString());
        if (isForSeveral())
            item.setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
        QFont font = textFont(TextStyle::Body);
        if (isTicked && !isForSeveral())
            font = textFont(TextStyle::Strong);
        item.setFont(font);
    }
}

void ValuePicker::narrow(const QString &text)
{
    m_shown->setFilterFixedString(text.trimmed());
    const int all = m_model->rowCount();
    const int shown = m_shown->rowCount();
    m_count->setText(all == 0         ? tr("There are no values in this time range")
                         : shown == 0 ? tr("No value has this in it")
                         : shown == all
                         ? tr("%n value(s)", nullptr, static_cast<int>(m_content.options.size()))
                         : tr("%1 of %2").arg(shown).arg(all));
    int row = 0;
    for (int i = 0; i < shown && text.isEmpty(); ++i) {
        if (m_values.contains(m_shown->index(i, 0).data(valueRole).toString())) {
            row = i;
            break;
        }
    }
    m_list->setCurrentIndex(m_shown->index(row, 0));
}

void ValuePicker::move(int rows)
{
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, m_shown->rowCount() - 1));
    m_list->setCurrentIndex(m_shown->index(row, 0));
}

void ValuePicker::pick(const QModelIndex &shown)
{
    QStandardItem *item = m_model->itemFromIndex(m_shown->mapToSource(shown));
    if (!item)
        return;
    if (isForSeveral()) {
        toggle(*item);
        return;
    }
    m_values = {item->data(valueRole).toString()};
    take();
    close();
}

// "All" and single values exclude each other.
void ValuePicker::toggle(QStandardItem &item)
{
    const QString value = item.data(valueRole).toString();
    if (value == m_content.all) {
        m_values = {value};
    } else {
        m_values.removeIf([&](const QString &one) { return one == m_content.all; });
        if (!m_values.removeAll(value))
            m_values.push_back(value);
    }
    showTicks();
}

// What is searched for, where something is.
void ValuePicker::tickAll()
{
    if (m_content.all && m_search->text().trimmed().isEmpty()) {
        m_values = {*m_content.all};
    } else {
        m_values.removeIf([&](const QString &one) { return one == m_content.all; });
        const QSet<QString> ticked(m_values.begin(), m_values.end());
        for (int row = 0; row < m_shown->rowCount(); ++row) {
            const QString value = m_shown->index(row, 0).data(valueRole).toString();
            if (value != m_content.all && !ticked.contains(value))
                m_values.push_back(value);
        }
    }
    showTicks();
}

void ValuePicker::clear()
{
    m_values.clear();
    showTicks();
}

void ValuePicker::take()
{
    if (std::exchange(m_isTaken, true))
        return;
    const QSet<QString> ticked(m_values.begin(), m_values.end());
    QStringList values;
    for (int row = 0; row < m_model->rowCount(); ++row) { // in the order of the list
        const QString value = m_model->item(row)->data(valueRole).toString();
        if (ticked.contains(value))
            values << value;
    }
    if (values.isEmpty() && m_content.all)
        values = {*m_content.all};
    if (values != m_content.current)
        Q_EMIT chosen(values);
}

bool ValuePicker::handleKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-page);
        return true;
    case Qt::Key_PageDown:
        move(page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.modifiers() & Qt::ControlModifier) {
            take();
            close();
        } else {
            pick(m_list->currentIndex());
        }
        return true;
    case Qt::Key_Escape:
        m_isCancelled = true;
        close();
        return true;
    default:
        return false;
    }
}

bool ValuePicker::eventFilter(QObject *watched, QEvent *event)
{
    // Ctrl+Enter means this list, whatever it means to the screen below.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QFrame::eventFilter(watched, event);
}

void ValuePicker::hideEvent(QHideEvent *event)
{
    if (!m_isCancelled && isForSeveral())
        take();
    QFrame::hideEvent(event);
}

void ValuePicker::showUnder(const QWidget &button)
{
    const int content = m_list->sizeHintForColumn(0) + 3 * space::huge;
    const int rows = std::clamp(m_model->rowCount(), 1, mostRows);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), size::controlSmall) + 4);
    setFixedWidth(std::clamp(std::max(content, button.width()), leastWidth, mostWidth));
    adjustSize();
    const QRect room = button.screen()->availableGeometry();
    QPoint at = button.mapToGlobal(QPoint(0, button.height() + 2));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    if (at.y() + height() > room.bottom())
        at.setY(std::max(room.top(), button.mapToGlobal(QPoint()).y() - height() - 2));
    QFrame::move(at);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void ValuePicker::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    paintBox(painter, rect(), theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong), 0);
}

} // namespace yagura::kit

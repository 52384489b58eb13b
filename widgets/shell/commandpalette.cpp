#include "shell/commandpalette.h"

#include "kit/controls/searchfield.h"
#include "kit/paintparts.h"
#include "shell/palettedelegate.h"
#include "shell/palettemodel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::shell {

namespace {

constexpr int PaletteWidth = 560;
constexpr int RowsShown = 12;

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QFrame(parent)
    , m_field(new kit::SearchField(tr("Search or run a command"), {}, this))
    , m_list(new QListView(this))
    , m_model(new PaletteModel(this))
{
    setAccessibleName(tr("Command palette"));
    m_field->setFixedHeight(kit::size::control + 4);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Matching commands"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::small, kit::space::small, kit::space::small, kit::space::small);
    layout->setSpacing(kit::space::small);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, [this] { runCurrent(); });
    hide();
}

int CommandPalette::shownCount() const
{
    return m_model->rowCount();
}

void CommandPalette::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_model->setEntries(m_provider ? m_provider() : QList<PaletteEntry>());
    m_field->clear();
    filter(QString());
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::place()
{
    const int width = std::min(PaletteWidth, parentWidget()->width() - 2 * kit::space::huge);
    const int rows = std::clamp(m_model->rowCount(), 1, RowsShown);
    const int height = m_field->height() + rows * (kit::size::row + 2) + 3 * kit::space::small + 4;
    setGeometry((parentWidget()->width() - width) / 2, kit::size::topBar + kit::space::large, width, height);
}

void CommandPalette::filter(const QString &text)
{
    m_model->setPattern(
        text, m_fallback && !text.trimmed().isEmpty() ? m_fallback(text.trimmed()) : QList<PaletteEntry>());
    m_list->setCurrentIndex(m_model->index(0, 0));
    place();
}

void CommandPalette::runCurrent()
{
    const PaletteEntry *entry = m_model->entry(m_list->currentIndex().row());
    if (!entry)
        return;
    const auto run = entry->run;
    dismiss();
    if (run)
        run();
}

bool CommandPalette::handleKey(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        const int step = key == Qt::Key_Down ? 1
            : key == Qt::Key_Up              ? -1
            : key == Qt::Key_PageDown        ? RowsShown
                                             : -RowsShown;
        const int target = std::clamp(row + step, 0, std::max(0, m_model->rowCount() - 1));
        m_list->setCurrentIndex(m_model->index(target, 0));
        return true;
    }
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_field && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    kit::paintBox(painter, rect(), theme.color(kit::ColorRole::Raised),
                  theme.color(kit::ColorRole::LineStrong), kit::size::radiusPanel);
}

} // namespace yagura::shell

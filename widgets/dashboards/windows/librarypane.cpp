#include "dashboards/windows/librarypane.h"

#include "dashboards/files/grafanafile.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "kit/tables/richdelegates.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace yagura::dashboards {

namespace {

constexpr int paneWidth = 336;

} // namespace

LibraryPane::LibraryPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new PanelLibraryModel(this))
{
    setFixedWidth(paneWidth);
    setAccessibleName(tr("Panel library"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::small, kit::space::small);
    head->addWidget(
        new kit::PlainLabel(tr("Panel library"), kit::TextStyle::Strong, kit::ColorRole::Text, this));
    head->addStretch(1);
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the library"), this);
    close->setControlSize(kit::ControlSize::Small);
    connect(close, &QAbstractButton::clicked, this, &LibraryPane::closed);
    head->addWidget(close);
    layout->addLayout(head);
    auto *searching = new QHBoxLayout;
    searching->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::small);
    m_search = new kit::SearchField(tr("Title, dashboard, type or query"), {}, this);
    searching->addWidget(m_search);
    layout->addLayout(searching);
    m_list = new kit::DataTable(tr("Panels of all dashboards"), this);
    m_list->setModel(m_model);
    m_list->setRowHeight(kit::size::twoLineRow);
    m_list->setColumns({{.width = kit::ColumnWidth::Stretch}});
    m_list->horizontalHeader()->hide();
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setItemDelegateForColumn(0,
                                     new kit::TwoLineDelegate(
                                         [this](const QModelIndex &index) {
                                             kit::TwoLineCell cell;
                                             const LibraryPanel *one = m_model->panel(index.row());
                                             if (!one)
                                                 return cell;
                                             cell.first = one->panel.title.isEmpty()
                                                 ? tr("Panel %1").arg(one->panel.id)
                                                 : one->panel.title;
                                             cell.firstStyle = kit::TextStyle::Name;
                                             cell.second
                                                 = tr("%1, %2").arg(one->panel.typeName, one->dashboard);
                                             return cell;
                                         },
                                         m_list));
    m_stack = new kit::ContentStack(m_list, this);
    layout->addWidget(m_stack, 1);
    layout->addWidget(new kit::PlainLabel(tr("Drag a panel to its place, or add it with Enter"),
                                          kit::TextStyle::Label, kit::ColorRole::TextMuted, this));
    layout->itemAt(layout->count() - 1)
        ->widget()
        ->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    connect(m_search, &kit::SearchField::searchChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showRows();
    });
    connect(m_list, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentIndex().row()); });
    m_list->installEventFilter(this);
}

void LibraryPane::open(const QList<DashboardFile> &files, QThreadPool &workers)
{
    show();
    m_search->setFocus(Qt::OtherFocusReason);
    if (m_model->rowCount() == 0)
        m_stack->setLoading();
    m_reading.start(runOnWorker(&workers,
                                [files]() -> Result<std::vector<LibraryPanel>> {
                                    std::vector<LibraryPanel> panels;
                                    for (const DashboardFile &file : files) {
                                        const auto read
                                            = readGrafana(DashboardsScreen::textOf(file), file.id);
                                        if (read)
                                            addLibraryPanels(panels, read->dashboard);
                                    }
                                    return panels;
                                }),
                    this, [this](Result<std::vector<LibraryPanel>> panels) {
                        m_model->setPanels(panels ? std::move(*panels) : std::vector<LibraryPanel>());
                        showRows();
                    });
}

void LibraryPane::showRows()
{
    if (m_model->rowCount() == 0) {
        m_stack->setEmpty(tr("No such panel"), tr("Panels of all dashboards of the workspace are here."),
                          kit::IconName::Search);
        return;
    }
    m_stack->setContent();
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void LibraryPane::choose(int row)
{
    if (const LibraryPanel *one = m_model->panel(row))
        Q_EMIT chosen(Panel(one->panel));
}

// A click only chooses a row, for dragging; Enter adds it.
bool LibraryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_list->currentIndex().row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LibraryPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (event->key() == Qt::Key_Down)
        m_list->setFocus(Qt::OtherFocusReason);
    else
        QWidget::keyPressEvent(event);
}

void LibraryPane::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::dashboards

#include "incidents/incidentlistpane.h"

#include "core/text.h"
#include "incidents/confirmbar.h"
#include "incidents/incidenttext.h"
#include "kit/controls/button.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::incidents {

namespace {

// The model says nothing in words; the header does.
class TitledModel : public IncidentModel
{
public:
    using IncidentModel::IncidentModel;

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case State:
            return IncidentListPane::tr("State, urgency");
        case Title:
            return IncidentListPane::tr("Incident · service, assignee");
        case Age:
            return IncidentListPane::tr("Age");
        default:
            return {};
        }
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::AccessibleTextRole && index.isValid()) {
            const IncidentRow &one = row(index.row());
            return spokenText(
                QStringLiteral("%1, %2, %3")
                    .arg(statusText(one.incident), urgencyText(one.incident), one.incident.title));
        }
        return IncidentModel::data(index, role);
    }
};

} // namespace

IncidentListPane::IncidentListPane(QWidget *parent)
    : Panel(QString(), kit::PanelBody::Flush, parent)
    , m_scope(
          new kit::SegmentedControl(tr("Whose incidents"), {{tr("Mine")}, {tr("My team")}, {tr("Everyone")}}))
    , m_filter(new kit::SearchField(tr("Filter incidents"), QStringLiteral("/")))
    , m_problem(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::Critical))
    , m_model(new TitledModel(this))
    , m_table(new kit::DataTable(tr("Incidents")))
    , m_stack(new kit::ContentStack(m_table))
    , m_stale(new kit::StaleBadge)
    , m_confirm(new ConfirmBar)
{
    m_scope->setCurrentIndex(2);
    m_filter->setMono(true);
    m_filter->setText(QStringLiteral("status:open,today"));
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    tools->setSpacing(kit::space::small);
    tools->addWidget(m_scope);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_stale);
    bodyLayout()->addLayout(tools);
    m_problem->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::tiny);
    m_problem->hide();
    bodyLayout()->addWidget(m_problem);

    m_table->setModel(m_model);
    m_table->setRowHeight(kit::size::twoLineRow);
    m_table->setTickColumn(IncidentModel::Tick);
    m_table->setColumns({{kit::ColumnWidth::Fixed, 36},
                         {kit::ColumnWidth::Content, 108},
                         {kit::ColumnWidth::Stretch, 140},
                         {kit::ColumnWidth::Content, 74, 1, Qt::AlignRight}});
    const auto rowOf
        = [this](const QModelIndex &index) -> const IncidentRow & { return m_model->row(index.row()); };
    m_table->setItemDelegateForColumn(
        IncidentModel::State,
        new kit::TwoLineDelegate(
            [rowOf](const QModelIndex &index) { return stateCell(rowOf(index).incident); }, m_table));
    m_table->setItemDelegateForColumn(
        IncidentModel::Title,
        new kit::TwoLineDelegate([rowOf](const QModelIndex &index) { return titleCell(rowOf(index)); },
                                 m_table));
    m_table->setItemDelegateForColumn(
        IncidentModel::Age,
        new kit::TwoLineDelegate(
            [this, rowOf](const QModelIndex &index) { return ageCell(rowOf(index).incident, m_now, m_zone); },
            m_table));
    bodyLayout()->addWidget(m_stack, 1);
    m_bar = makeBar();
    bodyLayout()->addWidget(m_bar);
    bodyLayout()->addWidget(m_confirm);
    m_bar->hide();
    m_confirm->hide();

    connect(m_scope, &kit::SegmentedControl::currentIndexChanged, this, &IncidentListPane::scopeChanged);
    connect(m_filter, &kit::SearchField::searchChanged, this, &IncidentListPane::filterChanged);
    connect(m_table, &kit::DataTable::currentRowChanged, this, &IncidentListPane::currentChanged);
    connect(m_table, &kit::DataTable::ticksChanged, this, &IncidentListPane::updateBar);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &IncidentListPane::updateBar);
    connect(m_confirm, &ConfirmBar::declined, this, [this] {
        m_confirm->hide();
        updateBar();
        m_table->setFocus();
    });
    connect(m_confirm, &ConfirmBar::confirmed, this, [this] {
        m_confirm->hide();
        Q_EMIT resolveConfirmed();
        m_table->setFocus();
    });
}

QWidget *IncidentListPane::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::small);
    m_ticked = new kit::PlainLabel({}, kit::TextStyle::Strong);
    m_acknowledge = new kit::Button(tr("Acknowledge"), kit::ButtonKind::Filled);
    m_acknowledge->setObjectName(QStringLiteral("bulkAcknowledge"));
    m_acknowledge->setKeyHint(QStringLiteral("A"));
    m_resolve = new kit::Button(tr("Resolve…"), kit::ButtonKind::Destructive);
    m_resolve->setObjectName(QStringLiteral("bulkResolve"));
    m_resolve->setKeyHint(QStringLiteral("R"));
    auto *drop = new kit::IconButton(kit::IconName::Close, tr("Untick all"));
    layout->addWidget(m_ticked);
    layout->addStretch();
    layout->addWidget(m_acknowledge);
    layout->addWidget(m_resolve);
    layout->addWidget(drop);
    connect(m_acknowledge, &QPushButton::clicked, this, &IncidentListPane::acknowledgeRequested);
    connect(m_resolve, &QPushButton::clicked, this, &IncidentListPane::resolveRequested);
    connect(drop, &QToolButton::clicked, this, &IncidentListPane::dropTicks);
    return bar;
}

Scope IncidentListPane::scope() const
{
    return static_cast<Scope>(m_scope->currentIndex());
}

void IncidentListPane::setScope(Scope scope)
{
    m_scope->setCurrentIndex(static_cast<int>(scope));
}

void IncidentListPane::setScopeCounts(int mine, int team, int everyone)
{
    m_scope->setCount(0, QString::number(mine));
    m_scope->setCount(1, QString::number(team));
    m_scope->setCount(2, QString::number(everyone));
}

QString IncidentListPane::filterText() const
{
    return m_filter->text();
}

void IncidentListPane::setFilterText(const QString &text)
{
    m_filter->setText(text);
    Q_EMIT filterChanged();
}

void IncidentListPane::setFilterProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void IncidentListPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void IncidentListPane::setRows(const std::vector<IncidentRow> &rows, Instant now, const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    m_model->setRows(rows);
    m_table->viewport()->update();
    updateBar();
}

void IncidentListPane::selectRow(int row)
{
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, IncidentModel::Title));
}

void IncidentListPane::updateBar()
{
    const int count = static_cast<int>(m_model->ticked().size());
    if (count == 0)
        m_confirm->hide();
    m_ticked->setText(tr("%n selected", nullptr, count));
    m_acknowledge->setText(tr("Acknowledge %1").arg(count));
    m_acknowledge->updateGeometry();
    m_bar->setVisible(count > 0 && m_confirm->isHidden());
}

void IncidentListPane::askToResolve(int count)
{
    m_bar->hide();
    m_confirm->ask(tr("Resolve %n incident(s)?", nullptr, count), tr("Resolve %1").arg(count));
}

void IncidentListPane::dropTicks()
{
    m_model->clearTicks();
    updateBar();
}

} // namespace yagura::incidents

#include "alerts/alertlistpane.h"

#include "alerts/alerttext.h"
#include "alerts/flowlayout.h"
#include "core/text.h"
#include "kit/controls/chip.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/errortext.h"
#include "kit/tables/datatable.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace yagura::alerts {

namespace {

class TitledModel : public AlertModel
{
public:
    using AlertModel::AlertModel;

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case SeverityColumn:
            return AlertListPane::tr("Severity");
        case Name:
            return AlertListPane::tr("Alert");
        case State:
            return AlertListPane::tr("State");
        case Since:
            return AlertListPane::tr("Since");
        case HeldBack:
            return AlertListPane::tr("Held back because");
        default:
            return {};
        }
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::AccessibleTextRole && index.isValid() && !row(index.row()).isGroup()) {
            const Alert &alert = *row(index.row()).alert;
            return spokenText(QStringLiteral("%1, %2, %3")
                                  .arg(alert.name(), stateText(alert.state),
                                       kit::severityText(kit::shownSeverity(alert.severity()))));
        }
        return AlertModel::data(index, role);
    }
};

} // namespace

AlertListPane::AlertListPane(QWidget *parent)
    : Panel(QString(), kit::PanelBody::Flush, parent)
    , m_alerts(std::make_shared<const Alerts>())
    , m_groupLabels({QStringLiteral("service"), QStringLiteral("severity"), QStringLiteral("alertname"),
                     QStringLiteral("team"), QStringLiteral("namespace"), QString()})
    , m_model(new TitledModel(this))
    , m_table(new kit::DataTable(tr("Alerts")))
    , m_stack(new kit::ContentStack(m_table))
    , m_chips(new QWidget)
    , m_field(new kit::SearchField(tr("Add a matcher: severity=\"critical\""), QStringLiteral("/")))
    , m_problem(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::Critical))
    , m_segments(new kit::SegmentedControl(
          tr("State"), {{tr("All")}, {tr("Firing")}, {tr("Pending")}, {tr("Silenced")}, {tr("Inhibited")}}))
    , m_group(new kit::DropDownButton(tr("Group by")))
    , m_strip(new kit::StatusStrip)
    , m_stale(new kit::StaleBadge)
{
    m_context.model = m_model;
    bodyLayout()->addLayout(makeTools());
    m_table->setModel(m_model);
    m_table->setGroupTest(
        [](const QModelIndex &index) { return index.data(AlertModel::IsGroupRole).toBool(); });
    m_table->setItemDelegate(new AlertCellDelegate(m_context, m_table));
    m_table->setColumns({{kit::ColumnWidth::Fixed, 36},
                         {kit::ColumnWidth::Content, 84},
                         {kit::ColumnWidth::Stretch, 200, 3},
                         {kit::ColumnWidth::Content, 90},
                         {kit::ColumnWidth::Content, 76, 1, Qt::AlignRight},
                         {kit::ColumnWidth::Stretch, 120, 2}});
    bodyLayout()->addWidget(m_stack, 1);
    bodyLayout()->addWidget(m_strip);
    connect(m_field, &kit::SearchField::searchChanged, this, [this] {
        if (m_field->text().isEmpty())
            m_problem->hide();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &AlertListPane::takeText);
    connect(m_segments, &kit::SegmentedControl::currentIndexChanged, this, [this](int index) {
        m_state = index - 1;
        refill();
    });
    connect(m_group, &kit::DropDownButton::chosen, this, &AlertListPane::chooseGroup);
    connect(m_table, &kit::DataTable::currentRowChanged, this, &AlertListPane::currentChanged);
    connect(m_table, &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { activate(index.row()); });
    // A click anywhere on a group's row opens and closes it.
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) { activate(index.row()); });
    chooseGroup(0);
    showMatchers();
}

QLayout *AlertListPane::makeTools()
{
    auto *tools = new QVBoxLayout;
    tools->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    tools->setSpacing(kit::space::small);
    auto *first = new QHBoxLayout;
    first->setSpacing(kit::space::small);
    m_field->setMono(true);
    first->addWidget(m_field, 1);
    first->addWidget(m_stale);
    first->addWidget(m_group);
    tools->addLayout(first);
    m_chips->setLayout(new FlowLayout(kit::space::tiny));
    tools->addWidget(m_chips);
    tools->addWidget(m_problem);
    m_problem->hide();
    auto *second = new QHBoxLayout;
    second->addWidget(m_segments);
    second->addStretch();
    tools->addLayout(second);
    return tools;
}

void AlertListPane::activate(int row)
{
    if (row >= 0 && row < m_model->rowCount() && m_model->row(row).isGroup())
        m_model->toggleGroup(row);
}

void AlertListPane::chooseGroup(int choice)
{
    QStringList names;
    for (const QString &label : m_groupLabels)
        names << (label.isEmpty() ? tr("nothing") : label);
    m_group->setChoices(names, choice);
    m_group->setValue(names.at(choice));
    m_model->setGroupLabel(m_groupLabels.at(choice));
}

void AlertListPane::takeText()
{
    const auto parsed = parseMatchers(m_field->text());
    m_problem->setText(parsed ? QString() : kit::errorSentence(parsed.error()));
    m_problem->setVisible(!parsed);
    if (!parsed)
        return;
    m_field->clear();
    for (const Matcher &matcher : *parsed)
        addMatcher(matcher);
}

void AlertListPane::addMatcher(const Matcher &matcher)
{
    if (std::ranges::find(m_matchers, matcher) != m_matchers.end())
        return;
    m_matchers.push_back(matcher);
    showMatchers();
    refill();
}

void AlertListPane::clearMatchers()
{
    m_matchers.clear();
    showMatchers();
    refill();
}

void AlertListPane::showMatchers()
{
    QLayout *layout = m_chips->layout();
    while (QLayoutItem *item = layout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Matcher &matcher : m_matchers) {
        auto *chip
            = new kit::Chip(kit::ChipContent{.kind = kit::ChipKind::Matcher, .text = matcher.forDisplay()});
        chip->setClosable(true);
        chip->setAccessibleName(tr("Matcher %1").arg(matcher.forDisplay()));
        connect(chip, &kit::Chip::closeRequested, this, [this, matcher] {
            std::erase(m_matchers, matcher);
            showMatchers();
            refill();
        });
        layout->addWidget(chip);
    }
    m_chips->setVisible(!m_matchers.empty());
}

void AlertListPane::setAlerts(std::shared_ptr<const Alerts> alerts, Instant now, const QTimeZone &zone)
{
    m_alerts = std::move(alerts);
    m_context.now = now;
    m_context.zone = zone;
    refill();
    m_table->viewport()->update();
}

void AlertListPane::refill()
{
    Alerts shown;
    std::array<int, 5> counts{};
    for (const Alert &alert : *m_alerts) {
        if (!matchesAll(m_matchers, alert.labels))
            continue;
        ++counts[0];
        ++counts[static_cast<size_t>(alert.state) + 1];
        if (m_state < 0 || m_state == static_cast<int>(alert.state))
            shown.push_back(alert);
    }
    for (int i = 0; i < 5; ++i)
        m_segments->setCount(i, QString::number(counts[static_cast<size_t>(i)]));
    m_model->setAlerts(shown);
    Q_EMIT filtered();
}

void AlertListPane::focusFilter()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
}

bool AlertListPane::select(const QString &fingerprint)
{
    const auto known = std::ranges::find(*m_alerts, fingerprint, &Alert::fingerprint);
    if (known == m_alerts->end())
        return false;
    m_model->setGroupOpen(known->labels.value(m_model->groupLabel()), true);
    const int row = m_model->rowOf(fingerprint);
    if (row < 0)
        return false;
    m_table->setCurrentIndex(m_model->index(row, AlertModel::Name));
    return true;
}

const Alert *AlertListPane::current() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || m_model->row(index.row()).isGroup())
        return nullptr;
    return &*m_model->row(index.row()).alert;
}

} // namespace yagura::alerts

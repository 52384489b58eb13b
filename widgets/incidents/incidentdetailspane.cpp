#include "incidents/incidentdetailspane.h"

#include "incidents/incidentalertspane.h"
#include "incidents/incidentheader.h"
#include "incidents/timelinepane.h"
#include "kit/controls/button.h"
#include "kit/controls/panel.h"
#include "kit/controls/plainlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::incidents {

using correlate::Target;

IncidentDetailsPane::IncidentDetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_header(new IncidentHeader)
    , m_alerts(new IncidentAlertsPane)
    , m_timeline(new TimelinePane)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::space::medium);
    layout->addWidget(m_header);
    auto *below = new QHBoxLayout;
    below->setSpacing(kit::space::medium);
    auto *left = new QVBoxLayout;
    left->setSpacing(kit::space::medium);
    left->addWidget(makeGoTo());
    left->addWidget(m_alerts, 1);
    below->addLayout(left, 1);
    below->addWidget(m_timeline, 1);
    layout->addLayout(below, 1);
}

kit::Panel *IncidentDetailsPane::makeGoTo()
{
    auto *panel = new kit::Panel(tr("Evidence"));
    panel->setSubtitle(tr("of the service, at the time"));
    auto *grid = new QGridLayout;
    grid->setSpacing(kit::space::small);
    const struct
    {
        QString text;
        kit::IconName icon;
        Target target;
        QString key;
    } ways[] = {{tr("Dashboard"), kit::IconName::Dashboards, Target::Dashboards, QStringLiteral("D")},
                {tr("Traces"), kit::IconName::Traces, Target::Traces, QStringLiteral("T")},
                {tr("Logs"), kit::IconName::Logs, Target::Logs, QStringLiteral("L")},
                {tr("Alerts"), kit::IconName::Alerts, Target::Alerts, {}}};
    int place = 0;
    for (const auto &way : ways) {
        auto *button = new kit::Button(way.text);
        button->setIconName(way.icon);
        button->setKeyHint(way.key);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setObjectName(QStringLiteral("goTo%1").arg(static_cast<int>(way.target)));
        connect(button, &QPushButton::clicked, this, [this, target = way.target] { Q_EMIT goTo(target); });
        grid->addWidget(button, place / 2, place % 2);
        ++place;
    }
    panel->bodyLayout()->addLayout(grid);
    auto *page = new kit::Button(tr("Open in PagerDuty"), kit::ButtonKind::Link);
    page->setIconName(kit::IconName::External);
    connect(page, &QPushButton::clicked, this, &IncidentDetailsPane::pageOpened);
    panel->headerLayout()->addWidget(page);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

void IncidentDetailsPane::setIncident(const IncidentRow &row, Instant now, const QTimeZone &zone)
{
    m_header->setIncident(row, now, zone);
}

} // namespace yagura::incidents

#include "alerts/alertdetailspane.h"

#include "alerts/alerttext.h"
#include "alerts/flowlayout.h"
#include "kit/accessibility.h"
#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/panel.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/wrappedtext.h"
#include "kit/markdownview.h"
#include "kit/safelinks.h"
#include "kit/timetext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::alerts {

using correlate::Target;

namespace {

constexpr qsizetype nameShown = 160;
constexpr qsizetype annotationShown = 4'000;

QString shortened(const QString &text, qsizetype length)
{
    return text.size() > length ? QString(text.left(length) + QStringLiteral(" …")) : text;
}

} // namespace

AlertDetailsPane::AlertDetailsPane(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::space::medium);
    layout->addWidget(makeHead());
    layout->addWidget(makeEvidence());
    layout->addWidget(makeFacts(), 1);
}

kit::Panel *AlertDetailsPane::makeHead()
{
    auto *panel = new kit::Panel;
    auto *line = new QHBoxLayout;
    line->setSpacing(kit::space::small);
    m_severity = new kit::Chip(kit::Severity::Unknown, {});
    m_name = new kit::PlainLabel({}, kit::TextStyle::Title);
    m_name->setSelectable();
    m_name->setFocusPolicy(Qt::NoFocus);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state = new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted);
    line->addWidget(m_severity);
    line->addWidget(m_name, 1);
    line->addWidget(m_state);
    panel->bodyLayout()->addLayout(line);
    m_labels = new QWidget;
    m_labels->setLayout(new FlowLayout(kit::space::tiny));
    panel->bodyLayout()->addWidget(m_labels);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

kit::Panel *AlertDetailsPane::makeEvidence()
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
                {tr("Query"), kit::IconName::Metrics, Target::Metrics, QStringLiteral("E")}};
    int place = 0;
    for (const auto &way : ways) {
        auto *button = new kit::Button(way.text);
        button->setIconName(way.icon);
        button->setKeyHint(way.key);
        button->setObjectName(QStringLiteral("goTo%1").arg(static_cast<int>(way.target)));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this, [this, target = way.target] { Q_EMIT goTo(target); });
        grid->addWidget(button, place / 2, place % 2);
        ++place;
    }
    panel->bodyLayout()->addLayout(grid);
    m_incident = new kit::Button({}, kit::ButtonKind::Link);
    m_incident->setObjectName(QStringLiteral("incident"));
    m_incident->setIconName(kit::IconName::Incidents);
    m_incident->hide();
    connect(m_incident, &QPushButton::clicked, this, &AlertDetailsPane::incidentOpened);
    panel->bodyLayout()->addWidget(m_incident, 0, Qt::AlignLeft);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

kit::Panel *AlertDetailsPane::makeFacts()
{
    auto *panel = new kit::Panel(tr("About"));
    m_runbook = new kit::Button(tr("Runbook"), kit::ButtonKind::Link);
    m_runbook->setIconName(kit::IconName::File);
    m_generator = new kit::Button(tr("Rule"), kit::ButtonKind::Link);
    m_generator->setIconName(kit::IconName::External);
    panel->headerLayout()->addWidget(m_runbook);
    panel->headerLayout()->addWidget(m_generator);
    connect(m_runbook, &QPushButton::clicked, this, [this] { kit::openLink(m_runbookUrl); });
    connect(m_generator, &QPushButton::clicked, this, [this] { kit::openLink(m_generatorUrl); });
    m_description = new kit::MarkdownView(tr("Description"));
    m_facts = panel->bodyLayout();
    m_facts->setSpacing(kit::space::small);
    m_facts->addWidget(m_description, 1);
    return panel;
}

void AlertDetailsPane::setAlert(const Alert &alert, const QHash<QString, QString> &sourceNames, Instant now,
                                const QTimeZone &zone)
{
    const kit::Severity severity = kit::shownSeverity(alert.severity());
    m_severity->setContent({.kind = kit::ChipKind::Severity,
                            .text = kit::severityText(severity),
                            .severity = severity,
                            .hasShape = true});
    m_name->setText(alert.name());
    m_state->setText(
        alert.since ? QStringLiteral("%1 %2").arg(stateText(alert.state), kit::spanText(now - *alert.since))
                    : stateText(alert.state));
    if (alert.labels != m_shownLabels)
        showLabels(alert.labels);
    if (alert == m_shownFacts)
        return;
    m_shownFacts = alert;
    delete m_factRows;
    m_factRows = new QWidget;
    auto *grid = new QGridLayout(m_factRows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space::medium);
    grid->setVerticalSpacing(kit::space::tiny);
    grid->setColumnStretch(1, 1);
    m_facts->insertWidget(0, m_factRows);
    if (alert.since)
        addFact(tr("Since"), kit::dateTimeText(*alert.since, zone));
    addFact(tr("Value"), valueText(alert));
    addFact(tr("Held back"), heldBackText(alert, now));
    addFact(tr("Receivers"), alert.receivers.join(QStringLiteral(", ")));
    QStringList sources;
    for (const QString &id : alert.sourceIds)
        sources << sourceNames.value(id, id);
    addFact(tr("Known to"), sources.join(QStringLiteral(", ")));
    addFact(tr("Expression"), alert.expression);
    addFact(tr("Fingerprint"), alert.fingerprint);
    showAnnotations(alert.annotations);
    m_generatorUrl = alert.generatorUrl;
    m_generator->setVisible(kit::judgeLink(m_generatorUrl) == kit::LinkVerdict::Safe);
}

void AlertDetailsPane::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *grid = static_cast<QGridLayout *>(m_factRows->layout());
    const int row = grid->rowCount();
    auto *label = new kit::PlainLabel(name, kit::TextStyle::Label, kit::ColorRole::TextMuted);
    auto *text = new kit::WrappedText(
        value,
        name == tr("Expression") || name == tr("Fingerprint") ? kit::TextStyle::Mono : kit::TextStyle::Body);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(text, row, 1, Qt::AlignTop);
}

void AlertDetailsPane::showLabels(const Labels &labels)
{
    m_shownLabels = labels;
    QLayout *layout = m_labels->layout();
    while (QLayoutItem *item = layout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto &[name, value] : labels.pairs()) {
        if (name == QLatin1String("alertname"))
            continue;
        const QString text
            = QStringLiteral("%1 = \"%2\"").arg(shortened(name, nameShown), shortened(value, nameShown));
        auto *chip = new kit::Chip(kit::ChipContent{.kind = kit::ChipKind::Matcher, .text = text});
        chip->setInteractive(true);
        kit::setAccessible(chip, tr("Show only %1").arg(text));
        connect(chip, &QAbstractButton::clicked, this,
                [this, name = name, value = value] { Q_EMIT labelChosen(name, value); });
        layout->addWidget(chip);
    }
    m_labels->updateGeometry();
}

void AlertDetailsPane::showAnnotations(const Labels &annotations)
{
    QString text;
    for (const auto &[name, value] : annotations.pairs()) {
        if (name == QLatin1String("runbook_url"))
            continue;
        text += QStringLiteral("**%1**\n\n%2\n\n")
                    .arg(shortened(name, nameShown), shortened(value, annotationShown));
    }
    m_description->setMarkdownText(text);
    m_description->setVisible(!text.isEmpty());
    m_runbookUrl = annotations.value(u"runbook_url");
    m_runbook->setVisible(kit::judgeLink(m_runbookUrl) == kit::LinkVerdict::Safe);
}

void AlertDetailsPane::setIncident(const QString &title)
{
    m_incident->setText(
        title.isEmpty() ? QString()
                        : tr("Paged as %1").arg(title.size() > 48 ? title.left(47) + QChar(u'…') : title));
    m_incident->setAccessibleName(m_incident->text());
    m_incident->setVisible(!title.isEmpty());
    m_incident->updateGeometry();
}

} // namespace yagura::alerts

#include "overview/verdicttile.h"

#include "kit/controls/button.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/plainlabel.h"
#include "kit/paintparts.h"
#include "kit/timetext.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::overview {

using kit::ColorRole;
using kit::PlainLabel;
using kit::TextStyle;

namespace {

constexpr int ShapeSide = 16;

QString headlineOf(const Verdict &verdict)
{
    if (verdict.service.isEmpty())
        return verdict.title;
    if (verdict.isFailing)
        return VerdictTile::tr("%1 is failing").arg(verdict.service);
    return verdict.severity == kit::Severity::Critical
        ? VerdictTile::tr("%1 is in trouble").arg(verdict.service)
        : VerdictTile::tr("%1 needs a look").arg(verdict.service);
}

} // namespace

VerdictTile::VerdictTile(QWidget *parent)
    : QWidget(parent)
    , m_title(new kit::ElidedLabel({}, TextStyle::Title))
    , m_detail(new kit::ElidedLabel({}, TextStyle::Body, ColorRole::Text))
    , m_open(new kit::Button(tr("Open"), kit::ButtonKind::Outlined))
    , m_facts(new QWidget)
{
    m_open->setControlSize(kit::ControlSize::Small);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    layout->setSpacing(2);
    auto *top = new QHBoxLayout;
    top->setSpacing(kit::space::small);
    top->addSpacing(ShapeSide + kit::space::tiny);
    top->addWidget(m_title, 1);
    top->addWidget(m_open);
    layout->addLayout(top);
    layout->addWidget(m_detail);
    layout->addStretch();
    auto *facts = new QHBoxLayout(m_facts);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(kit::space::huge);
    m_where = addFact(tr("Where"));
    m_since = addFact(tr("Since"));
    m_who = addFact({});
    facts->addStretch();
    layout->addWidget(m_facts);
    connect(m_open, &QPushButton::clicked, this, &VerdictTile::opened);
}

VerdictTile::Fact VerdictTile::addFact(const QString &label)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    const Fact fact{new PlainLabel(label, TextStyle::Label, ColorRole::TextMuted),
                    new PlainLabel({}, TextStyle::Strong)};
    column->addWidget(fact.label);
    column->addWidget(fact.value);
    static_cast<QHBoxLayout *>(m_facts->layout())->addLayout(column);
    return fact;
}

void VerdictTile::setVerdict(const Verdict &verdict, Instant now, const QTimeZone &zone)
{
    m_verdict = verdict;
    const bool hasTrouble = !verdict.title.isEmpty();
    m_facts->setVisible(hasTrouble);
    m_open->setVisible(hasTrouble);
    if (!hasTrouble) {
        showCalm(verdict.severity == kit::Severity::Ok);
    } else {
        // The service is the headline and fits; what the incident or alert is called is the summary below.
        m_title->setText(headlineOf(verdict));
        m_detail->setText(verdict.detail.isEmpty() && m_title->text() != verdict.title ? verdict.title
                                                                                       : verdict.detail);
        m_where.value->setText(verdict.where.join(QStringLiteral(", ")));
        m_since.value->setText(verdict.since ? tr("%1, %2").arg(kit::shortTimeText(*verdict.since, now, zone),
                                                                kit::spanText(now - *verdict.since))
                                             : QString());
        m_who.label->setText(verdict.acknowledged ? tr("Acknowledged by") : tr("Waits for"));
        m_who.value->setText(verdict.owner.isEmpty() ? tr("nobody") : verdict.owner);
        m_who.label->setVisible(!verdict.incidentId.isEmpty());
        m_who.value->setVisible(!verdict.incidentId.isEmpty());
    }
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_detail->text());
    update();
}

void VerdictTile::showCalm(bool isKnown)
{
    m_title->setText(isKnown ? tr("All calm") : tr("State unknown"));
    m_detail->setText(isKnown ? tr("No open incidents, no alert is firing.")
                              : tr("No source of alerts or incidents has answered yet."));
}

void VerdictTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    const bool hasTrouble
        = m_verdict.severity == kit::Severity::Critical || m_verdict.severity == kit::Severity::Warning;
    kit::paintBox(
        painter, rect(), theme.color(hasTrouble ? kit::surfaceOf(m_verdict.severity) : ColorRole::Surface),
        theme.color(hasTrouble ? kit::colorOf(m_verdict.severity) : ColorRole::Line), kit::size::radiusPanel);
    const QRect line(kit::space::medium, m_title->y() + (m_title->height() - ShapeSide) / 2, ShapeSide,
                     ShapeSide);
    kit::paintSeverity(painter, line, m_verdict.severity, theme);
}

} // namespace yagura::overview

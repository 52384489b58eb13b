#include "shell/statusbar.h"

#include "kit/controls/plaintooltip.h"
#include "kit/errortext.h"
#include "shell/statusitem.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace yagura::shell {

namespace {

kit::Severity severityOf(SourceHealth health)
{
    switch (health) {
    case SourceHealth::Healthy:
        return kit::Severity::Ok;
    case SourceHealth::Degraded:
        return kit::Severity::Warning;
    case SourceHealth::Down:
        return kit::Severity::Critical;
    case SourceHealth::Unknown:
        break;
    }
    return kit::Severity::Unknown;
}

} // namespace

StatusBar::StatusBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_sourceLayout(new QHBoxLayout)
    , m_outbox(new StatusItem(this))
    , m_workspace(new StatusItem(this))
{
    setFixedHeight(kit::size::statusBar);
    setAccessibleName(tr("Sources"));
    m_layout->setContentsMargins(kit::space::medium, 1, kit::space::medium, 0);
    m_layout->setSpacing(kit::space::small);
    m_sourceLayout->setSpacing(kit::space::tiny);
    m_layout->addLayout(m_sourceLayout);
    m_layout->addStretch(1);
    m_layout->addWidget(m_outbox);
    m_layout->addWidget(m_workspace);
    connect(m_outbox, &QAbstractButton::clicked, this, &StatusBar::outboxClicked);
    connect(m_workspace, &QAbstractButton::clicked, this, [this] { Q_EMIT sourceClicked(QString()); });
    rebuild();
}

void StatusBar::setSources(const QList<SourceState> &sources)
{
    if (sources == m_sources)
        return;
    m_sources = sources;
    rebuild();
}

void StatusBar::setOutbox(const OutboxSummary &summary)
{
    if (summary == m_summary)
        return;
    m_summary = summary;
    rebuild();
}

void StatusBar::setWorkspaceName(const QString &name)
{
    m_workspaceName = name;
    rebuild();
}

void StatusBar::rebuild()
{
    while (m_sourceLayout->count() > m_sources.size())
        delete m_sourceLayout->takeAt(m_sourceLayout->count() - 1)->widget();
    while (m_sourceLayout->count() < m_sources.size()) {
        auto *item = new StatusItem(this);
        const qsizetype index = m_sourceLayout->count();
        connect(item, &QAbstractButton::clicked, this,
                [this, index] { Q_EMIT sourceClicked(m_sources.value(index).id); });
        m_sourceLayout->addWidget(item);
    }
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        const SourceState &source = m_sources[i];
        auto *item = static_cast<StatusItem *>(m_sourceLayout->itemAt(static_cast<int>(i))->widget());
        QStringList details;
        if (source.error)
            details << kit::errorSentence(*source.error);
        if (source.secretInMemoryOnly)
            details << tr("token kept for this session only");
        item->setState(severityOf(source.health));
        item->setTexts(source.name, details.join(QStringLiteral(" \u00b7 ")));
        item->setToolTip(
            kit::plainToolTip(details.isEmpty() ? source.name : details.join(QLatin1Char('\n'))));
    }
    auto *outbox = static_cast<StatusItem *>(m_outbox);
    QString text = tr("Outbox empty");
    if (m_summary.unknown > 0)
        text = tr("Outbox: %1, %2")
                   .arg(tr("%n unknown", "writes", m_summary.unknown),
                        tr("%n queued", "writes", m_summary.queued));
    else if (m_summary.queued > 0)
        text = tr("Outbox: %n queued", nullptr, m_summary.queued);
    outbox->setTexts(text, {});
    outbox->setTextRole(m_summary.unknown + m_summary.queued > 0 ? kit::ColorRole::Warning
                                                                 : kit::ColorRole::TextMuted);
    static_cast<StatusItem *>(m_workspace)->setTexts(m_workspaceName, {});
    m_workspace->setVisible(!m_workspaceName.isEmpty());
}

void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(kit::ColorRole::Line));
}

void StatusBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace yagura::shell

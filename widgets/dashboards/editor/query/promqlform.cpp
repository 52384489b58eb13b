#include "dashboards/editor/query/promqlform.h"

#include "kit/editors/promqllookup.h"
#include "kit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr int queryHeight = 92;

void setTextQuietly(QLineEdit &field, const QString &text, bool isAnother)
{
    if ((isAnother || !field.hasFocus()) && field.text() != text)
        field.setText(text);
}

} // namespace

PromqlForm::PromqlForm(QWidget *parent)
    : QueryForm(parent)
    , m_query(new kit::PromqlEditor(tr("Query"), this))
    , m_lookup(new kit::PromqlLookup(*m_query))
    , m_legend(new QLineEdit(this))
    , m_instant(new QCheckBox(tr("Instant"), this))
    , m_exemplars(new QCheckBox(tr("Exemplars"), this))
    , m_format(new QComboBox(this))
    , m_interval(new QLineEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    buildQuery();
    buildHow();
}

void PromqlForm::buildQuery()
{
    m_query->setOptions({.server = {}, .variables = true});
    m_query->setTabChangesFocus(true);
    m_query->setFixedHeight(queryHeight);
    m_query->installEventFilter(this);
    m_query->setPlaceholderText(tr("PromQL, for instance rate(http_requests_total[$__rate_interval])"));
    layout()->addWidget(m_query);
    m_legend->setAccessibleName(tr("Legend"));
    m_legend->setPlaceholderText(tr("Legend, for instance {{service}}"));
    layout()->addWidget(m_legend);
    connect(m_query, &kit::PromqlEditor::runRequested, this, &PromqlForm::edited);
    for (QLineEdit *field : {m_legend, m_interval})
        connect(field, &QLineEdit::editingFinished, this, &PromqlForm::edited);
}

void PromqlForm::buildHow()
{
    auto *how = new QHBoxLayout;
    how->setSpacing(kit::space::small);
    m_format->setAccessibleName(tr("Answer as"));
    m_format->addItems({tr("Time series"), tr("Table"), tr("Heatmap")});
    m_format->setMinimumContentsLength(8);
    m_format->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    how->addWidget(m_format, 1);
    m_interval->setAccessibleName(tr("Least step"));
    m_interval->setPlaceholderText(tr("Least step"));
    m_interval->setMinimumWidth(1);
    how->addWidget(m_interval, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(how);
    auto *ticks = new QHBoxLayout;
    ticks->setSpacing(kit::space::medium);
    m_instant->setAccessibleName(tr("Only the value at the end of the range"));
    m_exemplars->setAccessibleName(tr("Exemplars"));
    ticks->addWidget(m_instant);
    ticks->addWidget(m_exemplars);
    ticks->addStretch(1);
    static_cast<QVBoxLayout *>(layout())->addLayout(ticks);
    connect(m_format, &QComboBox::activated, this, &PromqlForm::edited);
    for (QCheckBox *tick : {m_instant, m_exemplars})
        connect(tick, &QCheckBox::clicked, this, &PromqlForm::edited);
}

void PromqlForm::setTarget(const Target &target, const Panel &, bool isAnother)
{
    if ((isAnother || !m_query->hasFocus()) && m_query->toPlainText() != target.expression)
        m_query->setPlainText(target.expression);
    setTextQuietly(*m_legend, target.legend, isAnother);
    setTextQuietly(*m_interval, target.minimumInterval, isAnother);
    m_instant->setChecked(target.mode == QueryMode::Instant);
    m_exemplars->setChecked(target.exemplars);
    m_format->setCurrentIndex(static_cast<int>(target.format));
}

Target PromqlForm::targetFromFields(Target target)
{
    target.expression = m_query->toPlainText();
    target.legend = m_legend->text();
    target.minimumInterval = m_interval->text().trimmed();
    target.mode = m_instant->isChecked() ? QueryMode::Instant : QueryMode::Range;
    target.exemplars = m_exemplars->isChecked();
    target.format = static_cast<frames::TargetFormat>(m_format->currentIndex());
    return target;
}

void PromqlForm::setSources(const QuerySources &sources, const SourceRef &source)
{
    const auto *asked = sourceNamed(sources.connected.metrics, sources.idOf(source));
    m_lookup->setTargets(asked ? sources.targets.value(asked->id) : nullptr);
    m_lookup->setClient(asked ? asked->client : nullptr);
}

// Leaving a query finishes its edit; opening the list of completions is no leaving.
bool PromqlForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        Q_EMIT edited();
    return QueryForm::eventFilter(watched, event);
}

} // namespace yagura::dashboards

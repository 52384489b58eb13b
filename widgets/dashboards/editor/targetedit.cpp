#include "dashboards/editor/targetedit.h"

#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/editors/promqllookup.h"

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

TargetEdit::TargetEdit(QWidget *parent)
    : QWidget(parent)
    , m_name(new kit::PlainLabel({}, kit::TextStyle::LabelStrong, kit::ColorRole::TextMuted, this))
    , m_hidden(new kit::IconButton(kit::IconName::Eye, tr("Hide what the query gives"), this))
    , m_up(new kit::IconButton(kit::IconName::ArrowUp, tr("Move the query up"), this))
    , m_down(new kit::IconButton(kit::IconName::ArrowDown, tr("Move the query down"), this))
    , m_query(new kit::PromqlEditor(tr("Query"), this))
    , m_lookup(new kit::PromqlLookup(*m_query))
    , m_lucene(new QLineEdit(this))
    , m_legend(new QLineEdit(this))
    , m_instant(new QCheckBox(tr("Instant"), this))
    , m_exemplars(new QCheckBox(tr("Exemplars"), this))
    , m_format(new QComboBox(this))
    , m_interval(new QLineEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    buildHead();
    buildQuery();
    buildHow();
}

void TargetEdit::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_name);
    head->addStretch(1);
    m_hidden->setCheckable(true);
    connect(m_hidden, &QAbstractButton::clicked, this, &TargetEdit::edited);
    auto *copy = new kit::IconButton(kit::IconName::Copy, tr("Duplicate the query"), this);
    auto *remove = new kit::IconButton(kit::IconName::Trash, tr("Remove the query"), this);
    const std::pair<kit::IconButton *, Act> acts[]{
        {m_up, Act::MoveUp}, {m_down, Act::MoveDown}, {copy, Act::Duplicate}, {remove, Act::Remove}};
    m_hidden->setControlSize(kit::ControlSize::Small);
    head->addWidget(m_hidden);
    for (const auto &[button, act] : acts) {
        button->setControlSize(kit::ControlSize::Small);
        head->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, what = act] { Q_EMIT actRequested(what); });
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

void TargetEdit::buildQuery()
{
    m_query->setOptions({.server = {}, .variables = true});
    m_query->setTabChangesFocus(true);
    m_query->setFixedHeight(queryHeight);
    m_query->installEventFilter(this);
    m_query->setPlaceholderText(tr("PromQL, for instance rate(http_requests_total[$__rate_interval])"));
    layout()->addWidget(m_query);
    m_lucene->setAccessibleName(tr("Query, Lucene"));
    m_lucene->setPlaceholderText(tr("Query, Lucene"));
    layout()->addWidget(m_lucene);
    m_legend->setAccessibleName(tr("Legend"));
    m_legend->setPlaceholderText(tr("Legend, for instance {{service}}"));
    layout()->addWidget(m_legend);
    connect(m_query, &kit::PromqlEditor::runRequested, this, &TargetEdit::edited);
    for (QLineEdit *field : {m_lucene, m_legend, m_interval})
        connect(field, &QLineEdit::editingFinished, this, &TargetEdit::edited);
}

void TargetEdit::buildHow()
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
    connect(m_format, &QComboBox::activated, this, &TargetEdit::edited);
    for (QCheckBox *tick : {m_instant, m_exemplars})
        connect(tick, &QCheckBox::clicked, this, &TargetEdit::edited);
}

void TargetEdit::setTarget(const Target &target, bool isAnother)
{
    const bool isPromql = target.model.isEmpty() && !target.calculation;
    m_name->setText(target.calculation ? tr("Calculation %1").arg(target.refId)
                                       : tr("Query %1").arg(target.refId));
    m_query->setVisible(isPromql);
    m_lucene->setVisible(!target.model.isEmpty());
    m_legend->setVisible(isPromql);
    m_format->setVisible(isPromql);
    m_interval->setVisible(isPromql);
    m_instant->setVisible(isPromql);
    m_exemplars->setVisible(isPromql);
    if ((isAnother || !m_query->hasFocus()) && m_query->toPlainText() != target.expression)
        m_query->setPlainText(target.expression);
    setTextQuietly(*m_lucene, target.model.value(QStringLiteral("query")).toString(), isAnother);
    setTextQuietly(*m_legend, target.legend, isAnother);
    setTextQuietly(*m_interval, target.minimumInterval, isAnother);
    m_instant->setChecked(target.mode == QueryMode::Instant);
    m_exemplars->setChecked(target.exemplars);
    m_format->setCurrentIndex(static_cast<int>(target.format));
    m_hidden->setChecked(target.hidden);
}

Target TargetEdit::targetFromFields(Target target) const
{
    target.hidden = m_hidden->isChecked();
    if (!target.model.isEmpty()) {
        const QString key = QStringLiteral("query");
        if (target.model.value(key).toString() != m_lucene->text())
            target.model.insert(key, m_lucene->text());
        return target;
    }
    if (target.calculation)
        return target;
    target.expression = m_query->toPlainText();
    target.legend = m_legend->text();
    target.minimumInterval = m_interval->text().trimmed();
    target.mode = m_instant->isChecked() ? QueryMode::Instant : QueryMode::Range;
    target.exemplars = m_exemplars->isChecked();
    target.format = static_cast<frames::TargetFormat>(m_format->currentIndex());
    return target;
}

void TargetEdit::setPlace(size_t index, size_t count)
{
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index + 1 < count);
}

void TargetEdit::setServer(const std::shared_ptr<metrics::PromClient> &client,
                           std::optional<Duration> scrapeInterval)
{
    m_lookup->setScrapeInterval(scrapeInterval);
    m_lookup->setClient(client);
}

// Leaving a query finishes its edit; opening the list of completions is no leaving.
bool TargetEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        Q_EMIT edited();
    return QWidget::eventFilter(watched, event);
}

} // namespace yagura::dashboards

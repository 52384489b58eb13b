#include "metrics/metricquerypane.h"

#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/segmentedcontrol.h"
#include "metrics/queryfield.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::metrics {

using dashboards::QueryMode;

MetricQueryPane::MetricQueryPane(QWidget *parent)
    : QWidget(parent)
    , m_sourceButton(new kit::DropDownButton(tr("Source"), kit::DropDownLabel::Inline, this))
    , m_line(new QueryField(tr("PromQL"), QStringLiteral("/"), this))
    , m_modes(new kit::SegmentedControl(tr("Mode"), {{tr("Range")}, {tr("Instant")}}, this))
    , m_run(new kit::Button(tr("Run"), kit::ButtonKind::Filled, this))
    , m_problem(new kit::PlainLabel({}, kit::TextStyle::Mono, kit::ColorRole::Critical, this))
{
    m_line->setMono(true);
    kit::setPlainToolTip(
        m_line,
        tr("Enter asks, Up and Down bring back earlier queries. $__rate_interval stands for a "
           "window that holds four scrapes."));
    m_run->setKeyHint(tr("Enter"));
    m_problem->setWordWrap(true);
    m_problem->setSelectable();
    m_problem->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space::small);
    row->addWidget(m_sourceButton);
    row->addWidget(m_line, 1);
    row->addWidget(m_modes);
    row->addWidget(m_run);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::small);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    const auto askAnew = [this] {
        remember();
        Q_EMIT runRequested();
    };
    connect(m_line, &QLineEdit::returnPressed, this, askAnew);
    connect(m_run, &QAbstractButton::clicked, this, askAnew);
    connect(m_modes, &kit::SegmentedControl::currentIndexChanged, this, [this](int index) {
        m_mode = index == 1 ? QueryMode::Instant : QueryMode::Range;
        Q_EMIT runRequested();
    });
    connect(m_sourceButton, &kit::DropDownButton::chosen, this, [this](int index) {
        m_source = index; // the button shows it already
        Q_EMIT sourceChosen(index);
    });
}

void MetricQueryPane::setSources(const QStringList &names, int current)
{
    m_sourceNames = names;
    m_source = current;
    m_sourceButton->setChoices(names, current);
    m_sourceButton->setVisible(current >= 0);
    for (QWidget *control : std::initializer_list<QWidget *>{m_line, m_modes, m_run})
        control->setEnabled(current >= 0);
}

void MetricQueryPane::showSource(int current)
{
    if (std::exchange(m_source, current) != current)
        m_sourceButton->setChoices(m_sourceNames, current);
}

QString MetricQueryPane::text() const
{
    return m_line->text();
}

void MetricQueryPane::setText(const QString &text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
}

void MetricQueryPane::remember()
{
    m_line->remember();
}

void MetricQueryPane::setMode(QueryMode mode)
{
    m_modes->setCurrentIndex(mode == QueryMode::Instant ? 1 : 0);
}

void MetricQueryPane::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void MetricQueryPane::focusText()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void MetricQueryPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::metrics

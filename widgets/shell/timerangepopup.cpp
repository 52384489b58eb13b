#include "shell/timerangepopup.h"

#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/paintparts.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::shell {

using kit::ColorRole;
using kit::PlainLabel;
using kit::TextStyle;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("TimeRange", text);
}

} // namespace

QList<QuickRange> quickRanges()
{
    const auto range = [](const char *from, const char *to, const char *name) {
        return QuickRange{{QString::fromLatin1(from), QString::fromLatin1(to)}, translated(name)};
    };
    return {
        range("now-5m", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 5 minutes")),
        range("now-15m", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 15 minutes")),
        range("now-30m", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 30 minutes")),
        range("now-1h", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 1 hour")),
        range("now-3h", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 3 hours")),
        range("now-6h", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 6 hours")),
        range("now-12h", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 12 hours")),
        range("now-24h", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 24 hours")),
        range("now-2d", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 2 days")),
        range("now-7d", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 7 days")),
        range("now-30d", "now", QT_TRANSLATE_NOOP("TimeRange", "Last 30 days")),
        range("now/d", "now", QT_TRANSLATE_NOOP("TimeRange", "Today so far")),
        range("now-1d/d", "now-1d/d", QT_TRANSLATE_NOOP("TimeRange", "Yesterday")),
        range("now/w", "now", QT_TRANSLATE_NOOP("TimeRange", "This week so far")),
    };
}

QString rangeName(const TimeRangeExpression &expression)
{
    const QList<QuickRange> ranges = quickRanges();
    for (const QuickRange &range : ranges) {
        if (range.expression == expression)
            return range.name;
    }
    return translated(QT_TRANSLATE_NOOP("TimeRange", "%1 to %2")).arg(expression.from, expression.to);
}

TimeRangePopup::TimeRangePopup(QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_error(new PlainLabel({}, TextStyle::Label, ColorRole::Critical, this))
    , m_quick(new QListWidget(this))
{
    setAccessibleName(tr("Time range"));
    const QList<QuickRange> ranges = quickRanges();
    for (const QuickRange &range : ranges)
        m_quick->addItem(range.name);
    m_quick->setAccessibleName(tr("Quick ranges"));
    m_quick->setFixedSize(180, static_cast<int>(ranges.size()) * 24 + 4);
    m_quick->setFrameShape(QFrame::NoFrame);
    m_quick->viewport()->setAutoFillBackground(false);
    m_quick->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int i = 0; i < m_quick->count(); ++i)
        m_quick->item(i)->setSizeHint({0, 24});
    const auto choose = [this](QListWidgetItem *item) {
        Q_EMIT expressionChosen(quickRanges().at(m_quick->row(item)).expression);
    };
    connect(m_quick, &QListWidget::itemClicked, this, choose);
    connect(m_quick, &QListWidget::itemActivated, this, choose);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::small, kit::space::medium);
    layout->setSpacing(kit::space::large);
    layout->addWidget(makeFields());
    layout->addWidget(m_quick);
    m_from->setFocus();
}

QWidget *TimeRangePopup::makeFields()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::tiny);
    const auto addField = [&](QLineEdit *field, const QString &label) {
        column->addWidget(new PlainLabel(label, TextStyle::Label, ColorRole::TextMuted));
        field->setFont(kit::textFont(TextStyle::Mono));
        field->setFixedHeight(kit::size::control);
        field->setMinimumWidth(260);
        field->setAccessibleName(label);
        column->addWidget(field);
        connect(field, &QLineEdit::returnPressed, this, &TimeRangePopup::applyFields);
    };
    addField(m_from, tr("From"));
    addField(m_to, tr("To"));
    m_error->setWordWrap(true);
    m_error->setMinimumHeight(30);
    column->addWidget(m_error);
    column->addWidget(new PlainLabel(tr("now-6h, now/d, 2026-11-24 14:20, or seconds since 1970"),
                                     TextStyle::Label, ColorRole::TextFaint));
    auto *apply = new kit::Button(tr("Apply"), kit::ButtonKind::Filled);
    connect(apply, &QPushButton::clicked, this, &TimeRangePopup::applyFields);
    column->addSpacing(kit::space::small);
    column->addWidget(apply, 0, Qt::AlignLeft);
    column->addStretch();
    column->addWidget(new PlainLabel(tr("Times are shown in"), TextStyle::Label, ColorRole::TextMuted));
    m_zones = new kit::SegmentedControl(tr("Times are shown in"),
                                        {{tr("This computer's zone")}, {QStringLiteral("UTC")}});
    connect(m_zones, &kit::SegmentedControl::currentIndexChanged, this, [this](int index) {
        Q_EMIT zoneChosen(index == 0 ? QTimeZone::systemTimeZone() : QTimeZone::utc());
    });
    column->addWidget(m_zones, 0, Qt::AlignLeft);
    return box;
}

void TimeRangePopup::setExpression(const TimeRangeExpression &expression)
{
    m_from->setText(expression.from);
    m_to->setText(expression.to);
    m_error->setText({});
    const QList<QuickRange> ranges = quickRanges();
    m_quick->setCurrentRow(-1);
    for (int i = 0; i < ranges.size(); ++i) {
        if (ranges[i].expression == expression)
            m_quick->setCurrentRow(i);
    }
}

void TimeRangePopup::setZone(const QTimeZone &zone)
{
    const QSignalBlocker isNoChoice(m_zones);
    m_zones->setCurrentIndex(zone == QTimeZone::systemTimeZone() ? 0 : 1);
}

void TimeRangePopup::showError(const QString &sentence)
{
    m_error->setText(sentence);
}

void TimeRangePopup::applyFields()
{
    Q_EMIT expressionChosen({m_from->text().trimmed(), m_to->text().trimmed()});
}

void TimeRangePopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    kit::paintBox(painter, rect(), theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong), 0);
}

} // namespace yagura::shell

#include "dashboards/editor/thresholdsedit.h"

#include "dashboards/editor/colorbox.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::dashboards {

namespace {

constexpr int mostSteps = 30;
constexpr int startWidth = 104;

double startOf(const frames::ThresholdStep &step)
{
    return step.from.value_or(-std::numeric_limits<double>::infinity());
}

void sort(frames::Thresholds &thresholds)
{
    std::stable_sort(thresholds.steps.begin(), thresholds.steps.end(),
                     [](const auto &a, const auto &b) { return startOf(a) < startOf(b); });
}

} // namespace

ThresholdsEdit::ThresholdsEdit(QWidget *parent)
    : QWidget(parent)
    , m_thresholds(frames::defaultThresholds())
    , m_mode(new kit::SegmentedControl(tr("Thresholds in"), {{tr("Numbers")}, {tr("Percent")}}, this))
    , m_rows(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    auto *head = new QHBoxLayout;
    head->addWidget(
        new kit::PlainLabel(tr("Thresholds"), kit::TextStyle::LabelStrong, kit::ColorRole::TextMuted, this));
    head->addStretch(1);
    m_mode->setControlSize(kit::ControlSize::Small);
    head->addWidget(m_mode);
    layout->addLayout(head);
    layout->addLayout(m_rows);
    auto *add = new kit::Button(tr("Add threshold"), kit::ButtonKind::Link, this);
    layout->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QAbstractButton::clicked, this, &ThresholdsEdit::addStep);
    connect(m_mode, &kit::SegmentedControl::currentIndexChanged, this, [this](int index) {
        frames::Thresholds now = m_thresholds;
        now.mode = index == 1 ? frames::ThresholdMode::Percentage : frames::ThresholdMode::Absolute;
        say(std::move(now));
    });
    rebuild();
}

void ThresholdsEdit::setThresholds(const std::optional<frames::Thresholds> &thresholds)
{
    const frames::Thresholds now = thresholds.value_or(frames::defaultThresholds());
    if (now == m_thresholds)
        return;
    m_thresholds = now;
    const QSignalBlocker blocker(m_mode);
    m_mode->setCurrentIndex(now.mode == frames::ThresholdMode::Percentage ? 1 : 0);
    rebuild();
}

void ThresholdsEdit::rebuild()
{
    if (m_box) {
        m_box->hide();
        m_box->deleteLater(); // a row of it may be what changed
    }
    m_box = new QWidget(this);
    auto *layout = new QVBoxLayout(m_box);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    for (int i = 0; i < m_thresholds.steps.size(); ++i)
        addRow(i);
    m_rows->addWidget(m_box);
    m_box->show();
}

void ThresholdsEdit::addRow(int step)
{
    const frames::ThresholdStep &one = m_thresholds.steps.at(step);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space::tiny);
    auto *color = new ColorBox(tr("Colour of threshold %1").arg(step + 1), m_box);
    color->setColorName(one.color);
    row->addWidget(color, 1);
    auto *start = new QLineEdit(m_box);
    start->setFixedWidth(startWidth);
    start->setAlignment(Qt::AlignRight);
    start->setObjectName(QStringLiteral("threshold.%1").arg(step));
    start->setAccessibleName(tr("Threshold %1 begins at").arg(step + 1));
    if (one.from)
        start->setText(QString::number(*one.from, 'g', 12));
    else
        start->setPlaceholderText(tr("Lowest"));
    start->setReadOnly(!one.from);
    start->setFocusPolicy(one.from ? Qt::StrongFocus : Qt::NoFocus);
    row->addWidget(start);
    auto *remove = new kit::IconButton(kit::IconName::Trash, tr("Remove threshold %1").arg(step + 1), m_box);
    remove->setControlSize(kit::ControlSize::Small);
    remove->setEnabled(one.from.has_value());
    row->addWidget(remove);
    static_cast<QVBoxLayout *>(m_box->layout())->addLayout(row);
    connect(color, &ColorBox::colorChosen, this, [this, step](const QString &name) {
        frames::Thresholds now = m_thresholds;
        now.steps[step].color = name;
        say(std::move(now));
    });
    connect(start, &QLineEdit::editingFinished, this, [this, start, step] {
        if (!start->isModified() || step >= m_thresholds.steps.size())
            return;
        start->setModified(false); // the row goes, which is leaving it once more
        takeStart(step, start->text().trimmed());
    });
    connect(remove, &QAbstractButton::clicked, this, [this, step] {
        frames::Thresholds now = m_thresholds;
        now.steps.removeAt(step);
        say(std::move(now));
    });
}

// What is no number is put back.
void ThresholdsEdit::takeStart(int step, const QString &text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value)) {
        rebuild();
        return;
    }
    frames::Thresholds now = m_thresholds;
    now.steps[step].from = value;
    sort(now);
    say(std::move(now));
}

// Ten above the last one, in the colour that comes after it.
void ThresholdsEdit::addStep()
{
    frames::Thresholds now = m_thresholds;
    if (now.steps.size() >= mostSteps)
        return;
    if (now.steps.isEmpty())
        now.steps.push_back({std::nullopt, QStringLiteral("green")});
    const double last = now.steps.back().from.value_or(0);
    const bool isOrange = now.steps.back().color == QLatin1String("red");
    now.steps.push_back({last + 10, isOrange ? QStringLiteral("dark-red") : QStringLiteral("red")});
    say(std::move(now));
}

void ThresholdsEdit::say(frames::Thresholds thresholds)
{
    if (thresholds == m_thresholds)
        return;
    m_thresholds = std::move(thresholds);
    rebuild();
    Q_EMIT changed(m_thresholds);
}

} // namespace yagura::dashboards

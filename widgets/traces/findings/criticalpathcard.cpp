#include "traces/findings/criticalpathcard.h"

#include "kit/controls/plainlabel.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/safetext.h"
#include "traces/findings/criticalshareview.h"
#include "traces/tracetext.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int Percents[] = {10, 25, 50, 100};
constexpr int UsualChoice = 2;
constexpr int LongestName = 28; // characters

QString percent(int n)
{
    return kit::percentText(n / 100.0, 0).joined();
}

} // namespace

CriticalPathCard::CriticalPathCard(QWidget *parent)
    : QWidget(parent)
    , m_whole(new kit::PlainLabel({}, TextStyle::Body, ColorRole::TextMuted))
    , m_grouping(new kit::SegmentedControl(tr("Critical path by"), {{tr("Service")}, {tr("Operation")}}))
    , m_shares(new CriticalShareView)
    , m_question(new kit::PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_speedUp(new kit::SegmentedControl(
          tr("Faster by"),
          {{percent(Percents[0])}, {percent(Percents[1])}, {percent(Percents[2])}, {percent(Percents[3])}}))
    , m_answer(new kit::PlainLabel({}, TextStyle::Strong))
{
    m_grouping->setControlSize(kit::ControlSize::Small);
    m_speedUp->setControlSize(kit::ControlSize::Small);
    m_speedUp->setCurrentIndex(UsualChoice);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 4);
    head->addWidget(new kit::PlainLabel(tr("Critical path"), TextStyle::Strong));
    head->addStretch();
    head->addWidget(m_whole);
    auto *by = new QHBoxLayout;
    by->setContentsMargins(12, 0, 12, 8);
    by->addWidget(m_grouping);
    by->addStretch();
    m_whatIf = makeQuestion();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, kit::space::small);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(by);
    layout->addWidget(m_shares);
    layout->addWidget(m_whatIf);
    connect(m_grouping, &kit::ChoiceStrip::currentIndexChanged, this, &CriticalPathCard::sumUp);
    connect(m_speedUp, &kit::ChoiceStrip::currentIndexChanged, this, &CriticalPathCard::ask);
    connect(m_shares, &CriticalShareView::chosen, this, [this] {
        ask();
        const auto rows = m_shares->current()->rows;
        Q_EMIT rowsChosen(rows);
    });
}

QWidget *CriticalPathCard::makeQuestion()
{
    auto *area = new QWidget;
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->setSpacing(kit::space::tiny);
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_speedUp);
    choice->addStretch();
    layout->addWidget(m_question);
    layout->addLayout(choice);
    layout->addWidget(m_answer);
    m_question->setWordWrap(true);
    area->hide();
    return area;
}

void CriticalPathCard::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_open = std::move(open);
    m_whole->setText(!m_open || m_open->tree.mainRoot == NoIndex
                         ? kit::missingText()
                         : durationOf(m_open->duration(m_open->tree.mainRoot)).joined());
    sumUp();
}

void CriticalPathCard::setGrouping(Grouping grouping)
{
    m_grouping->setCurrentIndex(grouping);
}

void CriticalPathCard::setMostLines(int lines)
{
    m_shares->setMostLines(lines);
}

QString CriticalPathCard::answer() const
{
    return m_whatIf->isHidden() ? QString() : m_answer->text();
}

void CriticalPathCard::sumUp()
{
    m_sums.cancel();
    m_isSumming = m_open != nullptr;
    if (!m_open) {
        m_shares->setShares({});
        return ask();
    }
    const bool byService = m_grouping->currentIndex() == ByService;
    m_sums.start(runOnWorker(QThreadPool::globalInstance(),
                             [open = m_open, byService]() -> Result<std::vector<PathShare>> {
                                 return byService ? pathSharesByService(*open) : pathSharesByOperation(*open);
                             }),
                 this, [this](Result<std::vector<PathShare>> sums) {
                     m_isSumming = false;
                     if (sums)
                         m_shares->setShares(std::move(*sums));
                     ask();
                 });
}

void CriticalPathCard::ask()
{
    m_answers.cancel();
    const auto *share = m_shares->current();
    m_isAnswering = share && m_open;
    m_whatIf->setVisible(m_isAnswering);
    if (!m_isAnswering)
        return;
    const auto name = share->operation.isEmpty() ? serviceText(share->service) : share->operation;
    const auto shown = kit::safeText(name);
    m_question->setText(
        tr("If %1 itself were faster by")
            .arg(shown.size() > LongestName ? QString(shown.left(LongestName) + QChar(0x2026)) : shown));
    const int faster = Percents[m_speedUp->currentIndex()];
    m_answers.start(
        runOnWorker(QThreadPool::globalInstance(),
                    [open = m_open, service = share->service, operation = share->operation,
                     faster]() -> Result<WhatIf> { return whatIf(*open, service, operation, faster); }),
        this, [this](Result<WhatIf> result) {
            m_isAnswering = false;
            if (result)
                showAnswer(*result);
        });
}

void CriticalPathCard::showAnswer(const WhatIf &result)
{
    const QString saved = kit::percentText(result.share, result.share < 0.1 ? 1 : 0).joined();
    m_answer->setText(tr("%1 → %2 (%3)")
                          .arg(durationOf(result.before).joined(), durationOf(result.after).joined(),
                               result.saved == 0 ? tr("no change") : QString(QChar(0x2212) + saved)));
}

} // namespace yagura::traces

#include "traces/details/referencelist.h"

#include "kit/controls/plainlabel.h"
#include "traces/details/gotorow.h"
#include "traces/tracetext.h"

#include <QVBoxLayout>

namespace yagura::traces {

namespace {

constexpr size_t MostRows = 100;

} // namespace

ReferenceList::ReferenceList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(9, 6, 8, 6);
    m_layout->setSpacing(0);
    m_layout->addStretch();
}

void ReferenceList::setSpan(const std::shared_ptr<const OpenTrace> &open, std::uint32_t row)
{
    for (auto *old : m_rows) {
        old->setParent(nullptr);
        old->deleteLater(); // it may be what was clicked
    }
    m_rows.clear();
    delete std::exchange(m_more, nullptr);
    if (!open || row == NoIndex)
        return;
    const auto references = open->trace.referencesOf(open->tree.spans[row]);
    for (const auto &reference : references.first(std::min(MostRows, references.size())))
        add(open, reference);
    if (references.size() > MostRows) {
        m_more
            = new kit::PlainLabel(tr("and %n more", nullptr, static_cast<int>(references.size() - MostRows)),
                                  kit::TextStyle::Label, kit::ColorRole::TextMuted);
        m_more->setContentsMargins(6, 4, 0, 4);
        m_layout->insertWidget(static_cast<int>(m_rows.size()), m_more);
    }
}

void ReferenceList::add(const std::shared_ptr<const OpenTrace> &open, const Reference &reference)
{
    const auto &ids = open->trace.traceIds;
    const bool isHere = reference.trace.isNull() || std::ranges::find(ids, reference.trace) != ids.end();
    const auto target = isHere ? open->rowOf(reference.span) : NoIndex;
    const QString what = reference.type == ReferenceType::ChildOf ? tr("child of") : tr("follows from");
    const auto icon = isHere ? kit::IconName::Link : kit::IconName::External;
    GoToRow *row = nullptr;
    if (target != NoIndex) {
        row = new GoToRow(icon, serviceText(open->service(target)) + u' ' + open->operation(target));
        row->setNote(what);
        connect(row, &QAbstractButton::clicked, this, [this, target] { Q_EMIT rowRequested(target); });
    } else if (isHere) {
        row = new GoToRow(icon, tr("Span %1").arg(idText(reference.span)));
        row->setNote(tr("%1, not received").arg(what));
        row->setEnabled(false);
    } else {
        row = new GoToRow(icon, tr("Trace %1").arg(shortId(idText(reference.trace))));
        row->setNote(tr("%1, another trace").arg(what));
        connect(row, &QAbstractButton::clicked, this, [this, reference] {
            Q_EMIT traceRequested(
                {reference.trace, reference.span.isNull() ? std::nullopt : std::optional(reference.span)});
        });
    }
    m_layout->insertWidget(static_cast<int>(m_rows.size()), row);
    setTabOrder(m_rows.empty() ? static_cast<QWidget *>(this) : m_rows.back(), row);
    m_rows.push_back(row);
}

} // namespace yagura::traces

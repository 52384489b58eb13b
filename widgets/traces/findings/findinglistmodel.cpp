#include "traces/findings/findinglistmodel.h"

#include "core/text.h"
#include "kit/severity.h"
#include "traces/tracetext.h"

namespace yagura::traces {

namespace {

kit::Severity severityOf(const Finding &finding, std::int64_t whole)
{
    switch (finding.kind) {
    case FindingKind::ErrorOrigin:
        return kit::Severity::Critical;
    case FindingKind::Repair:
        return kit::Severity::Info;
    default:
        return finding.cost * 4 >= whole ? kit::Severity::Warning : kit::Severity::Info;
    }
}

} // namespace

void FindingListModel::setTrace(std::shared_ptr<const OpenTrace> open)
{
    beginResetModel();
    m_open = std::move(open);
    endResetModel();
}

int FindingListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_open ? 0 : static_cast<int>(m_open->findings.size());
}

QVariant FindingListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &finding = at(index.row());
    const auto whole = std::max<std::int64_t>(1, m_open->tree.end - m_open->tree.start);
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return findingText(*m_open, finding).title;
    case DetailRole:
        return findingText(*m_open, finding).detail;
    case Qt::AccessibleTextRole: {
        const auto text = findingText(*m_open, finding);
        return spokenText(tr("%1. %2").arg(text.title, text.detail));
    }
    case CostRole:
        return QVariant::fromValue<qlonglong>(finding.cost);
    case SeverityRole:
        return static_cast<int>(severityOf(finding, whole));
    case FromRole:
    case ToRole: {
        const auto [from, to] = extentOf(*m_open, finding);
        return static_cast<double>(role == FromRole ? from : to) / static_cast<double>(whole);
    }
    default:
        return {};
    }
}

} // namespace yagura::traces

#include "traces/waterfall/spanfinder.h"

namespace yagura::traces {

SpanFinder::SpanFinder(QObject *parent)
    : QObject(parent)
    , m_workers(std::make_unique<QThreadPool>())
{
    m_workers->setMaxThreadCount(1);
}

SpanFinder::~SpanFinder() = default;

void SpanFinder::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_search.cancel();
    m_open = std::move(open);
}

void SpanFinder::find(const QString &text)
{
    m_search.cancel();
    const auto filter = SpanFilter::read(text);
    if (!filter) {
        Q_EMIT failed(filter.error());
        return;
    }
    if (!m_open || filter->isEmpty()) {
        Q_EMIT found({});
        return;
    }
    m_search.start(runOnWorker(m_workers.get(),
                               [open = m_open, filter = *filter]() -> Result<std::shared_ptr<const RowMask>> {
                                   return std::make_shared<const RowMask>(filter.matchingRows(*open));
                               }),
                   this, [this](Result<std::shared_ptr<const RowMask>> rows) {
                       if (rows)
                           Q_EMIT found(**rows);
                   });
}

} // namespace yagura::traces

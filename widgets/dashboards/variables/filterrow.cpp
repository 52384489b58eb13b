#include "dashboards/variables/filterrow.h"

#include "kit/accessibility.h"
#include "kit/controls/chip.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"

#include <QHBoxLayout>

namespace yagura::dashboards {

FilterRow::FilterRow(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_add(new kit::IconButton(kit::IconName::Plus, tr("Add a filter"), this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(kit::space::tiny);
    m_layout->addWidget(new kit::PlainLabel(name, kit::TextStyle::Mono, kit::ColorRole::TextMuted));
    m_layout->addWidget(m_add);
    m_add->setFramed(true);
    connect(m_add, &QAbstractButton::clicked, this, [this] { edit(m_filters.size(), *m_add); });
}

void FilterRow::setFilters(const std::vector<AdhocFilter> &filters)
{
    if (filters == m_filters)
        return;
    m_filters = filters;
    for (QWidget *chip : std::exchange(m_chips, {})) {
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    for (size_t i = 0; i < m_filters.size(); ++i)
        addChip(i);
    updateGeometry();
}

void FilterRow::addChip(size_t index)
{
    const AdhocFilter &filter = m_filters[index];
    kit::ChipContent content{kit::ChipKind::Filter};
    content.prefix = filter.key + QLatin1Char(' ') + filter.sign;
    content.text = filter.values.join(QStringLiteral(" | "));
    auto *chip = new kit::Chip(content, this);
    chip->setClosable(true);
    chip->setInteractive(true);
    kit::setAccessible(chip, tr("Filter %1 %2 %3").arg(filter.key, filter.sign, content.text),
                       tr("Enter changes it, Delete removes it"));
    connect(chip, &QAbstractButton::clicked, this, [this, index, chip] { edit(index, *chip); });
    connect(chip, &kit::Chip::closeRequested, this, [this, index] { remove(index); });
    m_layout->insertWidget(1 + static_cast<int>(index), chip);
    m_chips.push_back(chip);
}

void FilterRow::edit(size_t index, const QWidget &under)
{
    auto *editor
        = new FilterEditor(index < m_filters.size() ? m_filters[index] : AdhocFilter(), m_source, this);
    connect(editor, &FilterEditor::taken, this, [this, index](const AdhocFilter &filter) {
        auto filters = m_filters;
        if (index < filters.size())
            filters[index] = filter;
        else
            filters.push_back(filter);
        Q_EMIT edited(filters);
    });
    editor->showUnder(under);
}

void FilterRow::remove(size_t index)
{
    auto filters = m_filters;
    if (index >= filters.size())
        return;
    filters.erase(filters.begin() + static_cast<std::ptrdiff_t>(index));
    m_add->setFocus();
    Q_EMIT edited(filters);
}

} // namespace yagura::dashboards

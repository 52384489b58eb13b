#include "logs/filterpane.h"

#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "logs/filterpopupview.h"

#include <QMenu>

namespace yagura::logs {

FilterPane::FilterPane(QWidget *parent)
    : QWidget(parent)
    , m_add(new kit::Button(tr("Add filter"), kit::ButtonKind::Quiet, this))
{
    m_add->setIconName(kit::IconName::Plus);
    m_add->setControlSize(kit::ControlSize::Small);
    connect(m_add, &QAbstractButton::clicked, this, &FilterPane::addFilter);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Filters"));
}

kit::ChipContent FilterPane::contentOf(const LogFilter &filter)
{
    kit::ChipContent content;
    content.kind = !filter.enabled             ? kit::ChipKind::Disabled
        : filter.sense == FilterSense::Exclude ? kit::ChipKind::Excluded
                                               : kit::ChipKind::Filter;
    content.prefix = filter.sense == FilterSense::Exclude ? tr("not %1").arg(filter.field) : filter.field;
    if (filter.kind == FilterKind::Exists)
        content.text = tr("exists");
    else if (filter.values.size() > 4)
        content.text = tr("%1 and %n more", nullptr, static_cast<int>(filter.values.size() - 3))
                           .arg(filter.values.mid(0, 3).join(QStringLiteral(", ")));
    else
        content.text = filter.values.join(QStringLiteral(", "));
    if (!filter.enabled)
        content.count = tr("off");
    return content;
}

void FilterPane::setFilters(const QList<LogFilter> &filters)
{
    if (filters == m_filters && m_chips.size() == static_cast<size_t>(filters.size()))
        return;
    m_filters = filters;
    for (kit::Chip *chip : m_chips)
        chip->deleteLater();
    m_chips.clear();
    for (int i = 0; i < m_filters.size(); ++i) {
        const LogFilter &filter = m_filters[i];
        auto *chip = new kit::Chip(contentOf(filter), this);
        chip->setClosable(true);
        chip->setInteractive(true);
        const QString value
            = filter.kind == FilterKind::Exists ? tr("exists") : filter.values.join(QStringLiteral(", "));
        chip->setAccessibleName(filter.sense == FilterSense::Exclude
                                    ? tr("Not %1: %2").arg(filter.field, value)
                                    : tr("%1: %2").arg(filter.field, value));
        connect(chip, &kit::Chip::closeRequested, this, [this, i] { remove(i); });
        connect(chip, &QAbstractButton::clicked, this, [this, i] { openMenu(i); });
        chip->show();
        m_chips.push_back(chip);
    }
    arrange(width(), true);
    updateGeometry();
}

void FilterPane::change(int place, const LogFilter &filter)
{
    auto filters = m_filters;
    filters[place] = filter;
    setFilters(filters);
    Q_EMIT filtersChanged();
}

void FilterPane::remove(int place)
{
    auto filters = m_filters;
    filters.removeAt(place);
    setFilters(filters);
    Q_EMIT filtersChanged();
}

void FilterPane::openMenu(int place)
{
    LogFilter filter = m_filters[place];
    filter.enabled = !filter.enabled;
    const auto toggled = filter;
    filter = inverted(m_filters[place]);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(filter.sense == FilterSense::Exclude ? tr("Exclude instead") : tr("Include instead"),
                    this, [this, place, filter] { change(place, filter); });
    menu->addAction(toggled.enabled ? tr("Switch on") : tr("Switch off"), this,
                    [this, place, toggled] { change(place, toggled); });
    menu->addAction(tr("Remove"), this, [this, place] { remove(place); });
    const QWidget *chip = m_chips[static_cast<size_t>(place)];
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + kit::space::tiny)));
}

void FilterPane::addFilter()
{
    auto *popup = new FilterPopupView(m_fieldNames, this);
    connect(popup, &FilterPopupView::accepted, this, [this](const LogFilter &filter) {
        setFilters(withFilter(m_filters, filter));
        Q_EMIT filtersChanged();
    });
    popup->openUnder(m_add);
}

int FilterPane::arrange(int width, bool isApplied) const
{
    constexpr int lineHeight = kit::size::controlSmall;
    int x = 0;
    int y = 0;
    const auto place = [&](QWidget *widget) {
        const QSize wanted = widget->sizeHint();
        if (x > 0 && x + wanted.width() > width) {
            x = 0;
            y += lineHeight + kit::space::tiny;
        }
        if (isApplied)
            widget->setGeometry(x, y + (lineHeight - wanted.height()) / 2, std::min(wanted.width(), width),
                                wanted.height());
        x += wanted.width() + kit::space::small;
    };
    for (kit::Chip *chip : m_chips)
        place(chip);
    place(m_add);
    return y + lineHeight;
}

int FilterPane::heightForWidth(int width) const
{
    return arrange(width, false);
}
QSize FilterPane::sizeHint() const
{
    return {400, arrange(std::max(width(), 200), false)};
}
QSize FilterPane::minimumSizeHint() const
{
    return {120, kit::size::controlSmall};
}

void FilterPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

} // namespace yagura::logs

#include "dashboards/statview.h"

#include "dashboards/reduce.h"
#include "dashboards/thresholdlook.h"
#include "kit/charts/valueaxis.h"
#include "kit/controls/figurelabel.h"
#include "kit/safetext.h"

#include <QPainter>

#include <cmath>

namespace yagura::dashboards {

namespace {

constexpr int mostFigures = 12;
constexpr int courseWidth = 88;

kit::ValueText textOf(const FormattedNumber &text)
{
    return {text.prefix + text.number, text.unit};
}

} // namespace

StatView::StatView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
{
    setAccessibleName(accessibleName);
}

StatView::Figure StatView::figureOf(const PanelFigure &shown, bool hasCourse) const
{
    const ActiveStep step = stepAt(shown.field, shown.value, shown.range);
    Figure figure;
    figure.name = shown.name;
    figure.value = textOf(shown.value.text);
    if (figure.value.number.isEmpty())
        figure.value = {kit::missingText(), {}};
    figure.role = figureRole(step.severity);
    const auto text = [&](double number) {
        return kit::unitText(number, shown.unit.isEmpty() ? QStringLiteral("short") : shown.unit,
                             shown.field.decimals)
            .joined();
    };
    const std::span<const double> course = shown.course.raw();
    const bool trouble = figure.role != kit::ColorRole::Text;
    if (trouble && step.limit) {
        figure.note = tr("Limit %1").arg(text(*step.limit));
        figure.noteRole = figure.role;
    } else if (course.size() > 1 && shown.value.number) {
        const QString least = text(reduced(course, QStringLiteral("min")).value_or(*shown.value.number));
        const QString most = text(reduced(course, QStringLiteral("max")).value_or(*shown.value.number));
        figure.note = least == most ? tr("steady") : tr("%1 to %2").arg(least, most);
    }
    if (hasCourse && course.size() > 1)
        figure.course.assign(course.begin(), course.end());
    figure.look.color = trouble ? figure.role : kit::ColorRole::Accent;
    figure.look.isFilled = true;
    figure.look.floor = shown.field.minimum;
    return figure;
}

void StatView::setContent(const PanelContent &content)
{
    m_figures.clear();
    QStringList spoken;
    const StatOptions options = statOptions(content.panel.options);
    for (const PanelFigure &shown : figuresOf(*content.data, options.reduce, {content.zone, content.now})) {
        if (m_figures.size() == mostFigures)
            break;
        m_figures.push_back(figureOf(shown, options.hasGraph));
        spoken << m_figures.back().name + QLatin1Char(' ') + m_figures.back().value.joined();
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

void StatView::paintFigure(QPainter &painter, const QRect &rect, const Figure &figure, bool isNamed) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    QRect area = rect;
    if (isNamed) {
        painter.setFont(kit::textFont(kit::TextStyle::Label));
        painter.setPen(theme.color(kit::ColorRole::TextMuted));
        const QString name = kit::safeText(figure.name);
        painter.drawText(area.adjusted(0, 0, 0, 16 - area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(name, Qt::ElideRight, area.width()));
        area.setTop(area.top() + 16);
    }
    auto style = kit::TextStyle::Figure;
    if (kit::figureWidth(figure.value, style) > area.width() || area.height() < 34)
        style = kit::TextStyle::FigureSmall;
    const int noteHeight = area.height() >= 50 && !figure.note.isEmpty() ? 18 : 0;
    QRect figureRect = area;
    figureRect.setHeight(std::min(area.height() - noteHeight, 40));
    figureRect.moveTop(area.top() + (area.height() - noteHeight - figureRect.height()) / 2);
    const qreal width = kit::paintFigure(painter, figureRect, Qt::AlignLeft | Qt::AlignVCenter, figure.value,
                                         style, theme.color(figure.role));
    const int left = area.left() + static_cast<int>(std::ceil(width)) + kit::space::medium;
    const int room = area.right() + 1 - left;
    if (!figure.course.empty() && room >= 40) {
        const int courseRoom = std::min(room, std::max(courseWidth, area.width() * 2 / 5));
        const QRectF course(area.right() + 1 - courseRoom, figureRect.center().y() - 16, courseRoom, 32);
        kit::paintSparkline(painter, course, figure.course, figure.look, theme);
    }
    if (noteHeight > 0) {
        painter.setFont(kit::textFont(figure.noteRole == kit::ColorRole::TextFaint
                                          ? kit::TextStyle::Label
                                          : kit::TextStyle::LabelStrong));
        painter.setPen(theme.color(figure.noteRole));
        const QRect noteRect(area.left(), figureRect.bottom() + 1, area.width(), noteHeight);
        painter.drawText(noteRect, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(figure.note, Qt::ElideRight, area.width()));
    }
}

void StatView::paintEvent(QPaintEvent *)
{
    if (m_figures.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = static_cast<int>(m_figures.size());
    const int across = std::clamp(width() / 150, 1, count);
    const int down = (count + across - 1) / across;
    for (int i = 0; i < count; ++i) {
        const int column = i % across;
        const int row = i / across;
        const int left = column * width() / across;
        const int top = row * height() / down;
        const QRect cell(left, top,
                         (column + 1) * width() / across - left
                             - (column + 1 < across ? kit::space::medium : 0),
                         (row + 1) * height() / down - top);
        paintFigure(painter, cell, m_figures[static_cast<size_t>(i)], count > 1);
    }
}

} // namespace yagura::dashboards

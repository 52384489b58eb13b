#include "logs/stacktraceview.h"

#include "kit/controls/button.h"
#include "kit/safetext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>

namespace yagura::logs {

namespace {

constexpr int lineHeight = 18;
constexpr int mostLines = 400;

QFont fontOf(bool isStrong)
{
    return kit::textFont(isStrong ? kit::TextStyle::MonoStrong : kit::TextStyle::Mono);
}

} // namespace

StackTraceView::StackTraceView(QWidget *parent)
    : QWidget(parent)
    , m_unfold(new kit::Button({}, kit::ButtonKind::Link, this))
    , m_copy(new kit::Button(tr("Copy stack trace"), kit::ButtonKind::Link, this))
{
    m_unfold->setControlSize(kit::ControlSize::Small);
    m_copy->setControlSize(kit::ControlSize::Small);
    connect(m_unfold, &QAbstractButton::clicked, this, [this] { setUnfolded(!m_isUnfolded); });
    connect(m_copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text); });
    setAccessibleName(tr("Stack trace"));
}

void StackTraceView::setTrace(const StackTrace &trace, const QString &text)
{
    m_trace = trace;
    m_text = text;
    m_isUnfolded = false;
    rebuild();
}

void StackTraceView::setUnfolded(bool isUnfolded)
{
    m_isUnfolded = isUnfolded;
    rebuild();
}

// Long reasons go over as many lines as they need.
void StackTraceView::addWrapped(LineKind kind, const QString &text)
{
    const QFontMetrics metrics(fontOf(kind == LineKind::Type));
    const int room = std::max(120, width() - 2 * kit::space::medium);
    QString rest = kit::safeText(text, kit::LineBreaks::Shown, 600);
    while (!rest.isEmpty()) {
        qsizetype fits = rest.size();
        while (fits > 1 && metrics.horizontalAdvance(rest.left(fits)) > room)
            fits = fits > 8 && metrics.horizontalAdvance(rest.left(fits)) > 2 * room ? fits / 2 : fits - 1;
        const auto space = fits < rest.size() ? rest.lastIndexOf(u' ', fits) : fits;
        const auto cut = space > fits / 2 ? space : fits;
        m_lines.push_back({kind, rest.left(cut)});
        rest = rest.mid(cut).trimmed();
    }
}

void StackTraceView::addSection(const StackSection &section)
{
    if (section.isCause)
        m_lines.push_back({LineKind::Heading, tr("Caused by")});
    if (!section.type.isEmpty())
        addWrapped(LineKind::Type, section.type.section(u'.', -1));
    if (!section.message.isEmpty())
        addWrapped(LineKind::Message, section.message);
    const int own = section.ownFrames();
    if (!m_isUnfolded && own > 0)
        m_lines.push_back(
            {LineKind::Heading,
             tr("Own code, %1 of %n frame(s)", nullptr, static_cast<int>(section.frames.size())).arg(own)});
    for (const StackFrame &frame : section.frames)
        if (m_isUnfolded || frame.isOwn)
            m_lines.push_back(
                {frame.isOwn ? LineKind::Own : LineKind::Library, frame.symbol, frame.location});
    if (!m_isUnfolded)
        for (const FoldedPackage &folded : foldedPackages(section))
            m_lines.push_back(
                {LineKind::Folded, tr("%n frame(s) of %1", nullptr, folded.frames).arg(folded.package)});
    if (section.commonFrames > 0)
        m_lines.push_back({LineKind::More,
                           tr("%n frame(s) in common with the trace above", nullptr, section.commonFrames)});
}

void StackTraceView::rebuild()
{
    m_lines.clear();
    for (const StackSection &section : m_trace.sections) {
        if (!m_lines.empty())
            m_lines.push_back({LineKind::More, QString()});
        addSection(section);
    }
    if (m_lines.size() > mostLines) {
        const int left = static_cast<int>(m_lines.size()) - mostLines;
        m_lines.resize(mostLines);
        m_lines.push_back({LineKind::More, tr("%n more line(s)", nullptr, left)});
    }
    m_unfold->setText(m_isUnfolded ? tr("Fold libraries")
                                   : tr("Show all %n frame(s)", nullptr, m_trace.frameCount()));
    m_unfold->setAccessibleName(m_unfold->text());
    const int bottom = kit::space::small + static_cast<int>(m_lines.size()) * lineHeight + kit::space::tiny;
    m_unfold->adjustSize();
    m_copy->adjustSize();
    m_unfold->move(kit::space::small, bottom);
    m_copy->move(m_unfold->geometry().right() + kit::space::small, bottom);
    setFixedHeight(bottom + m_unfold->height() + kit::space::small);
    setAccessibleDescription(shownLines().join(u'\n').left(2'000));
    update();
}

void StackTraceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        rebuild();
}

QStringList StackTraceView::shownLines() const
{
    QStringList lines;
    for (const Line &line : m_lines) {
        const QString whole = line.location.isEmpty() ? line.text : QString(line.text + u' ' + line.location);
        lines << whole;
    }
    return lines;
}

void StackTraceView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), kit::Theme::of(this).color(kit::ColorRole::Surface));
    for (size_t i = 0; i < m_lines.size(); ++i)
        paintLine(painter,
                  QRect(kit::space::medium, kit::space::small + static_cast<int>(i) * lineHeight,
                        width() - 2 * kit::space::medium, lineHeight),
                  m_lines[i]);
}

void StackTraceView::paintLine(QPainter &painter, const QRect &rect, const Line &line) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    const auto draw = [&](const QRect &where, const QString &text, const QFont &font, kit::ColorRole role) {
        painter.setFont(font);
        painter.setPen(theme.color(role));
        const QString shown
            = painter.fontMetrics().elidedText(kit::safeText(text), Qt::ElideMiddle, where.width());
        painter.drawText(where, Qt::AlignVCenter | Qt::TextSingleLine, shown);
        return painter.fontMetrics().horizontalAdvance(shown);
    };
    switch (line.kind) {
    case LineKind::Type:
        draw(rect, line.text, fontOf(true), kit::ColorRole::Critical);
        return;
    case LineKind::Message:
        draw(rect, line.text, fontOf(false), kit::ColorRole::Text);
        return;
    case LineKind::Heading:
        draw(rect, line.text, kit::textFont(kit::TextStyle::LabelStrong), kit::ColorRole::Accent);
        return;
    case LineKind::Folded:
    case LineKind::More:
        draw(rect.adjusted(kit::space::small, 0, 0, 0), line.text, kit::textFont(kit::TextStyle::Label),
             kit::ColorRole::TextFaint);
        return;
    case LineKind::Own:
    case LineKind::Library:
        break;
    }
    const bool isOwn = line.kind == LineKind::Own;
    painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()),
                     theme.color(isOwn ? kit::ColorRole::Accent : kit::ColorRole::Line));
    // The end of a symbol says more than its package; where there is no room for both, the package goes.
    const int locationWidth = QFontMetrics(fontOf(false)).horizontalAdvance(line.location);
    const QRect inner = rect.adjusted(kit::space::small, 0, 0, 0);
    QString symbol = line.text;
    const int room = inner.width() - locationWidth - kit::space::small;
    if (QFontMetrics(fontOf(isOwn)).horizontalAdvance(symbol) > room)
        symbol = symbol.section(u'.', -2);
    const int used = draw(inner.adjusted(0, 0, -locationWidth - kit::space::small, 0), symbol, fontOf(isOwn),
                          isOwn ? kit::ColorRole::Text : kit::ColorRole::TextFaint);
    draw(inner.adjusted(used + kit::space::small, 0, 0, 0), line.location, fontOf(false),
         isOwn ? kit::ColorRole::Accent : kit::ColorRole::TextFaint);
}

} // namespace yagura::logs

#include "kit/controls/statepane.h"

#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/errortext.h"

#include <QBoxLayout>
#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int iconSide = 24;
constexpr int textWidth = 420;
constexpr auto patience = std::chrono::milliseconds(500);

PlainLabel *centred(TextStyle style, ColorRole role)
{
    auto *label = new PlainLabel({}, style, role);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    label->setMaximumWidth(textWidth);
    label->setMinimumWidth(40);
    return label;
}

bool isWorthRetrying(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::ShuttingDown:
    case ErrorKind::PlaintextRefused:
    case ErrorKind::BadRequest:
    case ErrorKind::Unsupported:
    case ErrorKind::InvalidInput:
    case ErrorKind::OutcomeUnknown: // sending again might do it twice
        return false;
    default:
        return true;
    }
}

} // namespace

StatePane::StatePane(QWidget *parent)
    : QWidget(parent)
    , m_iconRoom(new QSpacerItem(0, iconSide + space::tiny, QSizePolicy::Minimum, QSizePolicy::Fixed))
    , m_sentence(centred(TextStyle::Strong, ColorRole::Text))
    , m_explanation(centred(TextStyle::Body, ColorRole::TextMuted))
    , m_detail(centred(TextStyle::Mono, ColorRole::TextFaint))
    , m_action(new Button({}))
{
    m_detail->setSelectable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::tiny);
    layout->addStretch(1);
    layout->addItem(m_iconRoom);
    for (PlainLabel *label : {m_sentence, m_explanation, m_detail}) {
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 100);
        row->addStretch(1);
        layout->addLayout(row);
    }
    layout->addSpacing(space::tiny);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &StatePane::actionTriggered);
    m_spin.setInterval(100);
    connect(&m_spin, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 1) % 8;
        update();
    });
}

void StatePane::show(IconName icon, ColorRole role, const QStringList &texts)
{
    m_icon = icon;
    m_iconRole = role;
    m_isLoading = false;
    m_spin.stop();
    const std::array labels{m_sentence, m_explanation, m_detail};
    for (qsizetype i = 0; i < 3; ++i)
        labels[static_cast<size_t>(i)]->setText(texts.value(i));
    fit();
    setAccessibleName(texts.join(QLatin1Char(' ')));
    update();
}

// From the sentence downwards; the icon gives way before any words do.
void StatePane::fit()
{
    const int wide = std::clamp(width() - 2 * space::medium, 40, textWidth);
    int room = height() - 2 * space::medium;
    if (!m_action->isHidden())
        room -= m_action->sizeHint().height() + 2 * space::tiny;
    for (PlainLabel *label : {m_sentence, m_explanation, m_detail}) {
        const int high = label->text().isEmpty() ? 0 : label->heightForWidth(wide) + space::tiny;
        label->setVisible(high > 0 && (label == m_sentence || high <= room));
        room -= high;
    }
    m_hasIcon = room >= iconSide;
    m_iconRoom->changeSize(0, m_hasIcon ? iconSide + space::tiny : 0, QSizePolicy::Minimum,
                           QSizePolicy::Fixed);
    layout()->invalidate();
}

void StatePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StatePane::showEmpty(const QString &sentence, const QString &explanation, IconName icon)
{
    show(icon, ColorRole::TextFaint, {sentence, explanation, {}});
}

void StatePane::showError(const Error &error, const QString &what)
{
    const QString advice = errorAdvice(error);
    const QString place = error.where.isEmpty() || error.detail.isEmpty()
        ? QString(error.where + error.detail)
        : QString(error.where + QStringLiteral(": ") + error.detail);
    if (what.isEmpty())
        show(IconName::Warning, ColorRole::Warning, {errorTitle(error), advice, place});
    else
        show(IconName::Warning, ColorRole::Warning,
             {what, tr("%1. %2").arg(errorTitle(error), advice).trimmed(), place});
    setAction(isWorthRetrying(error.kind) ? tr("Try again") : QString());
}

void StatePane::showLoading(const QString &sentence)
{
    show(IconName::Refresh, ColorRole::TextFaint, {sentence.isEmpty() ? tr("Loading …") : sentence, {}, {}});
    setAction({});
    m_isLoading = true;
    m_spin.start();
}

void StatePane::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    m_action->updateGeometry();
    fit();
}

void StatePane::paintEvent(QPaintEvent *)
{
    if (!m_hasIcon)
        return;
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const qreal top = m_sentence->y() - iconSide - space::small;
    const QRectF place((width() - iconSide) / 2.0, top, iconSide, iconSide);
    if (!m_isLoading) {
        paintIcon(painter, place, m_icon, theme.color(m_iconRole));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color(ColorRole::LineStrong), 2);
    painter.setPen(pen);
    const QRectF ring = place.adjusted(4, 4, -4, -4);
    painter.drawEllipse(ring);
    pen.setColor(theme.color(ColorRole::Accent));
    painter.setPen(pen);
    painter.drawArc(ring, -m_phase * 45 * 16, 90 * 16);
}

ContentStack::ContentStack(QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_pane(new StatePane)
{
    m_stack->addWidget(content);
    m_stack->addWidget(m_pane);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_pane->showLoading();
        showPane();
    });
}

void ContentStack::setLoading()
{
    if (m_hasContent || m_patience.isActive())
        return;
    m_patience.start();
}

void ContentStack::setLoadingAnew()
{
    m_hasContent = false;
    m_stack->setCurrentIndex(0);
    m_patience.start();
}

void ContentStack::setContent()
{
    m_hasContent = true;
    m_patience.stop();
    m_stack->setCurrentIndex(0);
}

void ContentStack::setEmpty(const QString &sentence, const QString &explanation, IconName icon)
{
    m_hasContent = false;
    m_patience.stop();
    m_pane->showEmpty(sentence, explanation, icon);
    showPane();
}

void ContentStack::setError(const Error &error, const QString &what)
{
    m_hasContent = false;
    m_patience.stop();
    m_pane->showError(error, what);
    showPane();
}

void ContentStack::showPane()
{
    m_stack->setCurrentIndex(1);
}

} // namespace yagura::kit

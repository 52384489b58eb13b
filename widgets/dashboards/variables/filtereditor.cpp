#include "dashboards/variables/filtereditor.h"

#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/errortext.h"
#include "kit/paintparts.h"
#include "metrics/promclient.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScreen>
#include <QStringListModel>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr int fieldWidth = 180;

QStringList signsOffered()
{
    return {QStringLiteral("="),  QStringLiteral("!="), QStringLiteral("=~"),
            QStringLiteral("!~"), QStringLiteral("=|"), QStringLiteral("!=|")};
}

} // namespace

FilterEditor::FilterEditor(const AdhocFilter &filter, FilterSource source, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_source(std::move(source))
    , m_key(new QLineEdit(this))
    , m_sign(new QComboBox(this))
    , m_value(new QLineEdit(this))
    , m_take(new kit::Button(tr("Apply"), kit::ButtonKind::Filled, this))
    , m_note(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, this))
    , m_keys(new QStringListModel(this))
    , m_values(new QStringListModel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Filter"));
    m_sign->addItems(signsOffered());
    if (m_sign->findText(filter.sign) < 0)
        m_sign->addItem(filter.sign); // a file may have others
    m_sign->setCurrentText(filter.sign);
    m_sign->setAccessibleName(tr("Comparison"));
    m_key->setText(filter.key);
    m_value->setText(filter.values.join(QLatin1Char('|')));
    m_take->setKeyHint(tr("Enter"));
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space::small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_key, m_sign, m_value, m_take})
        row->addWidget(part);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::small);
    layout->addLayout(row);
    layout->addWidget(m_note);
    const auto setUp = [this](QLineEdit *field, const QString &name, QStringListModel *model) {
        field->setAccessibleName(name);
        field->setPlaceholderText(name);
        field->setFont(kit::textFont(kit::TextStyle::Mono));
        field->setFixedSize(fieldWidth, kit::size::control);
        connect(field, &QLineEdit::textChanged, this, &FilterEditor::showState);
        connect(field, &QLineEdit::returnPressed, this, &FilterEditor::take);
        offer(field, model);
    };
    setUp(m_key, tr("Label"), m_keys);
    setUp(m_value, tr("Value"), m_values);
    connect(m_key, &QLineEdit::editingFinished, this, &FilterEditor::askValues);
    connect(m_sign, &QComboBox::currentTextChanged, this, &FilterEditor::showState);
    connect(m_take, &QAbstractButton::clicked, this, &FilterEditor::take);
    if (m_source.client)
        m_askKeys.start(m_source.client->labelNames({}, m_source.range), this,
                        [this](const Result<Names> &names) {
                            if (names)
                                m_keys->setStringList(**names);
                            else
                                m_note->setText(kit::errorSentence(names.error()));
                        });
    askValues();
    showState();
}

void FilterEditor::offer(QLineEdit *field, QStringListModel *model)
{
    auto *completer = new QCompleter(model, field);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    field->setCompleter(completer);
}

void FilterEditor::askValues()
{
    const QString key = m_key->text().trimmed();
    if (!m_source.client || key.isEmpty() || std::exchange(m_askedKey, key) == key)
        return;
    m_askValues.start(m_source.client->labelValues(key, {}, m_source.range), this,
                      [this](const Result<Names> &names) {
                          m_values->setStringList(names ? **names : QStringList());
                          showState();
                      });
}

void FilterEditor::showState()
{
    const bool isOfSeveral = m_sign->currentText().endsWith(QLatin1Char('|'));
    m_take->setEnabled(!m_key->text().trimmed().isEmpty());
    const bool isExpression
        = m_sign->currentText() == QLatin1String("=~") || m_sign->currentText() == QLatin1String("!~");
    m_note->setText(m_key->text().trimmed().isEmpty() ? tr("Every query of this source gets the filter")
                        : isOfSeveral                 ? tr("Several values with | between them")
                        : isExpression
                        ? tr("A regular expression for the whole value")
                        : tr("%n value(s) known", nullptr, static_cast<int>(m_values->rowCount())));
}

void FilterEditor::take()
{
    AdhocFilter filter;
    filter.key = m_key->text().trimmed();
    filter.sign = m_sign->currentText();
    filter.values = filter.sign.endsWith(QLatin1Char('|')) ? m_value->text().split(QLatin1Char('|'))
                                                           : QStringList{m_value->text()};
    if (filter.key.isEmpty())
        return;
    Q_EMIT taken(filter);
    close();
}

void FilterEditor::showUnder(const QWidget &button)
{
    adjustSize();
    const QRect room = button.screen()->availableGeometry();
    QPoint at = button.mapToGlobal(QPoint(0, button.height() + 2));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    move(at);
    show();
    (m_key->text().isEmpty() ? m_key : m_value)->setFocus(Qt::PopupFocusReason);
}

void FilterEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void FilterEditor::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    kit::paintBox(painter, rect(), theme.color(kit::ColorRole::Raised),
                  theme.color(kit::ColorRole::LineStrong), 0);
}

} // namespace yagura::dashboards

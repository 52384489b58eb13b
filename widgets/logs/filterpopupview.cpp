#include "logs/filterpopupview.h"

#include "kit/controls/button.h"
#include "kit/controls/segmentedcontrol.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yagura::logs {

namespace {

enum Relation { Is, IsNot, Exists, IsMissing };

} // namespace

FilterPopupView::FilterPopupView(const QStringList &fieldNames, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_field(new QComboBox(this))
    , m_relation(new kit::SegmentedControl(
          tr("Relation"), {{tr("is")}, {tr("is not")}, {tr("exists")}, {tr("is missing")}}, this))
    , m_value(new QLineEdit(this))
    , m_add(new kit::Button(tr("Add filter"), kit::ButtonKind::Filled, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Add filter"));
    m_field->setEditable(true);
    m_field->addItems(fieldNames);
    m_field->setCurrentIndex(-1);
    m_field->completer()->setFilterMode(Qt::MatchContains);
    m_field->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_field->lineEdit()->setPlaceholderText(tr("Field"));
    m_field->setAccessibleName(tr("Field"));
    m_field->setMinimumWidth(260);
    m_value->setPlaceholderText(tr("Value"));
    m_value->setAccessibleName(tr("Value"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium,
                               kit::space::medium);
    layout->setSpacing(kit::space::small);
    layout->addWidget(m_field);
    layout->addWidget(m_relation);
    layout->addWidget(m_value);
    layout->addWidget(m_add, 0, Qt::AlignRight);
    connect(m_field, &QComboBox::editTextChanged, this, &FilterPopupView::updateReach);
    connect(m_value, &QLineEdit::textChanged, this, &FilterPopupView::updateReach);
    connect(m_relation, &kit::SegmentedControl::currentIndexChanged, this, &FilterPopupView::updateReach);
    connect(m_value, &QLineEdit::returnPressed, this, &FilterPopupView::accept);
    connect(m_add, &QAbstractButton::clicked, this, &FilterPopupView::accept);
    updateReach();
}

void FilterPopupView::openUnder(const QWidget *widget)
{
    adjustSize();
    move(widget->mapToGlobal(QPoint(0, widget->height() + kit::space::tiny)));
    show();
    m_field->setFocus();
}

LogFilter FilterPopupView::filter() const
{
    const int relation = m_relation->currentIndex();
    LogFilter made;
    made.field = m_field->currentText().trimmed();
    made.kind = relation == Exists || relation == IsMissing ? FilterKind::Exists : FilterKind::Is;
    made.sense = relation == IsNot || relation == IsMissing ? FilterSense::Exclude : FilterSense::Include;
    if (made.kind == FilterKind::Is)
        made.values = {m_value->text()};
    return made;
}

void FilterPopupView::updateReach()
{
    const LogFilter made = filter();
    m_value->setEnabled(made.kind == FilterKind::Is);
    m_add->setEnabled(!made.field.isEmpty()
                      && (made.kind == FilterKind::Exists || !m_value->text().isEmpty()));
}

void FilterPopupView::accept()
{
    if (!m_add->isEnabled())
        return;
    Q_EMIT accepted(filter());
    close();
}

} // namespace yagura::logs

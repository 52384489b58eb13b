#include "dashboards/editor/unitbox.h"

#include "core/units.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>

namespace yagura::dashboards {

namespace {

const QString apart = QStringLiteral("  ·  ");
constexpr double example = 12'345;

QString idIn(const QString &text)
{
    return text.section(apart, 0, 0).trimmed();
}

} // namespace

UnitBox::UnitBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMinimumContentsLength(8);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const char *id : commonUnitIds()) {
        const QString unit = QString::fromUtf8(id);
        addItem(isPointInTime(unit) ? unit : unit + apart + formatNumber(example, unit).toString(), unit);
    }
    setCurrentIndex(-1);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(this, &QComboBox::activated, this, [this](int index) { take(itemData(index).toString()); });
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (!completer()->popup()->isVisible())
            take(idIn(currentText()));
    });
}

void UnitBox::setUnit(const QString &id)
{
    m_unit = id;
    if (lineEdit()->hasFocus() && lineEdit()->isModified())
        return;
    setCurrentIndex(findData(id));
    setEditText(id);
}

QString UnitBox::unit() const
{
    return m_unit;
}

void UnitBox::take(const QString &text)
{
    const QString id = idIn(text);
    lineEdit()->setModified(false);
    const bool isOther = id != m_unit;
    setUnit(id);
    if (isOther)
        Q_EMIT unitChosen(id);
}

} // namespace yagura::dashboards

#include "dashboards/editor/optionform.h"

#include "dashboards/editor/choicesbutton.h"
#include "dashboards/editor/colorbox.h"
#include "dashboards/editor/unitbox.h"
#include "dashboards/options/optionvalues.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

namespace {

constexpr int controlWidth = 212; // the same in every form, one below the other
constexpr int mostDigits = 12;

QString numberText(const QVariant &value)
{
    return value.isValid() ? QString::number(value.toDouble(), 'g', mostDigits) : QString();
}

QStringList textsOf(const QVariant &value)
{
    QStringList texts;
    const QVariantList list = value.toList();
    for (const QVariant &one : list)
        texts << one.toString();
    return texts;
}

QVariantList listOf(const QString &text)
{
    QVariantList list;
    const QStringList parts = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &part : parts)
        list << part.trimmed();
    return list;
}

bool isNumberField(const OptionField &field)
{
    return field.kind == OptionField::Kind::Number || field.kind == OptionField::Kind::Whole;
}

} // namespace

OptionForm::OptionForm(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
}

void OptionForm::setSections(const OptionSections &sections)
{
    if (sections == m_sections)
        return showChoices(sections);
    m_sections = sections;
    m_rows.clear();
    if (m_box) {
        m_box->hide();
        m_box->deleteLater(); // it may be the one whose change leads here
    }
    m_box = new QWidget(this);
    auto *grid = new QGridLayout(m_box);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(kit::space::small);
    grid->setVerticalSpacing(kit::space::tiny);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(1, controlWidth);
    for (const OptionSection &section : sections) {
        if (!section.title.isEmpty()) {
            const int row = grid->rowCount();
            grid->setRowMinimumHeight(row, kit::space::tiny);
            grid->addWidget(new kit::PlainLabel(section.title, kit::TextStyle::LabelStrong,
                                                kit::ColorRole::TextMuted, m_box),
                            row + 1, 0, 1, 2);
        }
        for (const OptionField &field : section.fields)
            addRow(*grid, field);
    }
    layout()->addWidget(m_box);
    m_box->show();
    setValues(m_values, true);
}

// The same fields; what can be chosen in them may be something else now.
void OptionForm::showChoices(const OptionSections &sections)
{
    m_sections = sections;
    size_t at = 0;
    for (const OptionSection &section : sections) {
        for (const OptionField &field : section.fields) {
            Row &row = m_rows[at++];
            auto *box
                = field.kind == OptionField::Kind::Choice ? qobject_cast<QComboBox *>(row.control) : nullptr;
            if (!box || field.choices == row.field.choices)
                continue;
            row.field = field;
            box->clear();
            for (const OptionChoice &one : field.choices)
                box->addItem(one.text, one.value);
            showValue(row, false);
        }
    }
}

void OptionForm::addRow(QGridLayout &layout, const OptionField &field)
{
    const int at = layout.rowCount();
    QWidget *control = makeControl(field);
    control->setObjectName(field.path);
    if (field.kind != OptionField::Kind::Several)
        control->setAccessibleName(field.label);
    if (field.kind == OptionField::Kind::Truth) {
        layout.addWidget(control, at, 0, 1, 2);
        m_rows.push_back({field, control, nullptr});
        return;
    }
    layout.addWidget(new kit::ElidedLabel(field.label, kit::TextStyle::Body, kit::ColorRole::Text, m_box), at,
                     0);
    layout.addWidget(control, at, 1);
    auto *error = new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::Critical, m_box);
    error->setWordWrap(true);
    error->hide();
    layout.addWidget(error, at + 1, 0, 1, 2);
    m_rows.push_back({field, control, error});
}

QWidget *OptionForm::makeChoice(const OptionField &field)
{
    auto *choice = new QComboBox(m_box);
    choice->setMinimumContentsLength(6);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const OptionChoice &one : field.choices)
        choice->addItem(one.text, one.value);
    connect(choice, &QComboBox::activated, this, [this, choice, field] {
        const QVariant value = choice->currentData();
        say(field, field.isListOfOne ? QVariant(QVariantList{value}) : value);
    });
    return choice;
}

QWidget *OptionForm::makeControl(const OptionField &field)
{
    switch (field.kind) {
    case OptionField::Kind::Truth: {
        auto *box = new QCheckBox(field.label, m_box);
        connect(box, &QCheckBox::clicked, this, [this, field](bool isOn) { say(field, isOn); });
        return box;
    }
    case OptionField::Kind::Choice:
        return makeChoice(field);
    case OptionField::Kind::Several: {
        auto *button = new ChoicesButton(field.label, field.choices, m_box);
        connect(button, &ChoicesButton::chosenChanged, this, [this, field](const QStringList &chosen) {
            say(field, QVariant(QVariantList(chosen.begin(), chosen.end())));
        });
        return button;
    }
    case OptionField::Kind::Color: {
        auto *color = new ColorBox(field.label, m_box);
        connect(color, &ColorBox::colorChosen, this,
                [this, field](const QString &name) { say(field, name); });
        return color;
    }
    case OptionField::Kind::Unit: {
        auto *unit = new UnitBox(m_box);
        connect(unit, &UnitBox::unitChosen, this,
                [this, field](const QString &id) { say(field, id.isEmpty() ? QVariant() : QVariant(id)); });
        return unit;
    }
    case OptionField::Kind::Text:
    case OptionField::Kind::List:
    case OptionField::Kind::Number:
    case OptionField::Kind::Whole:
        break;
    }
    auto *text = new QLineEdit(m_box);
    text->setMinimumWidth(1);
    if (isNumberField(field))
        text->setPlaceholderText(field.otherwise.isValid() ? numberText(field.otherwise) : tr("Auto"));
    connect(text, &QLineEdit::editingFinished, this, [this, text] { takeText(*text); });
    return text;
}

void OptionForm::say(const OptionField &field, const QVariant &value)
{
    if (optionAt(m_values, field.path) == value)
        return;
    m_values = withOption(m_values, field.path, value);
    Q_EMIT changed(field.path, value);
}

void OptionForm::takeText(QLineEdit &edit)
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &one) { return one.control == &edit; });
    if (found == m_rows.end() || !edit.isModified()) // a form that is going still loses the focus
        return;
    const Row row = *found;
    const QString text = edit.text().trimmed();
    if (row.field.kind == OptionField::Kind::List) {
        edit.setModified(false);
        say(row.field, listOf(text));
    } else if (!isNumberField(row.field)) {
        edit.setModified(false);
        say(row.field, text.isEmpty() ? QVariant() : QVariant(text));
    } else if (const auto error = numberError(row.field, text); error.isEmpty()) {
        showError(row, {});
        edit.setModified(false);
        say(row.field, text.isEmpty() ? QVariant() : QVariant(text.toDouble()));
    } else {
        showError(row, error);
    }
}

void OptionForm::showError(const Row &row, const QString &sentence)
{
    row.error->setText(sentence);
    row.error->setVisible(!sentence.isEmpty());
    row.control->setAccessibleDescription(sentence);
}

void OptionForm::setProblems(const QHash<QString, QString> &sentences)
{
    for (const Row &row : m_rows) {
        if (row.error)
            showError(row, sentences.value(row.field.path));
    }
}

QString OptionForm::numberError(const OptionField &field, const QString &text)
{
    if (text.isEmpty())
        return {};
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool isWhole = field.kind == OptionField::Kind::Whole;
    if (!isNumber || !std::isfinite(number) || (isWhole && number != std::trunc(number)))
        return isWhole ? tr("A whole number is needed") : tr("A number is needed");
    const bool isWithin = number >= field.least && number <= field.most;
    return isWithin ? QString() : tr("From %1 to %2").arg(numberText(field.least), numberText(field.most));
}

void OptionForm::commit()
{
    const std::vector<Row> rows = m_rows; // a change may lead to another form
    for (const Row &row : rows) {
        if (auto *edit = qobject_cast<QLineEdit *>(row.control))
            takeText(*edit);
    }
}

void OptionForm::setSuggestions(const QString &path, const QStringList &names)
{
    for (const Row &row : m_rows) {
        auto *edit = row.field.path == path ? qobject_cast<QLineEdit *>(row.control) : nullptr;
        if (!edit)
            continue;
        auto *completer = new QCompleter(names, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        edit->setCompleter(completer);
    }
}

void OptionForm::setValues(const QVariantMap &values, bool isAnother)
{
    m_values = values;
    for (const Row &row : m_rows)
        showValue(row, isAnother);
}

void OptionForm::showValue(const Row &row, bool isAnother) const
{
    const QVariant set = optionAt(m_values, row.field.path);
    const QVariant value = set.isValid() ? set : row.field.otherwise;
    if (auto *choice = qobject_cast<ColorBox *>(row.control)) {
        choice->setColorName(value.toString());
    } else if (auto *unit = qobject_cast<UnitBox *>(row.control)) {
        unit->setUnit(value.toString());
    } else if (auto *box = qobject_cast<QComboBox *>(row.control)) {
        const QVariant one = row.field.isListOfOne && set.isValid() ? set.toList().value(0) : value;
        const int index = box->findData(one);
        if (index < 0 && one.isValid() && !one.toString().isEmpty())
            box->addItem(one.toString(), one); // a word that is not known stays what it is
        box->setCurrentIndex(index < 0 ? (one.isValid() ? box->count() - 1 : 0) : index);
    } else if (auto *tick = qobject_cast<QCheckBox *>(row.control)) {
        tick->setChecked(value.toBool());
    } else if (auto *button = qobject_cast<ChoicesButton *>(row.control)) {
        button->setChosen(textsOf(value));
    } else if (auto *edit = qobject_cast<QLineEdit *>(row.control)) {
        if (!isAnother && edit->hasFocus() && edit->isModified())
            return;
        const bool isList = row.field.kind == OptionField::Kind::List;
        const QString text = isList    ? textsOf(value).join(QLatin1String(", "))
            : isNumberField(row.field) ? numberText(set)
                                       : set.toString();
        if (edit->text() != text)
            edit->setText(text);
        showError(row, {});
    }
}

} // namespace yagura::dashboards

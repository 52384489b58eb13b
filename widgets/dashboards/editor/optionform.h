// A form built from a table of descriptors over a map of options: a label and a control a row, errors under
// the control. Says only what was changed. Owned by its parent; GUI thread.
#pragma once

#include "dashboards/editor/optionfield.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace yagura::kit {
class PlainLabel;
}

namespace yagura::dashboards {

class OptionForm : public QWidget
{
    Q_OBJECT
public:
    explicit OptionForm(QWidget *parent = nullptr);

    void setSections(const OptionSections &sections);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    // Fields in which the operator is typing keep their text; with isAnother they do not.
    void setValues(const QVariantMap &values, bool isAnother = false);
    // Says what is still being typed.
    void commit();
    // Names that text fields at the path suggest.
    void setSuggestions(const QString &path, const QStringList &names);
    // What its owner finds wrong, by path: shown below the control that it concerns.
    void setProblems(const QHash<QString, QString> &sentences);

Q_SIGNALS:
    // An invalid value: not set any more.
    void changed(const QString &path, const QVariant &value);

private:
    struct Row
    {
        OptionField field;
        QWidget *control;
        kit::PlainLabel *error; // below the control; null for a tick
    };

    void showChoices(const OptionSections &sections);
    static void showError(const Row &row, const QString &sentence);
    void addRow(QGridLayout &layout, const OptionField &field);
    [[nodiscard]] QWidget *makeControl(const OptionField &field);
    [[nodiscard]] QWidget *makeChoice(const OptionField &field);
    void showValue(const Row &row, bool isAnother) const;
    void takeText(QLineEdit &edit);
    // Empty where the text can be taken.
    [[nodiscard]] static QString numberError(const OptionField &field, const QString &text);
    void say(const OptionField &field, const QVariant &value);

    OptionSections m_sections;
    std::vector<Row> m_rows;
    QVariantMap m_values;
    QWidget *m_box = nullptr;
};

} // namespace yagura::dashboards

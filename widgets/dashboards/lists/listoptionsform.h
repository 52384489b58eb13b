// The few options of the panels that list things, one field each; a change is handed over as the whole panel.
// What can be edited is a table of fields by kind. Owned by PanelEditor; GUI thread.
#pragma once

#include "dashboards/panel.h"

#include <QWidget>

class QVBoxLayout;

namespace yagura::dashboards {

class ListOptionsForm : public QWidget
{
    Q_OBJECT
public:
    explicit ListOptionsForm(QWidget *parent = nullptr);

    // Whether panels of the kind are edited here instead of with PromQL.
    [[nodiscard]] static bool handles(PanelKind kind);

    // Fields in which the operator is typing keep their text.
    void setPanel(const Panel &panel);
    // The panel given, with what the fields say.
    [[nodiscard]] Panel panelFromFields(Panel panel) const;

Q_SIGNALS:
    void edited();

private:
    enum class FieldKind { Truth, Text, Words, Number, Choice, Member };

    // One option: where it is and how it is edited.
    struct Field
    {
        FieldKind kind = FieldKind::Text;
        QString label;
        QString path; // of options; behind "target:" of the first target's model
        QVariant otherwise = {}; // what an absent one means; a Choice's is its first
        std::vector<std::pair<QString, QVariant>> choices = {}; // text and value
        QString member = {}; // of a Member: the word that is in the list or not
    };
    struct Editor
    {
        Field field;
        QWidget *widget;
    };

    [[nodiscard]] static std::vector<Field> fieldsOf(PanelKind kind);
    [[nodiscard]] static std::vector<Field> alertFields();
    [[nodiscard]] static std::vector<Field> dashboardFields();
    [[nodiscard]] static std::vector<Field> logFields();
    [[nodiscard]] static std::vector<Field> traceFields();
    [[nodiscard]] static std::vector<Field> incidentFields();
    [[nodiscard]] static std::vector<Field> sloFields();
    void build(PanelKind kind);
    [[nodiscard]] QWidget *makeWidget(const Field &field);
    void showValue(const Editor &editor, const QVariant &value) const;
    [[nodiscard]] QVariant valueOf(const Editor &editor, const QVariant &present) const;

    QVBoxLayout *m_layout;
    QWidget *m_box = nullptr;
    std::optional<PanelKind> m_kind;
    int m_panelId = 0;
    std::vector<Editor> m_editors;
};

} // namespace yagura::dashboards

#include "dashboards/editor/panelpage.h"

#include "dashboards/editor/optionform.h"
#include "dashboards/editor/panelsections.h"
#include "dashboards/editor/panelvalues.h"
#include "dashboards/editor/query/queryedit.h"
#include "dashboards/lists/listoptionsform.h"
#include "kit/controls/plainlabel.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr int textHeight = 200;
constexpr int mostPoints = 1'000'000;

} // namespace

PanelPage::PanelPage(QWidget *parent)
    : EditorPage(parent)
    , m_text(new QueryEdit(this))
    , m_textBox(new QWidget(this))
    , m_list(new ListOptionsForm(this))
    , m_options(new OptionForm(this))
    , m_common(new OptionForm(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::medium);
    auto *textLayout = new QVBoxLayout(m_textBox);
    textLayout->setContentsMargins({});
    textLayout->setSpacing(kit::space::tiny);
    textLayout->addWidget(new kit::PlainLabel(tr("Text, Markdown"), kit::TextStyle::LabelStrong,
                                              kit::ColorRole::TextMuted, m_textBox));
    textLayout->addWidget(m_text);
    m_text->setFixedHeight(textHeight);
    m_text->setAccessibleName(tr("Text, Markdown"));
    m_common->setSections(commonSections());
    for (QWidget *part : std::initializer_list<QWidget *>{m_textBox, m_list, m_options, m_common})
        layout->addWidget(part);
    layout->addStretch(1);
    connect(m_text, &QueryEdit::finished, this, &PanelPage::takeText);
    connect(m_list, &ListOptionsForm::edited, this, [this] { hand(m_list->panelFromFields(m_panel)); });
    connect(m_options, &OptionForm::changed, this, &PanelPage::takeOption);
    connect(m_common, &OptionForm::changed, this, &PanelPage::takeCommon);
}

OptionSections PanelPage::commonSections()
{
    return {{tr("Panel"), {textField(tr("Description"), "description")}},
            {tr("Time"),
             {textField(tr("Range of its own"), "timeFrom"), textField(tr("Shifted back by"), "timeShift"),
              textField(tr("Least step"), "interval"),
              wholeField(tr("Most points"), "maximumPoints", {}, 1, mostPoints)}},
            {tr("Repeat"),
             {textField(tr("For each value of"), "repeat"),
              choiceField(tr("Direction"), "direction",
                          {{tr("Across"), QStringLiteral("h")}, {tr("Downwards"), QStringLiteral("v")}}),
              wholeField(tr("Most in a row"), "mostAcross", 4, 1, 24)}}};
}

void PanelPage::setPanel(const Panel &panel, bool isAnother)
{
    m_panel = panel;
    m_textBox->setVisible(panel.kind == PanelKind::Text);
    if ((isAnother || !m_text->hasFocus()) && m_text->toPlainText() != panel.text)
        m_text->setPlainText(panel.text);
    const bool isList = ListOptionsForm::handles(panel.kind);
    m_list->setVisible(isList);
    if (isList)
        m_list->setPanel(panel);
    m_options->setSections(PanelSections::of(panel.kind));
    m_options->setValues(panel.options, isAnother);
    m_options->setVisible(!m_options->isEmpty());
    m_common->setValues(panelValues(panel), isAnother);
}

void PanelPage::commit()
{
    takeText();
    if (ListOptionsForm::handles(m_panel.kind))
        hand(m_list->panelFromFields(m_panel));
    m_options->commit();
    m_common->commit();
}

void PanelPage::takeText()
{
    if (m_panel.kind != PanelKind::Text)
        return;
    Panel panel = m_panel;
    panel.text = m_text->toPlainText();
    hand(std::move(panel));
}

void PanelPage::takeOption(const QString &path, const QVariant &value)
{
    Panel panel = m_panel;
    panel.options = PanelSections::withValue(panel.options, path, value);
    hand(std::move(panel));
}

void PanelPage::takeCommon(const QString &path, const QVariant &value)
{
    hand(withPanelValue(m_panel, path, value));
}

} // namespace yagura::dashboards

#include "dashboards/lists/listoptionsform.h"

#include "dashboards/options/optionvalues.h"
#include "kit/controls/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr QLatin1String ofTarget("target:");
constexpr int mostRows = 5000;

QStringList words(const QString &text)
{
    QStringList all;
    for (const QString &word : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        all << word.trimmed();
    all.removeAll(QString());
    return all;
}

// Where the option of a target is, by the path behind the prefix.
QVariantMap mapFor(const Panel &panel, const QString &path)
{
    if (!path.startsWith(ofTarget))
        return panel.options;
    return panel.targets.empty() ? QVariantMap() : panel.targets.front().model;
}

QString pathIn(const QString &path)
{
    return path.startsWith(ofTarget) ? path.mid(ofTarget.size()) : path;
}

// What Grafana's plugin expects of a target besides the fields edited here.
void completeTarget(Panel &panel)
{
    if (!hasTargets(panel.kind))
        return;
    if (panel.targets.empty())
        panel.targets = newPanel(panel.id, panel.kind).targets;
    Target &target = panel.targets.front();
    const bool isLogs = panel.kind == PanelKind::Logs;
    if (target.sourceType.isEmpty() && panel.sourceType.isEmpty())
        target.sourceType = isLogs ? QStringLiteral("elasticsearch") : QStringLiteral("jaeger");
    if (isLogs && optionAt(target.model, u"metrics").toList().isEmpty()) {
        const QVariantMap metric{{QStringLiteral("type"), QStringLiteral("logs")},
                                 {QStringLiteral("id"), QStringLiteral("1")}};
        target.model.insert(QStringLiteral("metrics"), QVariantList{metric});
    }
    if (!isLogs && textAt(target.model, u"queryType").isEmpty())
        target.model.insert(QStringLiteral("queryType"), QStringLiteral("search"));
}

} // namespace

ListOptionsForm::ListOptionsForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
}

bool ListOptionsForm::handles(PanelKind kind)
{
    return !fieldsOf(kind).empty();
}

std::vector<ListOptionsForm::Field> ListOptionsForm::fieldsOf(PanelKind kind)
{
    switch (kind) {
    case PanelKind::AlertList:
        return alertFields();
    case PanelKind::DashboardList:
        return dashboardFields();
    case PanelKind::Logs:
        return logFields();
    case PanelKind::TraceList:
        return traceFields();
    case PanelKind::IncidentList:
        return incidentFields();
    case PanelKind::Slo:
        return sloFields();
    default:
        break;
    }
    return {};
}

std::vector<ListOptionsForm::Field> ListOptionsForm::alertFields()
{
    using enum FieldKind;
    return {{Choice,
             tr("View"),
             QStringLiteral("viewMode"),
             {},
             {{tr("List"), QStringLiteral("list")}, {tr("Figure"), QStringLiteral("stat")}}},
            {Text, tr("Name contains"), QStringLiteral("alertName")},
            {Text, tr("Matchers, for instance severity=\"critical\""),
             QStringLiteral("alertInstanceLabelFilter")},
            {Words, tr("Group by labels, with commas"), QStringLiteral("groupBy")},
            {Choice,
             tr("Order"),
             QStringLiteral("sortOrder"),
             {},
             {{tr("Name, A to Z"), 1},
              {tr("Name, Z to A"), 2},
              {tr("Worst first"), 3},
              {tr("Oldest first"), 4},
              {tr("Newest first"), 5}}},
            {Truth, tr("Firing"), QStringLiteral("stateFilter.firing"), true},
            {Truth, tr("Pending"), QStringLiteral("stateFilter.pending"), true},
            {Truth, tr("Rules that fail"), QStringLiteral("stateFilter.error"), true},
            {Truth, tr("Only alerts of this dashboard"), QStringLiteral("dashboardAlerts"), false},
            {Number, tr("Most rows"), QStringLiteral("maxItems"), 20}};
}

std::vector<ListOptionsForm::Field> ListOptionsForm::dashboardFields()
{
    using enum FieldKind;
    return {{Truth, tr("Starred"), QStringLiteral("showStarred"), true},
            {Truth, tr("Recently viewed"), QStringLiteral("showRecentlyViewed"), false},
            {Truth, tr("Search"), QStringLiteral("showSearch"), false},
            {Text, tr("Title contains"), QStringLiteral("query")},
            {Words, tr("Tags, with commas"), QStringLiteral("tags")},
            {Truth, tr("Headings"), QStringLiteral("showHeadings"), true},
            {Truth, tr("Keep the values of variables"), QStringLiteral("includeVars"), false},
            {Truth, tr("Keep the time range"), QStringLiteral("keepTime"), false},
            {Number, tr("Most rows"), QStringLiteral("maxItems"), 10}};
}

std::vector<ListOptionsForm::Field> ListOptionsForm::logFields()
{
    using enum FieldKind;
    return {{Text, tr("Query, Lucene"), QStringLiteral("target:query")},
            {Choice,
             tr("Order"),
             QStringLiteral("sortOrder"),
             {},
             {{tr("Newest first"), QStringLiteral("Descending")},
              {tr("Oldest first"), QStringLiteral("Ascending")}}},
            {Choice,
             tr("Fold lines that"),
             QStringLiteral("dedupStrategy"),
             {},
             {{tr("are never folded"), QStringLiteral("none")},
              {tr("are the same"), QStringLiteral("exact")},
              {tr("differ in numbers"), QStringLiteral("numbers")},
              {tr("have the same punctuation"), QStringLiteral("signature")}}},
            {Words, tr("Fields instead of the line, with commas"), QStringLiteral("displayedFields")},
            {Truth, tr("Time"), QStringLiteral("showTime"), false},
            {Choice,
             tr("Time down to"),
             QStringLiteral("timestampResolution"),
             {},
             {{tr("milliseconds"), QStringLiteral("ms")}, {tr("nanoseconds"), QStringLiteral("ns")}}},
            {Choice,
             tr("Letters"),
             QStringLiteral("fontSize"),
             {},
             {{tr("usual"), QStringLiteral("default")}, {tr("small"), QStringLiteral("small")}}},
            {Truth, tr("Labels"), QStringLiteral("showLabels"), false},
            {Truth, tr("Common labels"), QStringLiteral("showCommonLabels"), false},
            {Truth, tr("Wrap lines"), QStringLiteral("wrapLogMessage"), false},
            {Truth, tr("Indent JSON"), QStringLiteral("prettifyLogMessage"), false},
            {Truth, tr("Fields of a line on click"), QStringLiteral("enableLogDetails"), true}};
}

std::vector<ListOptionsForm::Field> ListOptionsForm::traceFields()
{
    using enum FieldKind;
    return {{Text, tr("Service"), QStringLiteral("target:service")},
            {Text, tr("Operation"), QStringLiteral("target:operation")},
            {Text, tr("Tags, for instance error=true"), QStringLiteral("target:tags")},
            {Text, tr("At least as long as"), QStringLiteral("target:minDuration")},
            {Text, tr("At most as long as"), QStringLiteral("target:maxDuration")},
            {Number, tr("Most traces"), QStringLiteral("target:limit"), 20}};
}

std::vector<ListOptionsForm::Field> ListOptionsForm::incidentFields()
{
    using enum FieldKind;
    const QString statuses = QStringLiteral("statuses");
    const QVariant open = QStringList{QStringLiteral("triggered"), QStringLiteral("acknowledged")};
    return {
        {Member, tr("Triggered"), statuses, open, {}, QStringLiteral("triggered")},
        {Member, tr("Acknowledged"), statuses, open, {}, QStringLiteral("acknowledged")},
        {Member, tr("Resolved"), statuses, open, {}, QStringLiteral("resolved")},
        {Choice,
         tr("Urgency"),
         QStringLiteral("urgency"),
         {},
         {{tr("Any"), QString()}, {tr("High"), QStringLiteral("high")}, {tr("Low"), QStringLiteral("low")}}},
        {Words, tr("Services, with commas"), QStringLiteral("services")},
        {Number, tr("Most rows"), QStringLiteral("limit"), 20}};
}

std::vector<ListOptionsForm::Field> ListOptionsForm::sloFields()
{
    using enum FieldKind;
    const QVariant windows = QStringList{QStringLiteral("1h"), QStringLiteral("6h")};
    return {{Words, tr("Files, with commas"), QStringLiteral("files")},
            {Words, tr("Services, with commas"), QStringLiteral("services")},
            {Words, tr("Burn rates over, with commas"), QStringLiteral("burnWindows"), windows}};
}

QWidget *ListOptionsForm::makeWidget(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Truth:
    case FieldKind::Member: {
        auto *box = new QCheckBox(field.label, m_box);
        connect(box, &QCheckBox::clicked, this, &ListOptionsForm::edited);
        return box;
    }
    case FieldKind::Choice: {
        auto *choice = new QComboBox(m_box);
        for (const auto &[text, value] : field.choices)
            choice->addItem(text, value);
        connect(choice, &QComboBox::activated, this, &ListOptionsForm::edited);
        return choice;
    }
    case FieldKind::Number: {
        auto *number = new QSpinBox(m_box);
        number->setRange(1, mostRows);
        connect(number, &QSpinBox::editingFinished, this, &ListOptionsForm::edited);
        return number;
    }
    case FieldKind::Text:
    case FieldKind::Words:
        break;
    }
    auto *text = new QLineEdit(m_box);
    connect(text, &QLineEdit::editingFinished, this, &ListOptionsForm::edited);
    return text;
}

void ListOptionsForm::build(PanelKind kind)
{
    delete m_box;
    m_box = new QWidget(this);
    m_layout->addWidget(m_box);
    m_editors.clear();
    m_kind = kind;
    auto *form = new QVBoxLayout(m_box);
    form->setContentsMargins({});
    form->setSpacing(kit::space::tiny);
    for (const Field &field : fieldsOf(kind)) {
        const bool hasOwnText = field.kind == FieldKind::Truth || field.kind == FieldKind::Member;
        QWidget *widget = makeWidget(field);
        widget->setAccessibleName(field.label);
        widget->setObjectName(field.path
                              + (field.member.isEmpty() ? QString() : QLatin1Char('.') + field.member));
        if (!hasOwnText)
            form->addWidget(
                new kit::PlainLabel(field.label, kit::TextStyle::Label, kit::ColorRole::TextMuted, m_box));
        form->addWidget(widget);
        if (!hasOwnText)
            form->addSpacing(kit::space::tiny);
        m_editors.push_back({field, widget});
    }
}

void ListOptionsForm::showValue(const Editor &editor, const QVariant &value) const
{
    const Field &field = editor.field;
    if (auto *choice = qobject_cast<QComboBox *>(editor.widget)) {
        const int index = choice->findData(value);
        choice->setCurrentIndex(std::max(index, 0));
    } else if (auto *box = qobject_cast<QCheckBox *>(editor.widget)) {
        box->setChecked(field.kind == FieldKind::Member ? value.toStringList().contains(field.member)
                                                        : value.toBool());
    } else if (auto *number = qobject_cast<QSpinBox *>(editor.widget)) {
        number->setValue(value.toInt());
    } else if (auto *text = qobject_cast<QLineEdit *>(editor.widget)) {
        const QString shown = field.kind == FieldKind::Words ? value.toStringList().join(QStringLiteral(", "))
                                                             : value.toString();
        if (text->text() != shown)
            text->setText(shown);
    }
}

// present: the value before; of a list whose member this is.
QVariant ListOptionsForm::valueOf(const Editor &editor, const QVariant &present) const
{
    if (const auto *choice = qobject_cast<QComboBox *>(editor.widget))
        return choice->currentData();
    if (const auto *number = qobject_cast<QSpinBox *>(editor.widget))
        return number->value();
    if (const auto *box = qobject_cast<QCheckBox *>(editor.widget)) {
        if (editor.field.kind == FieldKind::Truth)
            return box->isChecked();
        QStringList list = present.toStringList();
        list.removeAll(editor.field.member);
        if (box->isChecked())
            list << editor.field.member;
        return QVariant(QVariantList(list.begin(), list.end()));
    }
    const QString text = static_cast<QLineEdit *>(editor.widget)->text().trimmed();
    if (editor.field.kind == FieldKind::Text)
        return text;
    const QStringList list = words(text);
    return QVariant(QVariantList(list.begin(), list.end()));
}

void ListOptionsForm::setPanel(const Panel &panel)
{
    const bool isAnother = panel.id != m_panelId || m_kind != panel.kind;
    m_panelId = panel.id;
    if (m_kind != panel.kind)
        build(panel.kind);
    for (const Editor &editor : m_editors) {
        if (!isAnother && editor.widget->hasFocus())
            continue;
        const QVariant value = optionAt(mapFor(panel, editor.field.path), pathIn(editor.field.path));
        showValue(editor, value.isValid() ? value : editor.field.otherwise);
    }
}

// Options that are as they mean when absent stay absent.
Panel ListOptionsForm::panelFromFields(Panel panel) const
{
    if (m_kind != panel.kind)
        return panel;
    completeTarget(panel);
    for (const Editor &editor : m_editors) {
        const QString path = pathIn(editor.field.path);
        const bool isTarget = editor.field.path.startsWith(ofTarget) && !panel.targets.empty();
        QVariantMap &map = isTarget ? panel.targets.front().model : panel.options;
        const QVariant present = optionAt(map, path);
        const QVariant shown = present.isValid() ? present : editor.field.otherwise;
        const QVariant now = valueOf(editor, shown);
        const bool isList = editor.field.kind == FieldKind::Words || editor.field.kind == FieldKind::Member;
        const bool isFirstChoice = editor.field.kind == FieldKind::Choice && !shown.isValid()
            && now == editor.field.choices.front().second;
        const bool isSame
            = isList ? now.toStringList() == shown.toStringList() : now.toString() == shown.toString();
        if (!isSame && !isFirstChoice)
            map = withOption(map, path, now);
    }
    // Grafana groups by labels only in its custom mode.
    if (panel.kind == PanelKind::AlertList && !textsAt(panel.options, u"groupBy").isEmpty())
        panel.options.insert(QStringLiteral("groupMode"), QStringLiteral("custom"));
    return panel;
}

} // namespace yagura::dashboards

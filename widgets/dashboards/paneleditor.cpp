#include "dashboards/paneleditor.h"

#include "core/units.h"
#include "dashboards/lists/listoptionsform.h"
#include "kit/controls/button.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/editors/promqllookup.h"
#include "kit/paintparts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr int paneWidth = 336;
constexpr int queryHeight = 92;
constexpr size_t mostTargets = 26;

kit::PlainLabel *labelFor(const QString &text, QWidget *parent)
{
    return new kit::PlainLabel(text, kit::TextStyle::Label, kit::ColorRole::TextMuted, parent);
}

void setTextQuietly(QLineEdit &field, const QString &text)
{
    if (field.text() != text)
        field.setText(text);
}

} // namespace

QueryEdit::QueryEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFont(kit::textFont(kit::TextStyle::Mono));
    setTabChangesFocus(true);
    setFixedHeight(queryHeight);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void QueryEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT finished();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void QueryEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT finished();
}

PanelEditor::PanelEditor(QWidget *parent)
    : QWidget(parent)
    , m_form(new QVBoxLayout)
    , m_targetsLayout(new QVBoxLayout)
    , m_title(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_unit(new QComboBox(this))
    , m_description(new QLineEdit(this))
    , m_text(new QueryEdit(this))
    , m_textBox(new QWidget(this))
    , m_targetsBox(new QWidget(this))
    , m_unitBox(new QWidget(this))
    , m_options(new ListOptionsForm(this))
{
    setFixedWidth(paneWidth);
    setAccessibleName(tr("Panel editor"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::small, kit::space::small);
    head->addWidget(
        new kit::PlainLabel(tr("Edit panel"), kit::TextStyle::Strong, kit::ColorRole::Text, this));
    head->addStretch(1);
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the editor"), this);
    close->setControlSize(kit::ControlSize::Small);
    connect(close, &QAbstractButton::clicked, this, [this] {
        commit();
        Q_EMIT closed();
    });
    head->addWidget(close);
    outer->addLayout(head);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget;
    inside->setLayout(m_form);
    area->setWidget(inside);
    area->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    outer->addWidget(area, 1);
    buildFields();
}

void PanelEditor::buildFields()
{
    m_form->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::medium);
    m_form->setSpacing(kit::space::tiny);
    const auto add = [&](const QString &label, QWidget *field) {
        m_form->addWidget(labelFor(label, this));
        m_form->addWidget(field);
        m_form->addSpacing(kit::space::small);
        field->setAccessibleName(label);
    };
    add(tr("Title"), m_title);
    const std::pair<PanelKind, QString> kinds[]{{PanelKind::TimeSeries, tr("Time series")},
                                                {PanelKind::Stat, tr("Figure")},
                                                {PanelKind::Gauge, tr("Gauge")},
                                                {PanelKind::BarGauge, tr("Bars")},
                                                {PanelKind::Table, tr("Table")},
                                                {PanelKind::Text, tr("Text")},
                                                {PanelKind::AlertList, tr("Alerts")},
                                                {PanelKind::IncidentList, tr("Incidents")},
                                                {PanelKind::Slo, tr("Objectives")},
                                                {PanelKind::TraceList, tr("Traces")},
                                                {PanelKind::Logs, tr("Log lines")},
                                                {PanelKind::DashboardList, tr("Dashboards")}};
    for (const auto &[kind, name] : kinds)
        m_kind->addItem(name, static_cast<int>(kind));
    add(tr("Kind"), m_kind);
    m_targetsLayout->setContentsMargins({});
    m_targetsLayout->setSpacing(kit::space::tiny);
    auto *targetsBoxLayout = new QVBoxLayout(m_targetsBox);
    targetsBoxLayout->setContentsMargins({});
    targetsBoxLayout->addLayout(m_targetsLayout);
    auto *addQuery = new kit::Button(tr("Add query"), kit::ButtonKind::Link, m_targetsBox);
    targetsBoxLayout->addWidget(addQuery, 0, Qt::AlignLeft);
    m_form->addWidget(m_targetsBox);
    auto *textLayout = new QVBoxLayout(m_textBox);
    textLayout->setContentsMargins({});
    textLayout->addWidget(labelFor(tr("Text, Markdown"), m_textBox));
    textLayout->addWidget(m_text);
    m_text->setAccessibleName(tr("Text, Markdown"));
    m_form->addWidget(m_textBox);
    m_form->addWidget(m_options);
    m_form->addSpacing(kit::space::small);
    for (const char *id : commonUnitIds())
        m_unit->addItem(QString::fromUtf8(id));
    m_unit->setEditable(true);
    m_unit->setAccessibleName(tr("Unit"));
    auto *unitLayout = new QVBoxLayout(m_unitBox);
    unitLayout->setContentsMargins(0, 0, 0, kit::space::small);
    unitLayout->setSpacing(kit::space::tiny);
    unitLayout->addWidget(labelFor(tr("Unit"), m_unitBox));
    unitLayout->addWidget(m_unit);
    m_form->addWidget(m_unitBox);
    add(tr("Description"), m_description);
    m_form->addStretch(1);
    for (QLineEdit *field : {m_title, m_description})
        connect(field, &QLineEdit::editingFinished, this, &PanelEditor::commit);
    connect(m_kind, &QComboBox::activated, this, &PanelEditor::commit);
    connect(m_unit, &QComboBox::activated, this, &PanelEditor::commit);
    connect(m_unit->lineEdit(), &QLineEdit::editingFinished, this, &PanelEditor::commit);
    connect(m_text, &QueryEdit::finished, this, &PanelEditor::commit);
    connect(m_options, &ListOptionsForm::edited, this, &PanelEditor::commit);
    connect(addQuery, &QAbstractButton::clicked, this, [this] {
        commit();
        Panel panel = m_panel;
        if (panel.targets.size() >= mostTargets)
            return;
        Target target;
        target.refId = QString(QLatin1Char(static_cast<char>('A' + panel.targets.size())));
        panel.targets.push_back(target);
        Q_EMIT edited(panel);
    });
}

void PanelEditor::addTargetFields()
{
    const size_t index = m_targets.size();
    TargetFields fields{new QWidget(m_targetsBox), nullptr, nullptr, nullptr, nullptr};
    auto *layout = new QVBoxLayout(fields.box);
    layout->setContentsMargins(0, 0, 0, kit::space::small);
    layout->setSpacing(kit::space::tiny);
    auto *head = new QHBoxLayout;
    const QString name = tr("Query %1").arg(QLatin1Char(static_cast<char>('A' + index)));
    head->addWidget(labelFor(name, fields.box));
    head->addStretch(1);
    fields.instant = new QCheckBox(tr("Instant"), fields.box);
    fields.instant->setAccessibleName(tr("Only the value at the end of the range"));
    head->addWidget(fields.instant);
    auto *remove = new kit::IconButton(kit::IconName::Trash, tr("Remove the query"), fields.box);
    remove->setControlSize(kit::ControlSize::Small);
    head->addWidget(remove);
    layout->addLayout(head);
    fields.query = new kit::PromqlEditor(name, fields.box);
    fields.query->setOptions({.server = {}, .variables = true});
    fields.query->setTabChangesFocus(true);
    fields.query->setFixedHeight(queryHeight);
    fields.query->installEventFilter(this);
    fields.lookup = new kit::PromqlLookup(*fields.query);
    fields.lookup->setScrapeInterval(m_scrapeInterval);
    fields.lookup->setClient(m_client);
    fields.query->setPlaceholderText(tr("PromQL, for instance rate(http_requests_total[$__rate_interval])"));
    layout->addWidget(fields.query);
    fields.legend = new QLineEdit(fields.box);
    fields.legend->setAccessibleName(tr("Legend"));
    fields.legend->setPlaceholderText(tr("Legend, for instance {{service}}"));
    layout->addWidget(fields.legend);
    m_targetsLayout->addWidget(fields.box);
    connect(fields.query, &kit::PromqlEditor::runRequested, this, &PanelEditor::commit);
    connect(fields.legend, &QLineEdit::editingFinished, this, &PanelEditor::commit);
    connect(fields.instant, &QCheckBox::clicked, this, &PanelEditor::commit);
    connect(remove, &QAbstractButton::clicked, this, [this, index] { removeTarget(index); });
    m_targets.push_back(fields);
}

void PanelEditor::setServer(const std::shared_ptr<metrics::PromClient> &client,
                            std::optional<Duration> scrapeInterval)
{
    m_client = client;
    m_scrapeInterval = scrapeInterval;
    for (const TargetFields &fields : m_targets) {
        fields.lookup->setScrapeInterval(scrapeInterval);
        fields.lookup->setClient(client);
    }
}

// Leaving a query finishes its edit; opening the list of completions is no leaving.
bool PanelEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        commit();
    return QWidget::eventFilter(watched, event);
}

void PanelEditor::removeTarget(size_t index)
{
    commit();
    Panel panel = m_panel;
    if (index >= panel.targets.size())
        return;
    panel.targets.erase(panel.targets.begin() + static_cast<std::ptrdiff_t>(index));
    Q_EMIT edited(panel);
}

void PanelEditor::setPanel(const Panel &panel)
{
    const bool another = panel.id != m_panel.id;
    m_panel = panel;
    m_isFilling = true;
    while (m_targets.size() > panel.targets.size()) {
        m_targets.back().box->hide();
        m_targets.back().box->deleteLater();
        m_targets.pop_back();
    }
    while (m_targets.size() < panel.targets.size())
        addTargetFields();
    const auto keeps = [another](const QWidget *field) { return !another && field->hasFocus(); };
    for (size_t i = 0; i < panel.targets.size(); ++i) {
        const Target &target = panel.targets[i];
        TargetFields &fields = m_targets[i];
        if (!keeps(fields.query) && fields.query->toPlainText() != target.expression)
            fields.query->setPlainText(target.expression);
        if (!keeps(fields.legend))
            setTextQuietly(*fields.legend, target.legend);
        fields.instant->setChecked(target.mode == QueryMode::Instant);
    }
    if (!keeps(m_title))
        setTextQuietly(*m_title, panel.title);
    if (!keeps(m_description))
        setTextQuietly(*m_description, panel.description);
    if (!keeps(m_text) && m_text->toPlainText() != panel.text)
        m_text->setPlainText(panel.text);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(panel.kind)));
    m_unit->setCurrentText(panel.field.unit.value_or(QString()));
    m_textBox->setVisible(panel.kind == PanelKind::Text);
    const bool isList = ListOptionsForm::handles(panel.kind);
    m_targetsBox->setVisible(panel.kind != PanelKind::Text && !isList);
    m_unitBox->setVisible(!isList);
    m_options->setVisible(isList);
    if (isList)
        m_options->setPanel(panel);
    m_isFilling = false;
}

Panel PanelEditor::panelFromFields() const
{
    Panel panel = m_panel;
    panel.title = m_title->text();
    panel.description = m_description->text();
    panel.text = m_text->toPlainText();
    if (m_kind->currentIndex() >= 0) {
        const auto kind = static_cast<PanelKind>(m_kind->currentData().toInt());
        if (kind != panel.kind)
            panel.typeName = panelTypeName(kind);
        panel.kind = kind;
    }
    const QString unit = m_unit->currentText().trimmed();
    if (unit != panel.field.unit.value_or(QString()))
        panel.field.unit = unit.isEmpty() ? std::nullopt : std::optional(unit);
    for (size_t i = 0; i < panel.targets.size() && i < m_targets.size(); ++i) {
        panel.targets[i].expression = m_targets[i].query->toPlainText();
        panel.targets[i].legend = m_targets[i].legend->text();
        panel.targets[i].mode = m_targets[i].instant->isChecked() ? QueryMode::Instant : QueryMode::Range;
    }
    const bool isList = ListOptionsForm::handles(panel.kind);
    // Queries of one server mean nothing to another.
    if (panel.kind != m_panel.kind && (isList || ListOptionsForm::handles(m_panel.kind))) {
        panel.targets = newPanel(panel.id, panel.kind).targets;
        panel.options.clear();
    } else if (hasTargets(panel.kind) && panel.targets.empty() && !hasTargets(m_panel.kind)) {
        panel.targets = newPanel(panel.id, panel.kind).targets;
    }
    return isList ? m_options->panelFromFields(std::move(panel)) : panel;
}

void PanelEditor::commit()
{
    if (m_isFilling || m_panel.id == 0)
        return;
    const Panel panel = panelFromFields();
    if (panel == m_panel)
        return;
    m_panel = panel;
    Q_EMIT edited(panel);
}

void PanelEditor::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::dashboards

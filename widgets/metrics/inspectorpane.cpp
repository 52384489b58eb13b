#include "metrics/inspectorpane.h"

#include "core/duration.h"
#include "kit/controls/button.h"
#include "kit/errortext.h"
#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/theme.h"
#include "metrics/promcurl.h"
#include "metrics/stepmaths.h"
#include "net/endpoint.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yagura::metrics {

namespace {

constexpr qsizetype longestText = 20'000;

QString line(const QString &name, const QString &value)
{
    return QStringLiteral("  ") + name + QStringLiteral(" = ")
        + kit::safeText(value, kit::LineBreaks::Shown, longestText);
}

size_t sampleCount(const QueryResult &result)
{
    size_t samples = 0;
    for (const Series &series : result.series)
        samples += series.timesMs.size() + series.histograms.size();
    return samples;
}

QStringList answerLines(const SharedResult &result, const std::optional<Error> &error)
{
    if (error)
        return {QStringLiteral("  ") + kit::errorSentence(*error),
                QStringLiteral("  ") + kit::safeText(error->detail, kit::LineBreaks::Shown, longestText)};
    if (!result)
        return {QStringLiteral("  ") + InspectorPane::tr("not answered yet")};
    QStringList lines{line(InspectorPane::tr("size"),
                           kit::groupedNumber(static_cast<double>(result->bytes)) + QStringLiteral(" B")),
                      line(InspectorPane::tr("time"), goDuration(result->elapsed)),
                      line(InspectorPane::tr("series"), QString::number(result->series.size())),
                      line(InspectorPane::tr("samples"), QString::number(sampleCount(*result)))};
    for (const QString &warning : result->warnings)
        lines << line(InspectorPane::tr("warning"), warning);
    for (const QString &info : result->infos)
        lines << line(InspectorPane::tr("info"), info);
    return lines;
}

} // namespace

Inspection inspectionOf(const AskedQuery &query, const Endpoint &endpoint, const SharedResult &result,
                        const std::optional<Error> &error)
{
    const bool isRange = query.mode == QueryMode::Range;
    const QString path = isRange ? QStringLiteral("/api/v1/query_range") : QStringLiteral("/api/v1/query");
    const QueryItems items = isRange
        ? rangeItems(query.expression, alignedTo(query.range, query.step), query.step)
        : instantItems(query.expression, query.range.to);
    QStringList lines{InspectorPane::tr("Query %1").arg(query.refId), {}, InspectorPane::tr("Request")};
    lines << QStringLiteral("  POST ")
            + kit::safeText(endpoint.base.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash) + path);
    for (const auto &[name, value] : items)
        lines << line(name, value);
    lines << QString() << InspectorPane::tr("Macros");
    for (const dashboards::Replacement &one : query.replaced)
        lines << (one.isKnown ? line(one.reference, one.text)
                              : line(one.reference, InspectorPane::tr("unknown, stays as written")));
    if (query.replaced.empty())
        lines << QStringLiteral("  ") + InspectorPane::tr("none");
    lines << QString() << InspectorPane::tr("Answer") << answerLines(result, error);
    return {lines.join(QLatin1Char('\n')), curlCommand(endpoint, path, items)};
}

InspectorPane::InspectorPane(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_copyCommand(new kit::Button(tr("Copy as curl"), kit::ButtonKind::Outlined, this))
    , m_copyAll(new kit::Button(tr("Copy all"), kit::ButtonKind::Quiet, this))
{
    m_text->setReadOnly(true);
    m_text->setFont(kit::textFont(kit::TextStyle::Mono));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(kit::space::medium);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setAccessibleName(tr("Request and answer"));
    m_text->setTabChangesFocus(true);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    buttons->setSpacing(kit::space::small);
    for (kit::Button *button : {m_copyCommand, m_copyAll}) {
        button->setControlSize(kit::ControlSize::Small);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
    connect(m_copyCommand, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_commands); });
    connect(m_copyAll, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text()); });
    setInspections({});
}

void InspectorPane::setInspections(const std::vector<Inspection> &inspections)
{
    QStringList texts;
    QStringList commands;
    for (const Inspection &one : inspections) {
        texts << one.text;
        commands << one.command;
    }
    m_commands = commands.join(QLatin1Char('\n'));
    const QString all = texts.join(QStringLiteral("\n\n"));
    if (all != text())
        m_text->setPlainText(inspections.empty() ? tr("Nothing was asked yet.") : all);
    m_copyCommand->setEnabled(!inspections.empty());
    m_copyAll->setEnabled(!inspections.empty());
}

QString InspectorPane::text() const
{
    return m_text->toPlainText();
}

} // namespace yagura::metrics

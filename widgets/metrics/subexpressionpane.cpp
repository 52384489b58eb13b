#include "metrics/subexpressionpane.h"

#include "kit/controls/plainlabel.h"
#include "kit/controls/statepane.h"
#include "kit/errortext.h"
#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "metrics/promclient.h"

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yagura::metrics {

namespace {

constexpr size_t mostValues = 50;
constexpr int indentSpaces = 2;
constexpr int valuesHeight = 160;

kit::TextCell partCell(const QModelIndex &index)
{
    kit::TextCell cell;
    const int depth = index.siblingAtColumn(0).data(SubexpressionModel::DepthRole).toInt();
    const bool isText = index.column() == SubexpressionModel::Text;
    cell.text = isText ? QString(depth * indentSpaces, QChar::Nbsp) + index.data().toString()
                       : index.data().toString();
    cell.style = isText ? kit::TextStyle::Mono : kit::TextStyle::Label;
    cell.role = isText ? kit::ColorRole::Text : kit::ColorRole::TextMuted;
    if (index.column() == SubexpressionModel::Count && index.data(SubexpressionModel::IsErrorRole).toBool())
        cell.role = kit::ColorRole::Critical;
    return cell;
}

QString valueLines(const QueryResult &result)
{
    if (result.type == ResultType::String)
        return kit::safeText(result.text);
    QStringList lines;
    for (size_t i = 0; i < result.series.size() && i < mostValues; ++i) {
        const Series &series = result.series[i];
        const QString value = series.values.empty()
            ? SubexpressionPane::tr("histogram")
            : QString::number(series.values.back(), 'g', QLocale::FloatingPointShortest);
        const QString labels = series.labels.isEmpty() ? QStringLiteral("{}") : series.labels.toString();
        lines << kit::safeText(labels) + QStringLiteral("  ") + value;
    }
    if (result.series.size() > mostValues)
        lines << SubexpressionPane::tr("%n more", nullptr,
                                       static_cast<int>(result.series.size() - mostValues));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

SubexpressionPane::SubexpressionPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new SubexpressionModel(this))
    , m_table(new kit::DataTable(tr("Parts of the query")))
    , m_stack(new kit::ContentStack(m_table, this))
    , m_summary(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, this))
    , m_values(new QPlainTextEdit(this))
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new kit::TextDelegate(m_table, partCell));
    m_table->setColumns({{kit::ColumnWidth::Stretch, 120, 1, Qt::AlignLeft},
                         {kit::ColumnWidth::Content, 40, 1, Qt::AlignLeft},
                         {kit::ColumnWidth::Content, 64, 1, Qt::AlignLeft}});
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium,
                                  kit::space::small);
    m_values->setReadOnly(true);
    m_values->setFont(kit::textFont(kit::TextStyle::Mono));
    m_values->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_values->setFrameShape(QFrame::NoFrame);
    m_values->setFixedHeight(valuesHeight);
    m_values->document()->setDocumentMargin(kit::space::medium);
    m_values->setAccessibleName(tr("Values of the part"));
    m_values->setTabChangesFocus(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_summary);
    layout->addWidget(m_values);
    connect(m_table, &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { ask(index.row()); });
    setQuery({});
}

void SubexpressionPane::setClient(const std::shared_ptr<PromClient> &client)
{
    m_client = client;
    m_call.cancel();
}

void SubexpressionPane::setQuery(const AskedQuery &query)
{
    const bool isOther = query.expression != m_query.expression || m_model->rowCount() == 0;
    m_query = query;
    if (!isOther)
        return;
    m_call.cancel();
    m_model->setParts(subexpressions(query.expression));
    m_values->clear();
    if (m_model->rowCount() > 0)
        m_stack->setContent();
    else
        m_stack->setEmpty(tr("No parts"), tr("Ask a query that is right PromQL, then choose a part of it."),
                          kit::IconName::Search);
    m_summary->setText(m_model->rowCount() > 0 ? tr("Click a part, or press Enter on it, to ask it alone.")
                                               : QString());
}

void SubexpressionPane::ask(int row)
{
    const Subexpression &part = m_model->parts()[static_cast<size_t>(row)];
    m_values->clear();
    if (!part.canBeAsked() || !m_client) {
        m_summary->setText(tr("This part has no series of its own."));
        return;
    }
    m_summary->setText(tr("Asking …"));
    m_call.start(m_client->query(part.text, m_query.range.to), this,
                 [this, row](const Result<SharedResult> &answer) { take(row, answer); });
}

void SubexpressionPane::take(int row, const Result<SharedResult> &answer)
{
    m_model->setAnswer(row, answer);
    if (!answer) {
        m_summary->setText(answer.error().detail.isEmpty() ? kit::errorSentence(answer.error())
                                                           : answer.error().detail);
        return;
    }
    const auto count = static_cast<int>((*answer)->series.size());
    m_summary->setText(count == 0 ? tr("Nothing: this is where the query loses its series.")
                                  : tr("%n series at the end of the range", nullptr, count));
    m_values->setPlainText(valueLines(**answer));
}

} // namespace yagura::metrics

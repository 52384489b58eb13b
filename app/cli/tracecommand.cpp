#include "cli/tracecommand.h"

#include "cli/tracereport.h"
#include "core/text.h"
#include "traces/files/tracefile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yagura::cli {

namespace {

using namespace traces;

struct Wanted
{
    QStringList paths;
    bool asJson = false;
    ReportLength length = ReportLength::Short;
    double percentile = 95;
};

CommandAnswer refused(const QString &reason)
{
    return {2, {}, QStringLiteral("yagura trace: %1\n").arg(reason).toUtf8()};
}

void complain(CommandAnswer &answer, const Error &error)
{
    answer.messages += QStringLiteral("yagura trace: %1\n").arg(forDisplay(describe(error))).toUtf8();
}

// Of a file that is whole but holds nothing, or a trace twice, everything was read.
bool isDamage(const Error &problem)
{
    return problem.kind != ErrorKind::Missing && problem.kind != ErrorKind::Conflict;
}

Result<TraceFile> readAndSay(const QString &path, CommandAnswer &answer)
{
    auto file = readTraceFile(path);
    if (!file) {
        answer.status = 2;
        complain(answer, file.error());
        return file;
    }
    for (const auto &problem : file->problems) {
        answer.status = std::max(answer.status, isDamage(problem) ? 2 : 1);
        complain(answer, problem);
    }
    return file;
}

QByteArray documentOf(const QJsonArray &elements)
{
    const auto document
        = elements.size() == 1 ? QJsonDocument(elements.first().toObject()) : QJsonDocument(elements);
    return document.toJson(QJsonDocument::Compact) + '\n';
}

CommandAnswer analyze(const Wanted &wanted)
{
    CommandAnswer answer;
    QJsonArray elements;
    const auto add = [&](const QString &path, QJsonObject element) {
        element.insert(QStringLiteral("file"), path);
        elements.append(element);
    };
    bool anyRead = false;
    for (const auto &path : wanted.paths) {
        auto file = readAndSay(path, answer);
        if (!file)
            continue;
        anyRead = true;
        if (file->traces.empty() && wanted.asJson)
            add(path, emptyAnalysisJson());
        for (auto &trace : file->traces) {
            const auto open = openTrace(std::move(trace));
            if (!open.findings.empty())
                answer.status = std::max(answer.status, 1);
            if (wanted.asJson)
                add(path, analysisJson(open, wanted.length));
            else
                answer.output += forDisplay(path).toUtf8() + '\n' + analysisText(open, wanted.length);
        }
    }
    if (wanted.asJson && anyRead)
        answer.output = documentOf(elements);
    return answer;
}

CommandAnswer statistics(const Wanted &wanted)
{
    CommandAnswer answer;
    std::vector<TraceSummary> summaries;
    bool anyRead = false;
    for (const auto &path : wanted.paths) {
        auto file = readAndSay(path, answer);
        if (!file)
            continue;
        anyRead = true;
        for (auto &trace : file->traces) {
            const auto parentage = resolveParents(trace);
            inheritMissingStarts(trace, parentage);
            summaries.push_back(summarise(trace, parentage));
        }
    }
    if (!anyRead)
        return answer;
    const auto sums = durationStatistics(summaries, wanted.percentile);
    answer.output = wanted.asJson ? QJsonDocument(statisticsJson(sums)).toJson(QJsonDocument::Compact) + '\n'
                                  : statisticsText(sums, wanted.percentile);
    return answer;
}

// False: the argument means nothing here.
bool takeOption(const QString &argument, const QString &next, bool isStatistics, Wanted &wanted,
                bool &usedNext)
{
    usedNext = false;
    if (argument == u"--json") {
        wanted.asJson = true;
        return true;
    }
    if (argument == u"--all" && !isStatistics) {
        wanted.length = ReportLength::All;
        return true;
    }
    if (argument == u"--percentile" && isStatistics) {
        usedNext = true;
        bool isNumber = false;
        wanted.percentile = next.toDouble(&isNumber);
        return isNumber && wanted.percentile >= 0 && wanted.percentile <= 100;
    }
    return false;
}

} // namespace

CommandAnswer runTrace(const QStringList &arguments)
{
    const QString word = arguments.value(0);
    const bool isStatistics = word == u"stats";
    if (word != u"analyze" && !isStatistics)
        return refused(QStringLiteral("write: yagura trace analyze [--json] [--all] FILE…\n"
                                      "or: yagura trace stats [--json] [--percentile P] FILE…"));
    Wanted wanted;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (!arguments[i].startsWith(QStringLiteral("--"))) {
            wanted.paths.append(arguments[i]);
            continue;
        }
        bool usedNext = false;
        if (!takeOption(arguments[i], arguments.value(i + 1), isStatistics, wanted, usedNext))
            return refused(arguments[i] == u"--percentile" && isStatistics
                               ? QStringLiteral("--percentile needs a number from 0 to 100")
                               : QStringLiteral("%1 does not know %2").arg(word, forDisplay(arguments[i])));
        if (usedNext)
            ++i;
    }
    if (wanted.paths.isEmpty())
        return refused(QStringLiteral("%1 needs at least one file").arg(word));
    return isStatistics ? statistics(wanted) : analyze(wanted);
}

} // namespace yagura::cli

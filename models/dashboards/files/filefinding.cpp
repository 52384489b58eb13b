#include "dashboards/files/filefinding.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards {

namespace {

QString sentence(const FileFinding &finding)
{
    switch (finding.kind) {
    case FileFindingKind::UnsupportedPanel:
        return u"a panel of type %1 is drawn as its data"_s.arg(finding.detail);
    case FileFindingKind::UnsupportedVariable:
        return u"a variable of type %1 keeps its value"_s.arg(finding.detail);
    case FileFindingKind::OtherSource:
        return u"asks a source of type %1"_s.arg(finding.detail);
    case FileFindingKind::RepeatedPanel:
        return u"is repeated in Grafana and shown once"_s;
    case FileFindingKind::OpenInput:
        return u"is left open by the file: %1"_s.arg(finding.detail);
    case FileFindingKind::MissingLibraryPanel:
        return u"is a library panel that the file does not hold: %1"_s.arg(finding.detail);
    case FileFindingKind::SimplifiedLayout:
    case FileFindingKind::NotConverted:
    case FileFindingKind::RemovedSpelling:
    case FileFindingKind::UnresolvedText:
        return finding.detail;
    }
    return finding.detail;
}

} // namespace

QString describe(const FileFinding &finding)
{
    QString text;
    if (finding.panelId > 0)
        text = u"panel %1 "_s.arg(finding.panelId);
    if (!finding.subject.isEmpty())
        text += u"\"%1\" "_s.arg(finding.subject);
    return text.isEmpty() ? sentence(finding) : QString(text.trimmed() + u": "_s + sentence(finding));
}

} // namespace yagura::dashboards

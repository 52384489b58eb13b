#include "processguard.h"

#include "core/redact.h"

#include <QByteArray>
#include <QLoggingCategory>

#include <cstdio>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace yagura {

namespace {

const Redactor *activeRedactor = nullptr;

void printRedacted(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString line = qFormatLogMessage(type, context, message);
    std::fprintf(stderr, "%s\n", activeRedactor->redacted(line).toUtf8().constData());
}

} // namespace

void forbidCoreDumps()
{
    if (qEnvironmentVariableIntValue("YAGURA_ALLOW_CORE") == 1)
        return;
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

void redactMessages(const Redactor &redactor)
{
    activeRedactor = &redactor;
    qInstallMessageHandler(printRedacted);
}

} // namespace yagura

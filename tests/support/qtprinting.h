// How QCOMPARE prints our values.
#pragma once

#include "core/error.h"

#include <QTest>

namespace yagura {

inline char *toString(ErrorKind kind)
{
    return QTest::toString(errorKindName(kind));
}

} // namespace yagura

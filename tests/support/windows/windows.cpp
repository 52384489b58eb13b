// Carries the precompiled header of the tests that have windows.
#include <QTest>

#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace yagura {

void LanguageLoader::load(Language language)
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    const bool isJapanese = language == Language::Japanese
        || (language == Language::System && QLocale::system().language() == QLocale::Japanese);
    QLocale::setDefault(isJapanese ? QLocale(QLocale::Japanese) : QLocale(QLocale::English));
    const QString code = isJapanese ? QStringLiteral("ja") : QStringLiteral("en");
    if (m_program.load(QStringLiteral(":/translations/yagura_") + code))
        QCoreApplication::installTranslator(&m_program);
    if (isJapanese
        && m_qt.load(QStringLiteral("qtbase_ja"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

Language LanguageLoader::effective(Language commandLine, PreferredLanguage preferred)
{
    if (commandLine != Language::System)
        return commandLine;
    switch (preferred) {
    case PreferredLanguage::English:
        return Language::English;
    case PreferredLanguage::Japanese:
        return Language::Japanese;
    case PreferredLanguage::System:
        break;
    }
    return Language::System;
}

} // namespace yagura

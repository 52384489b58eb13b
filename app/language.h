// The language of the texts: loads the translations of the program and of Qt. GUI thread; owned by main.
#pragma once

#include "commandline.h"
#include "workspace/preferences.h"

#include <QTranslator>

namespace yagura {

class LanguageLoader
{
public:
    // Puts the language in force; English needs only its plural forms. Windows made afterwards speak it.
    void load(Language language);

    [[nodiscard]] static Language effective(Language commandLine, PreferredLanguage preferred);

private:
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace yagura

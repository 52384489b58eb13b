// A panel editor by itself, worked with mouse and keys; what is handed over comes back from the file.
#pragma once

#include "dashboards/files/grafanafile.h"
#include "dashboards/paneleditor.h"
#include "kit/thememanager.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace yagura::test {

using dashboards::Dashboard;
using dashboards::Panel;
using dashboards::PanelEditor;

inline Panel readPanel(const QByteArray &json)
{
    const auto file = dashboards::readGrafana(QByteArray("{\"title\":\"t\",\"panels\":[" + json + "]}"), {});
    return file && !file->dashboard.panels.empty() ? file->dashboard.panels[0] : Panel();
}

inline Dashboard dashboardOf(const Panel &panel)
{
    Dashboard dashboard;
    dashboard.title = QStringLiteral("t");
    dashboard.panels = {panel};
    return dashboard;
}

// As it is after a restart.
inline Panel reread(const Panel &panel)
{
    const auto file = dashboards::readGrafana(dashboards::writeGrafana(dashboardOf(panel)), {});
    return file && !file->dashboard.panels.empty() ? file->dashboard.panels[0] : Panel();
}

class PanelEditorUnderTest
{
protected:
    void makeEditor()
    {
        m_editor = std::make_unique<PanelEditor>();
        m_edits = std::make_unique<QSignalSpy>(m_editor.get(), &PanelEditor::edited);
    }
    void dropEditor()
    {
        m_editor->hide(); // a field that is left while it goes would speak to one that is gone
        m_editor.reset();
    }
    void show(const Panel &panel)
    {
        m_editor->resize(m_editor->width(), 900);
        m_editor->setPanel(panel);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
    }
    void page(PanelEditor::Page page)
    {
        m_editor->showPage(page);
        QCoreApplication::processEvents();
    }
    // The place'th of that name that can be seen.
    template <typename Widget> Widget *visible(const QString &accessibleName, int place = 0) const
    {
        for (auto *widget : m_editor->findChildren<Widget *>()) {
            if (widget->isVisible() && widget->accessibleName() == accessibleName && place-- == 0)
                return widget;
        }
        return nullptr;
    }
    static void typeInto(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        if (text.isEmpty())
            QTest::keyClick(field, Qt::Key_Delete);
        else
            QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    // Into the last field that can be seen of that name.
    void type(const QString &objectName, const QString &text)
    {
        QLineEdit *field = nullptr;
        for (auto *one : m_editor->findChildren<QLineEdit *>(objectName)) {
            if (one->isVisible())
                field = one;
        }
        QVERIFY2(field, qPrintable(objectName));
        typeInto(field, text);
    }
    void press(const QString &text)
    {
        for (auto *button : m_editor->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                QCoreApplication::processEvents();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }
    // In both themes into YAGURA_PICTURES; nothing without it.
    void savePictures(const QString &name)
    {
        const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
        for (const bool dark : {true, false}) {
            if (folder.isEmpty())
                return;
            kit::ThemeManager::installed()->setMode(dark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
            QTest::qWait(50);
            const QString theme = dark ? QStringLiteral("dark") : QStringLiteral("light");
            QVERIFY(m_editor->grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, theme)));
        }
        kit::ThemeManager::installed()->setMode(kit::ThemeMode::Dark);
    }
    [[nodiscard]] const Panel &panel() const { return m_editor->panel(); }

    std::unique_ptr<PanelEditor> m_editor;
    std::unique_ptr<QSignalSpy> m_edits;
};

} // namespace yagura::test

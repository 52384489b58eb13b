#include "dashboards/windows/importpane.h"
#include "kit/thememanager.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

class ImportPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offersFilesOfOtherTools();

private:
    QTemporaryDir m_folder;
};

namespace {

QString textOf(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>())
        texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

QByteArray sharedBoard()
{
    return "{\"__inputs\":[{\"name\":\"DS_PROM\",\"label\":\"Metrics of the shop\",\"type\":\"datasource\","
           "\"pluginId\":\"prometheus\"}],\"title\":\"Shared\",\"uid\":\"s\",\"panels\":[{\"id\":1,\"type\":"
           "\"stat\",\"datasource\":{\"type\":\"prometheus\",\"uid\":\"${DS_PROM}\"},\"targets\":[{\"refId\":"
           "\"A\","
           "\"expr\":\"up\"}]}]}";
}

} // namespace

// A file of Terraform's holds two dashboards; one for sharing asks which source is meant.
void ImportPaneTest::offersFilesOfOtherTools()
{
    const auto put = [this](const char *name, const QByteArray &text) {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    };
    const QByteArray resource = "resource \"grafana_dashboard\" \"%1\" {\n  config_json = jsonencode({\n"
                                "    title = \"Of %1\"\n    panels = []\n  })\n}\n";
    const QString infra = put(
        "infra.tf", QByteArray(resource).replace("%1", "one") + QByteArray(resource).replace("%1", "two"));
    const QString shared = put("shared.json", sharedBoard());
    ImportPane own;
    ImportPane *pane = &own;
    pane->resize(pane->width(), 800);
    pane->offer({infra, shared}, {}, *QThreadPool::globalInstance());
    QTRY_VERIFY(textOf(*pane).contains(QLatin1String("Metrics of the shop")));
    QTRY_VERIFY(textOf(*pane).contains(QLatin1String("infra.tf")));
    const auto buttons = [pane] {
        QList<QAbstractButton *> found;
        for (auto *one : pane->findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->text() == QLatin1String("Add to workspace"))
                found << one;
        }
        return found;
    };
    QTRY_COMPARE(buttons().size(), 3);
    auto *source = pane->findChild<QLineEdit *>(QStringLiteral("DS_PROM"));
    QVERIFY(source);
    source->setFocus();
    QTest::keyClicks(source, QStringLiteral("prom"));
    QSignalSpy added(pane, &ImportPane::addRequested);
    for (QAbstractButton *one : buttons())
        QTest::mouseClick(one, Qt::LeftButton);
    QCOMPARE(added.size(), 3);
    QHash<QString, QByteArray> kept;
    for (const auto &arguments : added)
        kept.insert(arguments.at(0).toString(), arguments.at(1).toByteArray());
    QVERIFY(kept.value(QStringLiteral("of-two.json")).contains("Of two"));
    const auto read = readGrafana(kept.value(QStringLiteral("shared.json")), {});
    QVERIFY(read);
    QCOMPARE(read->inputs.front().value, QStringLiteral("prom"));
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(pane->grab().save(folder + QStringLiteral("/import-tools.png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    ImportPaneTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_importpane.moc"

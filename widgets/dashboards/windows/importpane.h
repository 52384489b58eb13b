// The pane that receives dropped dashboard files: says of each what is drawn as asked and what is not, and
// offers to keep it in the workspace or only to look. Nothing is written before that is asked for. Owned by
// PanelCommands; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/files/importedfile.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace yagura::kit {
class Button;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::dashboards {

class ImportPane : public QWidget
{
    Q_OBJECT
public:
    explicit ImportPane(QWidget *parent = nullptr);

    // Reads them on the workers; what was offered before stays. taken: names in the workspace.
    void offer(const QStringList &paths, const QStringList &taken, QThreadPool &workers);
    // The answer to addRequested.
    void addFinished(const QString &name, const Status &status);

Q_SIGNALS:
    void addRequested(const QString &name, const QByteArray &json);
    void lookRequested(const yagura::dashboards::DashboardFile &file);
    void openRequested(const QString &name);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    // One offered dashboard on the pane.
    struct Card
    {
        ImportedFile file;
        QString name; // in the workspace, once asked for
        bool isAdded = false;
        kit::Button *add = nullptr;
        kit::PlainLabel *message = nullptr;
        std::vector<QLineEdit *> inputs = {}; // one for each of the file's
    };

    void take(const QString &path, const Result<std::vector<ImportedFile>> &files);
    void addCard(const ImportedFile &file);
    void addError(const QString &path, const Error &error);
    void add(size_t index);
    [[nodiscard]] QWidget *newCard(const QString &title, const QString &path);
    // Fields for what the file leaves to whoever imports it.
    [[nodiscard]] std::vector<QLineEdit *> addInputs(QVBoxLayout &layout, const ImportedFile &file);
    // With what was chosen for the inputs.
    [[nodiscard]] static QByteArray jsonOf(const Card &card);
    [[nodiscard]] static QString reportText(const ImportedFile &file);

    std::vector<Card> m_cards;
    std::vector<Call<std::vector<ImportedFile>>> m_reading;
    QStringList m_taken;
    QVBoxLayout *m_list;
};

} // namespace yagura::dashboards

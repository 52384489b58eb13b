// The line under the dashboard's bar that asks where an export goes and as what, and says how it went. Never
// in the way: the dashboard below goes on. Owned by PanelCommands; GUI thread.
#pragma once

#include "core/error.h"
#include "dashboards/export/picture.h"

#include <QWidget>

class QLineEdit;

namespace yagura::kit {
class Button;
class DropDownButton;
class ElidedLabel;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::dashboards {

enum class ExportFormat {
    Png,
    Svg,
    Pdf,
    Csv, // frames
    Json, // as Grafana has it
    Data, // frames as JSON
};
inline constexpr ExportFormat exportFormats[] = {ExportFormat::Png, ExportFormat::Svg,  ExportFormat::Pdf,
                                                 ExportFormat::Csv, ExportFormat::Json, ExportFormat::Data};
// As people call it.
[[nodiscard]] QString exportFormatText(ExportFormat format);
// With the dot.
[[nodiscard]] QString exportSuffix(ExportFormat format);

struct ExportWish
{
    ExportFormat format = ExportFormat::Png;
    PdfPages pages = PdfPages::OneLong;
    QString path;
};

class ExportBar : public QWidget
{
    Q_OBJECT
public:
    explicit ExportBar(QWidget *parent = nullptr);

    // name: what is exported, also for the file. Pages are asked for where there may be several.
    void open(const QString &name, ExportFormat format, bool hasPages);
    [[nodiscard]] ExportWish wish() const;
    // Where files go unless told otherwise; the user's downloads at first.
    void setFolder(const QString &folder) { m_folder = folder; }

    void showBusy();
    void showSaved(const QString &path);
    void showError(const Error &error);

Q_SIGNALS:
    void saveRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void choose(int format);
    void suggestPath();
    void save();

    QString m_folder;
    QString m_name;
    ExportFormat m_format = ExportFormat::Png;
    PdfPages m_pages = PdfPages::OneLong;
    bool m_hasPages = false;
    QString m_replaces; // the path that was asked about
    kit::PlainLabel *m_what;
    kit::DropDownButton *m_formats;
    kit::DropDownButton *m_pageChoice;
    QLineEdit *m_path;
    kit::Button *m_save;
    kit::ElidedLabel *m_message;
};

} // namespace yagura::dashboards

#include "dashboards/export/exportbar.h"

#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/errortext.h"
#include "workspace/workspacefiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStandardPaths>

namespace yagura::dashboards {

QString exportFormatText(ExportFormat format)
{
    const auto text = [](const char *words) {
        return QCoreApplication::translate("yagura::dashboards::ExportBar", words);
    };
    switch (format) {
    case ExportFormat::Png:
        return text(QT_TRANSLATE_NOOP("yagura::dashboards::ExportBar", "PNG picture"));
    case ExportFormat::Svg:
        return text(QT_TRANSLATE_NOOP("yagura::dashboards::ExportBar", "SVG picture"));
    case ExportFormat::Pdf:
        return text(QT_TRANSLATE_NOOP("yagura::dashboards::ExportBar", "PDF"));
    case ExportFormat::Csv:
        return text(QT_TRANSLATE_NOOP("yagura::dashboards::ExportBar", "CSV data"));
    case ExportFormat::Json:
        return text(QT_TRANSLATE_NOOP("yagura::dashboards::ExportBar", "Grafana JSON"));
    case ExportFormat::Data:
        return text(QT_TRANSLATE_NOOP("yagura::dashboards::ExportBar", "JSON data"));
    }
    return {};
}

QString exportSuffix(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png:
        return QStringLiteral(".png");
    case ExportFormat::Svg:
        return QStringLiteral(".svg");
    case ExportFormat::Pdf:
        return QStringLiteral(".pdf");
    case ExportFormat::Csv:
        return QStringLiteral(".csv");
    case ExportFormat::Json:
    case ExportFormat::Data:
        break;
    }
    return QStringLiteral(".json");
}

ExportBar::ExportBar(QWidget *parent)
    : QWidget(parent)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
    , m_what(new kit::PlainLabel({}, kit::TextStyle::Strong, kit::ColorRole::Text, this))
    , m_formats(new kit::DropDownButton(tr("Export as"), kit::DropDownLabel::Boxed, this))
    , m_pageChoice(new kit::DropDownButton(tr("Pages"), kit::DropDownLabel::Boxed, this))
    , m_path(new QLineEdit(this))
    , m_save(new kit::Button(tr("Save"), kit::ButtonKind::Filled, this))
    , m_message(new kit::ElidedLabel({}, kit::TextStyle::Body, kit::ColorRole::TextMuted, this))
{
    setAccessibleName(tr("Export"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_path->setAccessibleName(tr("File to write"));
    m_path->setMinimumWidth(200);
    QStringList formats;
    for (const ExportFormat format : exportFormats)
        formats << exportFormatText(format);
    m_formats->setChoices(formats, 0);
    m_pageChoice->setChoices({tr("One long page"), tr("A4, landscape")}, 0);
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the export"), this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kit::space::large, kit::space::small, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::small);
    layout->addWidget(m_what);
    layout->addWidget(m_formats);
    layout->addWidget(m_pageChoice);
    layout->addWidget(m_path, 2);
    layout->addWidget(m_save);
    layout->addWidget(m_message, 1);
    layout->addWidget(close);
    connect(m_formats, &kit::DropDownButton::chosen, this, &ExportBar::choose);
    connect(m_pageChoice, &kit::DropDownButton::chosen, this,
            [this](int index) { m_pages = index == 1 ? PdfPages::A4Landscape : PdfPages::OneLong; });
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_message->setText({}); });
    connect(m_path, &QLineEdit::returnPressed, this, &ExportBar::save);
    connect(m_save, &QAbstractButton::clicked, this, &ExportBar::save);
    connect(close, &QAbstractButton::clicked, this, &ExportBar::closed);
}

void ExportBar::open(const QString &name, ExportFormat format, bool hasPages)
{
    m_name = name;
    m_hasPages = hasPages;
    m_what->setText(name);
    choose(static_cast<int>(format));
    m_formats->setChoices(
        [] {
            QStringList texts;
            for (const ExportFormat one : exportFormats)
                texts << exportFormatText(one);
            return texts;
        }(),
        static_cast<int>(format));
    show();
    m_path->setFocus(Qt::OtherFocusReason);
}

void ExportBar::choose(int format)
{
    m_format = exportFormats[std::clamp(format, 0, static_cast<int>(std::size(exportFormats)) - 1)];
    m_pageChoice->setVisible(m_hasPages && m_format == ExportFormat::Pdf);
    m_message->setText({});
    m_save->setEnabled(true);
    suggestPath();
}

// A name that is not taken yet.
void ExportBar::suggestPath()
{
    const QString suffix = exportSuffix(m_format);
    const QString base = fileNameFor(m_name, {});
    QString path = QDir(m_folder).filePath(QString(base + suffix));
    for (int n = 2; QFile::exists(path) && n < 1000; ++n)
        path = QDir(m_folder).filePath(QStringLiteral("%1-%2%3").arg(base).arg(n).arg(suffix));
    m_path->setText(QDir::toNativeSeparators(path));
    m_path->setCursorPosition(static_cast<int>(m_path->text().size()));
}

ExportWish ExportBar::wish() const
{
    return {m_format, m_pages, QDir::fromNativeSeparators(m_path->text().trimmed())};
}

void ExportBar::save()
{
    const QString path = wish().path;
    if (path.isEmpty())
        return;
    if (QFile::exists(path) && m_replaces != path) {
        m_replaces = path;
        m_message->setColorRole(kit::ColorRole::Warning);
        m_message->setText(tr("There is such a file. Save again to replace it"));
        return;
    }
    m_replaces.clear();
    Q_EMIT saveRequested();
}

void ExportBar::showBusy()
{
    m_save->setEnabled(false);
    m_message->setColorRole(kit::ColorRole::TextMuted);
    m_message->setText(tr("Drawing …"));
}

void ExportBar::showSaved(const QString &path)
{
    m_save->setEnabled(true);
    m_folder = QFileInfo(path).absolutePath();
    m_message->setColorRole(kit::ColorRole::Ok);
    m_message->setText(tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
}

void ExportBar::showError(const Error &error)
{
    m_save->setEnabled(true);
    m_message->setColorRole(kit::ColorRole::Critical);
    m_message->setText(tr("Not saved: %1").arg(kit::errorSentence(error)));
}

void ExportBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void ExportBar::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(kit::ColorRole::Line));
}

} // namespace yagura::dashboards

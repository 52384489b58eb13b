#include "traces/share/tracesharing.h"

#include "core/atomicfile.h"
#include "kit/actionregistry.h"
#include "kit/errortext.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QStandardPaths>
#include <QSvgGenerator>
#include <QUrlQuery>
#include <QWidget>

namespace yagura::traces {

namespace {

// A name that is free: "trace-1.json", "trace-1 (2).json".
QString freePath(const QString &folder, const QString &name)
{
    const QDir directory(folder);
    const auto dot = name.indexOf(u'.');
    for (int i = 1;; ++i) {
        const QString tried = i == 1 ? name : name.left(dot) + QStringLiteral(" (%1)").arg(i) + name.mid(dot);
        if (!QFileInfo::exists(directory.filePath(tried)))
            return directory.filePath(tried);
    }
}

QByteArray svgOf(QWidget *widget, const QString &title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(widget->size());
    generator.setViewBox(widget->rect());
    generator.setTitle(title);
    QPainter painter(&generator);
    widget->render(&painter, {}, {}, QWidget::DrawWindowBackground | QWidget::DrawChildren);
    painter.end();
    return buffer.data();
}

} // namespace

TraceSharing::TraceSharing(QWidget *owner, QWidget *picture)
    : QObject(owner)
    , m_owner(owner)
    , m_picture(picture)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
{ }

void TraceSharing::registerActions(kit::ActionRegistry &registry, QMenu *menu)
{
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, auto run) {
        menu->addAction(registry.add(
            m_owner,
            {QString::fromLatin1(id), text, tr("Trace"), key, kit::IconName::Copy, kit::ActionScope::Screen},
            std::move(run)));
    };
    add("traces.copyId", tr("Copy the trace id"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copyId(); });
    add("traces.copyLink", tr("Copy a link to the store's page"), {}, [this] { copyLink(); });
    add("traces.copyTraceparent", tr("Copy as traceparent"), {}, [this] { copyTraceparent(); });
    menu->addSeparator();
    add("traces.saveJaeger", tr("Save as Jaeger JSON"), {}, [this] { save(TraceExportFormat::Jaeger); });
    add("traces.saveOtlp", tr("Save as OTLP JSON"), {}, [this] { save(TraceExportFormat::Otlp); });
    add("traces.saveCsv", tr("Save the spans as CSV"), {}, [this] { save(TraceExportFormat::Csv); });
    add("traces.savePicture", tr("Save what is shown as SVG"), {}, [this] { savePicture(); });
}

void TraceSharing::copyId()
{
    if (!m_open)
        return;
    QGuiApplication::clipboard()->setText(idText(m_open->trace.id));
    Q_EMIT said(tr("The trace id is copied."));
}

void TraceSharing::copyLink()
{
    if (!m_open)
        return;
    if (m_base.isEmpty()) {
        Q_EMIT said(tr("This trace was opened from a file: there is no page to link to."));
        return;
    }
    QUrl url = m_base;
    QString path = url.path();
    if (!path.endsWith(u'/'))
        path += u'/';
    url.setPath(path + QStringLiteral("trace/") + idText(m_open->trace.id));
    if (m_row != NoIndex) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("uiFind"), m_open->trace.spanIdText(m_open->tree.spans[m_row]));
        url.setQuery(query);
    }
    QGuiApplication::clipboard()->setText(url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded));
    Q_EMIT said(tr("The link is copied."));
}

void TraceSharing::copyTraceparent()
{
    if (!m_open)
        return;
    const auto row = m_row != NoIndex ? m_row : m_open->tree.mainRoot;
    if (row == NoIndex)
        return;
    QGuiApplication::clipboard()->setText(traceparentOf(*m_open, row));
    Q_EMIT said(tr("The traceparent is copied."));
}

void TraceSharing::save(TraceExportFormat format)
{
    if (m_open)
        write(exportFileName(*m_open, format),
              [open = m_open, format] { return exportTrace(*open, format); });
}

void TraceSharing::savePicture()
{
    if (!m_open)
        return;
    const auto name = QFileInfo(exportFileName(*m_open, TraceExportFormat::Csv)).completeBaseName();
    const auto svg = svgOf(m_picture, name); // widgets are drawn here and nowhere else
    write(name + QStringLiteral(".svg"), [svg] { return svg; });
}

void TraceSharing::write(const QString &name, std::function<QByteArray()> make)
{
    Q_EMIT said(tr("Writing %1 …").arg(name));
    m_writing.start(runOnWorker(QThreadPool::globalInstance(),
                                [folder = m_folder, name, make = std::move(make)]() -> Result<QString> {
                                    QDir().mkpath(folder);
                                    const auto path = freePath(folder, name);
                                    const auto done = writeFileAtomically(path, make());
                                    if (!done)
                                        return std::unexpected(done.error());
                                    return path;
                                }),
                    this, [this, name](Result<QString> path) {
                        Q_EMIT said(
                            path ? tr("Saved as %1.").arg(QDir::toNativeSeparators(*path))
                                 : tr("%1 was not saved: %2").arg(name, kit::errorSentence(path.error())));
                    });
}

} // namespace yagura::traces

// The part of DashboardsScreen that knows the other dashboards: what a list says of each, and how one leads
// to another.
#include "core/callcombinators.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/lists/listpanelview.h"
#include "dashboards/lists/panelfeeds.h"

namespace yagura::dashboards {

// Somebody's folder may hold hundreds of large dashboards: they are read away from the window.
void DashboardsScreen::readHeads()
{
    using Heads = QHash<QString, GrafanaHead>;
    m_readHeads.start(runOnWorker(m_workers.get(),
                                  [files = m_files]() -> Result<Heads> {
                                      Heads heads;
                                      for (const DashboardFile &file : files) {
                                          const GrafanaHead head = readGrafanaHead(textOf(file));
                                          if (!head.title.isEmpty())
                                              heads.insert(file.id, head);
                                      }
                                      return heads;
                                  }),
                      this, [this](const Result<Heads> &heads) {
                          if (heads)
                              takeHeads(*heads);
                      });
}

void DashboardsScreen::takeHeads(const QHash<QString, GrafanaHead> &heads)
{
    m_heads = heads;
    if (m_open >= 0 && !dashboard().title.isEmpty())
        m_heads.insert(openId(), {dashboard().uid, dashboard().title, dashboard().tags});
    showTitles(m_open);
    listDashboards();
}

void DashboardsScreen::listDashboards()
{
    std::vector<DashboardEntry> entries;
    for (const DashboardFile &file : m_files) {
        const GrafanaHead head = m_heads.value(file.id);
        entries.push_back({file.id, head.uid, head.title.isEmpty() ? file.id : head.title, head.tags});
    }
    m_feeds->setDashboards(std::move(entries));
}

void DashboardsScreen::openLink(const DashboardLink &link)
{
    const std::vector<Variable> chosen = m_variables;
    open(link.id, link.keepsTime ? OpenTime::Shared : OpenTime::Own);
    if (openId() != link.id)
        return;
    whenOpen([this, link, chosen] {
        if (link.keepsVariables) {
            for (const Variable &variable : chosen)
                setVariable(variable.name, variable.current);
        }
        if (link.address.isEmpty())
            return;
        for (const Variable &variable : withAddressValues(m_variables, link.address))
            setVariable(variable.name, variable.current);
    });
}

} // namespace yagura::dashboards

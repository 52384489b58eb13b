<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>by %n silence(s)</source>
        <translation>
            <numerusform>by %n silence</numerusform>
            <numerusform>by %n silences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message numerus="yes">
        <source>%n panel(s) added</source>
        <translation>
            <numerusform>%n panel added</numerusform>
            <numerusform>%n panels added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n panel(s) deleted</source>
        <translation>
            <numerusform>%n panel deleted</numerusform>
            <numerusform>%n panels deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n panel(s) moved</source>
        <translation>
            <numerusform>%n panel moved</numerusform>
            <numerusform>%n panels moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n panel(s) changed</source>
        <translation>
            <numerusform>%n panel changed</numerusform>
            <numerusform>%n panels changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemLegend</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceText</name>
    <message numerus="yes">
        <source>%n identical copies left out</source>
        <translation>
            <numerusform>%n identical copy left out</numerusform>
            <numerusform>%n identical copies left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans share another&apos;s id</source>
        <translation>
            <numerusform>%n span shares another&apos;s id</numerusform>
            <numerusform>%n spans share another&apos;s id</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls have one id for both sides</source>
        <translation>
            <numerusform>%n call has one id for both sides</numerusform>
            <numerusform>%n calls have one id for both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans without their parent</source>
        <translation>
            <numerusform>%n span without its parent</numerusform>
            <numerusform>%n spans without their parent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans name themselves as parent</source>
        <translation>
            <numerusform>%n span names itself as parent</numerusform>
            <numerusform>%n spans name themselves as parent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n circles of parents cut</source>
        <translation>
            <numerusform>%n circle of parents cut</numerusform>
            <numerusform>%n circles of parents cut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans of another trace</source>
        <translation>
            <numerusform>%n span of another trace</numerusform>
            <numerusform>%n spans of another trace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans without a service</source>
        <translation>
            <numerusform>%n span without a service</numerusform>
            <numerusform>%n spans without a service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans without a start</source>
        <translation>
            <numerusform>%n span without a start</numerusform>
            <numerusform>%n spans without a start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans without a duration</source>
        <translation>
            <numerusform>%n span without a duration</numerusform>
            <numerusform>%n spans without a duration</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans end before they start</source>
        <translation>
            <numerusform>%n span ends before it starts</numerusform>
            <numerusform>%n spans end before they start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n impossible times</source>
        <translation>
            <numerusform>%n impossible time</numerusform>
            <numerusform>%n impossible times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ids are neither hexadecimal nor base64</source>
        <translation>
            <numerusform>%n id is neither hexadecimal nor base64</numerusform>
            <numerusform>%n ids are neither hexadecimal nor base64</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the request is spent in %n such spans themselves.</source>
        <translation>
            <numerusform>%1 of the request is spent in %n such span itself.</numerusform>
            <numerusform>%1 of the request is spent in %n such spans themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed %n times</source>
        <translation>
            <numerusform>%1 failed %n time</numerusform>
            <numerusform>%1 failed %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls one by one: %1</source>
        <translation>
            <numerusform>%n call: %1</numerusform>
            <numerusform>%n calls one by one: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server moved %n spans of %1</source>
        <translation>
            <numerusform>The server moved %n span of %1</numerusform>
            <numerusform>The server moved %n spans of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans stand where they cannot have been.</source>
        <translation>
            <numerusform>%n span stands where it cannot have been.</numerusform>
            <numerusform>%n spans stand where they cannot have been.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempts at %1</source>
        <translation>
            <numerusform>%n attempt at %1</numerusform>
            <numerusform>%n attempts at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times the same query: %1</source>
        <translation>
            <numerusform>%n time the same query: %1</numerusform>
            <numerusform>%n times the same query: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was slower than usual %n times</source>
        <translation>
            <numerusform>%1 was slower than usual %n time</numerusform>
            <numerusform>%1 was slower than usual %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans only passed an error on</source>
        <translation>
            <numerusform>%n span only passed an error on</numerusform>
            <numerusform>%n spans only passed an error on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::alerts::AlertsScreen</name>
    <message numerus="yes">
        <source>%1: %n rule(s) cannot be evaluated</source>
        <translation>
            <numerusform>%1: %n rule cannot be evaluated</numerusform>
            <numerusform>%1: %n rules cannot be evaluated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reported by %n source(s), the same alert counted once</source>
        <translation>
            <numerusform>%1 reported by %n source, the same alert counted once</numerusform>
            <numerusform>%1 reported by %n sources, the same alert counted once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::AlertListView</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) cannot be evaluated</source>
        <translation>
            <numerusform>%n rule cannot be evaluated</numerusform>
            <numerusform>%n rules cannot be evaluated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::DashboardBar</name>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::DashboardsScreen</name>
    <message numerus="yes">
        <source>Saved %1, %n step(s) to undo</source>
        <translation>
            <numerusform>Saved %1, %n step to undo</numerusform>
            <numerusform>Saved %1, %n steps to undo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated panel(s) are not shown: choose fewer values</source>
        <translation>
            <numerusform>%n repeated panel is not shown: choose fewer values</numerusform>
            <numerusform>%n repeated panels are not shown: choose fewer values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::FilterEditor</name>
    <message numerus="yes">
        <source>%n value(s) known</source>
        <translation>
            <numerusform>%n value known</numerusform>
            <numerusform>%n values known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::GridView</name>
    <message numerus="yes">
        <source>%n other panel(s) shrink(s)</source>
        <translation>
            <numerusform>%n other panel shrinks</numerusform>
            <numerusform>%n other panels shrink</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other panel(s) move(s)</source>
        <translation>
            <numerusform>%n other panel moves</numerusform>
            <numerusform>%n other panels move</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n panels: column %1, row %2, %3 × %4</source>
        <translation>
            <numerusform>%n panel: column %1, row %2, %3 × %4</numerusform>
            <numerusform>%n panels: column %1, row %2, %3 × %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ImportPane</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelFrame</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelMarks</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PinnedLinks</name>
    <message numerus="yes">
        <source>%n more in the panel menu</source>
        <translation>
            <numerusform>%n more in the panel menu</numerusform>
            <numerusform>%n more in the panel menu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::VariablesBar</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::incidents::IncidentHeader</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::incidents::IncidentListPane</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n incident(s)?</source>
        <translation>
            <numerusform>Resolve %n incident?</numerusform>
            <numerusform>Resolve %n incidents?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::BarChart</name>
    <message numerus="yes">
        <source>%n bars: %1</source>
        <translation>
            <numerusform>%n bar: %1</numerusform>
            <numerusform>%n bars: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more bars</source>
        <translation>
            <numerusform>%n more bar</numerusform>
            <numerusform>%n more bars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::ChartLegend</name>
    <message numerus="yes">
        <source>+%n columns</source>
        <translation>
            <numerusform>+%n column</numerusform>
            <numerusform>+%n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::DistributionChart</name>
    <message numerus="yes">
        <source>%n buckets, values of each series: %1</source>
        <translation>
            <numerusform>%n bucket, values of each series: %1</numerusform>
            <numerusform>%n buckets, values of each series: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more series</source>
        <translation>
            <numerusform>%n more series</numerusform>
            <numerusform>%n more series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::HeatmapChart</name>
    <message numerus="yes">
        <source>%n cells, counts from %1 to %2</source>
        <translation>
            <numerusform>%n cell, counts from %1 to %2</numerusform>
            <numerusform>%n cells, counts from %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::PieChart</name>
    <message numerus="yes">
        <source>%n more slices</source>
        <translation>
            <numerusform>%n more slice</numerusform>
            <numerusform>%n more slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slices: %1</source>
        <translation>
            <numerusform>%n slice: %1</numerusform>
            <numerusform>%n slices: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::StateTimelineChart</name>
    <message numerus="yes">
        <source>%n rows of states, latest: %1</source>
        <translation>
            <numerusform>%n row of states, latest: %1</numerusform>
            <numerusform>%n rows of states, latest: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::TimeSeriesChart</name>
    <message numerus="yes">
        <source>%n more series</source>
        <translation>
            <numerusform>%n more series</numerusform>
            <numerusform>%n more series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series, latest: %1</source>
        <translation>
            <numerusform>%n series, latest: %1</numerusform>
            <numerusform>%n series, latest: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::ValuePicker</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::logs::FilterPane</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::logs::LogsScreen</name>
    <message numerus="yes">
        <source>%n line(s) loaded</source>
        <translation>
            <numerusform>%n line loaded</numerusform>
            <numerusform>%n lines loaded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::logs::StackTraceView</name>
    <message numerus="yes">
        <source>Own code, %1 of %n frame(s)</source>
        <translation>
            <numerusform>Own code, %1 of %n frame</numerusform>
            <numerusform>Own code, %1 of %n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) of %1</source>
        <translation>
            <numerusform>%n frame of %1</numerusform>
            <numerusform>%n frames of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) in common with the trace above</source>
        <translation>
            <numerusform>%n frame in common with the trace above</numerusform>
            <numerusform>%n frames in common with the trace above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>%n more line</numerusform>
            <numerusform>%n more lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n frame(s)</source>
        <translation>
            <numerusform>Show all %n frame</numerusform>
            <numerusform>Show all %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::metrics::MetricBrowserPane</name>
    <message numerus="yes">
        <source>%n metric(s)</source>
        <translation>
            <numerusform>%n metric</numerusform>
            <numerusform>%n metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n metric(s)</source>
        <translation>
            <numerusform>%1 of %n metric</numerusform>
            <numerusform>%1 of %n metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <comment>of a metric</comment>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::metrics::MetricsScreen</name>
    <message numerus="yes">
        <source>series</source>
        <translation>
            <numerusform>series</numerusform>
            <numerusform>series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sample(s)</source>
        <translation>
            <numerusform>sample</numerusform>
            <numerusform>samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::metrics::SubexpressionPane</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series at the end of the range</source>
        <translation>
            <numerusform>%n series at the end of the range</numerusform>
            <numerusform>%n series at the end of the range</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::overview::OverviewScreen</name>
    <message numerus="yes">
        <source>%n deploy(s)</source>
        <translation>
            <numerusform>%n deploy</numerusform>
            <numerusform>%n deploys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged</source>
        <translation>
            <numerusform>%n acknowledged</numerusform>
            <numerusform>%n acknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>incidents</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n critical</numerusform>
            <numerusform>%n critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <comment>sources answering</comment>
        <translation>
            <numerusform>of %n</numerusform>
            <numerusform>of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::overview::ServicesPanel</name>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n critical</numerusform>
            <numerusform>%n critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warning</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::settings::SettingsScreen</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::shell::RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::shell::StatusBar</name>
    <message numerus="yes">
        <source>Outbox: %n queued</source>
        <translation>
            <numerusform>Outbox: %n queued</numerusform>
            <numerusform>Outbox: %n queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <comment>writes</comment>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <comment>writes</comment>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::ComparisonPage</name>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Against %n traces of its kind</source>
        <translation>
            <numerusform>Against %n trace of its kind</numerusform>
            <numerusform>Against %n traces of its kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::DataQualityPane</name>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n calls</source>
        <translation>
            <numerusform>from %n call</numerusform>
            <numerusform>from %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are not listed</source>
        <translation>
            <numerusform>%n more is not listed</numerusform>
            <numerusform>%n more are not listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clocks moved</source>
        <translation>
            <numerusform>%n clock moved</numerusform>
            <numerusform>%n clocks moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repairs</source>
        <translation>
            <numerusform>%n repair</numerusform>
            <numerusform>%n repairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings of the store</source>
        <translation>
            <numerusform>%n warning of the store</numerusform>
            <numerusform>%n warnings of the store</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::DurationScatter</name>
    <message numerus="yes">
        <source>%n traces</source>
        <translation>
            <numerusform>%n trace</numerusform>
            <numerusform>%n traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::EventListView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::FlameGraphView</name>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::GraphView</name>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edges</source>
        <translation>
            <numerusform>%n edge</numerusform>
            <numerusform>%n edges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::LatencyHistogram</name>
    <message numerus="yes">
        <source>%1 to %2
%n traces, %3 with errors
Click to search these</source>
        <translation>
            <numerusform>%1 to %2
%n trace, %3 with errors
Click to search these</numerusform>
            <numerusform>%1 to %2
%n traces, %3 with errors
Click to search these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::SearchPage</name>
    <message numerus="yes">
        <source>%n traces</source>
        <translation>
            <numerusform>%n trace</numerusform>
            <numerusform>%n traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::StatisticsPane</name>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::TraceHeader</name>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repairs</source>
        <translation>
            <numerusform>%n repair</numerusform>
            <numerusform>%n repairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans arrived</source>
        <translation>
            <numerusform>%n span arrived</numerusform>
            <numerusform>%n spans arrived</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::TracePage</name>
    <message numerus="yes">
        <source>%1 spans rolled up</source>
        <translation>
            <numerusform>%1 span rolled up</numerusform>
            <numerusform>%1 spans rolled up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 spans hidden</source>
        <translation>
            <numerusform>%1 span hidden</numerusform>
            <numerusform>%1 spans hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 spans folded</source>
        <translation>
            <numerusform>%1 span folded</numerusform>
            <numerusform>%1 spans folded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::TracesScreen</name>
    <message numerus="yes">
        <source>%n traces from a file of %1</source>
        <translation>
            <numerusform>%n trace from a file of %1</numerusform>
            <numerusform>%n traces from a file of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more problems</source>
        <translation>
            <numerusform>%n more problem</numerusform>
            <numerusform>%n more problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::WaterfallView</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls one after the other of %1</source>
        <translation>
            <numerusform>%n call one after the other of %1</numerusform>
            <numerusform>%n calls one after the other of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls of %1</source>
        <translation>
            <numerusform>%n call of %1</numerusform>
            <numerusform>%n calls of %1</numerusform>
        </translation>
    </message>
</context>
</TS>

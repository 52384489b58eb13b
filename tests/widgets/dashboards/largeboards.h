// Dashboards of many megabytes and of many panels, for the tests of how long they take.
#pragma once

#include <QByteArray>

namespace yagura::test {

// size bytes at least: a folded row with panels in the ten thousands.
inline QByteArray fullRow(int size)
{
    QByteArray json(
        "{\"title\":\"Full\",\"uid\":\"f\",\"templating\":{\"list\":[{\"type\":\"custom\",\"name\":"
        "\"service\",\"query\":\"a,b,c\",\"current\":{\"value\":\"a\"}}]},\"panels\":[{\"id\":1,"
        "\"type\":\"row\",\"collapsed\":true,\"title\":\"Row\",\"gridPos\":{\"x\":0,\"y\":0,\"w\":24,"
        "\"h\":1},\"panels\":[");
    for (int id = 2; json.size() < size; ++id) {
        json += id > 2 ? "," : "";
        json += "{\"id\":" + QByteArray::number(id)
            + ",\"type\":\"timeseries\",\"title\":\"Panel\",\"gridPos\":"
            + "{\"x\":0,\"y\":1,\"w\":12,\"h\":6},\"description\":\"" + QByteArray(2000, 'd')
            + "\",\"targets\":[{\"refId\":\"A\",\"expr\":\"rate(orders_total[5m])\"}]}";
    }
    return json + "]}]}";
}

// count panels that ask nothing, two abreast.
inline QByteArray manyPanels(int count)
{
    QByteArray json("{\"title\":\"Many\",\"uid\":\"m\",\"panels\":[");
    for (int i = 0; i < count; ++i) {
        json += i > 0 ? "," : "";
        json += "{\"id\":" + QByteArray::number(i + 1)
            + ",\"type\":\"text\",\"title\":\"Panel\",\"gridPos\":{\"x\":" + QByteArray::number(i % 2 * 12)
            + ",\"y\":" + QByteArray::number(i / 2 * 4)
            + ",\"w\":12,\"h\":4},\"options\":{\"content\":\"x\"}}";
    }
    return json + "]}";
}

} // namespace yagura::test

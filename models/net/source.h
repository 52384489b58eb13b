// A client together with the identity the operator gave it in sources.yaml. What screens are handed.
#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace yagura {

template <typename Client> struct Source
{
    QString id; // stable, from sources.yaml
    QString name; // for people
    std::shared_ptr<Client> client;
};

template <typename Client> using Sources = QList<Source<Client>>;

} // namespace yagura
